/** Header words as Invoice Ninja's own translations have them: what a row of them is read as. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { mappingOf, nameColumns, noChoices, planColumns } from '../../src/import/columns.ts';

const languages: readonly Readonly<Record<string, string>>[] = parse(readFileSync('fixtures/header-words.csv'), {
  columns: true,
});

function read(words: Readonly<Record<string, string>>, wanted: Readonly<Record<string, string>>) {
  const headers = Object.values(wanted).map((word) => words[word] ?? '');
  const fields = Object.keys(wanted).map((field, at) => [field, headers[at]] as const);
  const plan = planColumns(nameColumns(headers), noChoices);
  return { kind: plan.kind, mapping: mappingOf(plan), wanted: Object.fromEntries(fields) };
}

describe.each(languages.map((words) => [words['language'], words] as const))('%s', (_, words) => {
  it.each([
    ['number', 'total'],
    ['number', 'amount'],
  ])('an invoice: %s, %s, and what is left to pay is neither', (number, amount) => {
    const columns = {
      name: 'client',
      orderId: number,
      orderDate: 'date',
      amount,
      currency: 'currency',
      status: 'status',
    };
    const { wanted, kind, mapping } = read(words, { ...columns, due: 'due', balance: 'balance' });
    const { due, balance, ...fields } = wanted;
    expect({ kind, mapping }).toEqual({ kind: 'orders', mapping: fields });
  });

  it('lines', () => {
    const lines = {
      name: 'client',
      orderId: 'number',
      orderDate: 'date',
      product: 'product',
      quantity: 'qty',
      unitPrice: 'unit',
    };
    const { kind, mapping, wanted } = read(words, lines);
    expect({ kind, mapping }).toEqual({ kind: 'orders', mapping: wanted });
  });

  it('a person with an address', () => {
    const person = {
      firstName: 'first',
      lastName: 'last',
      email: 'email',
      phone: 'phone',
      address: 'street',
      city: 'city',
    };
    const rest = { region: 'state', postalCode: 'zip', country: 'country', website: 'web', note: 'notes' };
    const { kind, mapping, wanted } = read(words, { ...person, ...rest });
    expect({ kind, mapping }).toEqual({ kind: 'customers', mapping: wanted });
  });
});
