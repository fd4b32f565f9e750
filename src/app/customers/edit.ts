import type { Workspace } from '../../context.ts';
import { type Customer, type CustomerChange, displayName } from '../../domain/customer.ts';
import { fieldWords } from '../../domain/field-words.ts';
import { plain } from '../../domain/plain.ts';
import { ChangedMeanwhile } from '../../errors.ts';
import type { Store } from '../../store/store.ts';

interface Edit {
  /** Fields to set by hand: imports will not overwrite them. */
  readonly facts: CustomerChange;
  readonly archived: boolean | undefined;
}

interface Edited {
  /** As they are now. */
  readonly customer: Customer;
  /** False when they were like that already. */
  readonly changed: boolean;
}

/** Throws `ChangedMeanwhile` when somebody else changed one of these fields since the customer was read. */
export async function editCustomer(
  { today }: Workspace,
  store: Store,
  customer: Customer,
  { facts, archived }: Edit,
): Promise<Edited> {
  const named = Object.keys(facts);
  const changed = await store.atomically({ kind: 'edit', day: today }, async (book) => {
    const present = (await book.customers.get(customer.id)) ?? customer;
    mustBeAsRead(customer, present, facts);
    const handSet = [...new Set([...present.handSet, ...named])];
    const what = [...named.map(fieldWords), ...(archived === undefined ? [] : ['archived'])];
    await book.summarize(`${customer.name}: ${what.join(', ')}`);
    return await book.customers.change(customer.id, {
      ...facts,
      handSet,
      ...(archived === undefined ? {} : { archived }),
    });
  });
  return { customer: (await store.customers.get(customer.id)) ?? customer, changed };
}

/** What others changed is no conflict where it is what is wanted, or of another field. */
function mustBeAsRead(read: Customer, present: Customer, facts: CustomerChange): void {
  const fields = (Object.keys(facts) as (keyof CustomerChange)[]).filter((field) => {
    const [before, now, wanted] = [read, present, facts].map((one) => JSON.stringify(one[field]));
    return now !== before && now !== wanted;
  });
  if (fields.length === 0) return;
  const lines = fields.map(
    (field) => `  ${fieldWords(field)} is ${valueText(present[field])} now, and would be ${valueText(facts[field])}`,
  );
  throw new ChangedMeanwhile(
    `${displayName(present)} was changed by somebody else since they were read\n${lines.join('\n')}`,
    {
      hint: `cadence history ${present.id} says by whom; the same command again changes it all the same`,
    },
  );
}

function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map((one) => plain(String(one))).join(', ');
  return `“${plain(typeof value === 'object' ? JSON.stringify(value) : String(value))}”`;
}
