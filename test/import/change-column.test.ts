/** Another meaning for a column, given by hand. */
import { describe, expect, it } from 'vitest';
import { fieldOf, fieldsFor, withColumn } from '../../src/import/change-column.ts';
import { mappingOf, nameColumns, noChoices, planColumns } from '../../src/import/columns.ts';
import type { Field } from '../../src/import/fields.ts';

const columns = nameColumns(['Name', 'Email', 'Sign', 'Phone']);
const column = (header: string) => columns.find((one) => one.header === header) ?? { header, index: -1 };

/** The choices and what is read under them, after changes one behind the other. */
function changed(...changes: readonly (readonly [header: string, field: Field | null])[]) {
  return changes.reduce(
    ({ choices, plan }, [header, field]) => {
      const next = withColumn(choices, plan, column(header), field);
      return { choices: next, plan: planColumns(columns, next) };
    },
    { choices: noChoices, plan: planColumns(columns, noChoices) },
  );
}

const rest = { email: 'Email', phone: 'Phone' };

describe('a column that was not read', () => {
  it('is read as what it is said to be, and all others stay', () => {
    expect(mappingOf(changed(['Sign', 'tags']).plan)).toEqual({ name: 'Name', ...rest, tags: 'Sign' });
  });

  it('takes a field from the column that had it, which is read no more', () => {
    const { plan } = changed(['Sign', 'name']);
    expect(mappingOf(plan)).toEqual({ name: 'Sign', ...rest });
    expect(plan.unread.map(({ header }) => header)).toEqual(['Name']);
  });
});

describe('a column that was read', () => {
  it('is left out', () => {
    expect(mappingOf(changed(['Phone', null]).plan)).toEqual({ name: 'Name', email: 'Email' });
  });

  it('is read again when somebody thinks better of it', () => {
    expect(mappingOf(changed(['Phone', null], ['Phone', 'phone']).plan)).toEqual({ name: 'Name', ...rest });
  });

  it('changes places with another', () => {
    const { plan } = changed(['Sign', 'name'], ['Name', 'company']);
    expect(mappingOf(plan)).toEqual({ name: 'Sign', company: 'Name', ...rest });
  });
});

it('says what a column is', () => {
  const { plan } = changed();
  expect(['Name', 'Sign'].map((header) => fieldOf(plan, column(header)))).toEqual(['name', null]);
});

it('offers what a column of such a file may be', () => {
  expect(fieldsFor({ kind: 'orders' })).toEqual(expect.arrayContaining(['orderId', 'amount', 'name']));
  expect(fieldsFor({ kind: 'orders' })).not.toContain('birthday');
  expect(fieldsFor({ kind: 'customers' })).not.toContain('amount');
});
