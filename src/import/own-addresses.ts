/** The business's own address, typed in for customers who have none: it stands on the rows of people who have nothing in common. */
import type { ColumnPlan } from './columns.ts';
import type { RawRecord } from './records.ts';
import { mayBeOne } from './same-person.ts';
import { textOrNull } from './text.ts';
import { splitEmails } from './values/emails.ts';

/** So many names make it nobody's. A list of customers tells a family apart by their names anyhow. */
const mostNames = { orders: 2, customers: 4 } as const;

interface Seen {
  readonly names: { readonly name: string; readonly company: null }[];
  readonly common: Set<string | null>;
}

/** The addresses of the first rows that stand on rows of several people, unless they share a company or an id. */
export function ownAddresses(plan: ColumnPlan, sample: readonly RawRecord[]): ReadonlySet<string> {
  const seen = new Map<string, Seen>();
  const textOf = (record: RawRecord, field: 'name' | 'firstName' | 'lastName' | 'company' | 'externalId') =>
    textOrNull(record.cells[plan.columns.get(field)?.[0]?.index ?? -1]);
  for (const record of sample) {
    const parts = [textOf(record, 'firstName'), textOf(record, 'lastName')].filter((part) => part !== null);
    const name = textOf(record, 'name') ?? parts.join(' ');
    if (name === '') continue;
    const common = textOf(record, 'company') ?? textOf(record, 'externalId');
    for (const column of plan.columns.get('email') ?? [])
      for (const address of splitEmails(record.cells[column.index] ?? '').found) {
        const { names, common: commons } = seen.get(address) ?? { names: [], common: new Set() };
        seen.set(address, { names, common: commons });
        commons.add(common);
        if (names.length <= mostNames[plan.kind] && !names.some((other) => mayBeOne(other, { name, company: null })))
          names.push({ name, company: null });
      }
  }
  const shared = [...seen].filter(
    ([, { names, common }]) => names.length > mostNames[plan.kind] && (common.has(null) || common.size > 1),
  );
  return new Set(shared.map(([address]) => address));
}
