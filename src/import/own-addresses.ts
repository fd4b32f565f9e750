/**
 * The business's own address, entered for customers without one: it is on rows of people who have nothing in common.
 */
import type { ColumnPlan } from './column-plan.ts';
import type { RawRecord } from './raw-record.ts';
import { mayBeOne } from './same-person.ts';
import { textOrNull } from './text.ts';
import { splitEmails } from './values/emails.ts';

/**
 * An address with this many names belongs to none of them. A list of customers distinguishes a family by their names
 * anyway.
 */
const mostNames = { orders: 2, customers: 4 } as const;

interface Seen {
  readonly names: { readonly name: string; readonly company: null }[];
  readonly common: Set<string | null>;
}

/** Addresses in the first rows that several people share, unless these have a company or an id in common. */
export function ownAddresses(plan: ColumnPlan, sample: readonly RawRecord[]): ReadonlySet<string> {
  const seen = new Map<string, Seen>();
  const most = mostNames[plan.kind];
  for (const record of sample) {
    const { name, common } = whoIn(plan, record);
    for (const address of name === '' ? [] : addressesIn(plan, record)) {
      const known = seen.get(address) ?? { names: [], common: new Set() };
      seen.set(address, known);
      known.common.add(common);
      if (known.names.length <= most) addName(known.names, name);
    }
  }
  const shared = [...seen].filter(
    ([, { names, common }]) => names.length > most && (common.has(null) || common.size > 1),
  );
  return new Set(shared.map(([address]) => address));
}

/** The row's name, and what rows of one company or customer have in common. */
function whoIn(plan: ColumnPlan, record: RawRecord): { readonly name: string; readonly common: string | null } {
  const textOf = (field: 'name' | 'firstName' | 'lastName' | 'company' | 'externalId') =>
    textOrNull(record.cells[plan.columns.get(field)?.[0]?.index ?? -1]);
  const parts = [textOf('firstName'), textOf('lastName')].filter((part) => part !== null);
  return { name: textOf('name') ?? parts.join(' '), common: textOf('company') ?? textOf('externalId') };
}

function addressesIn(plan: ColumnPlan, record: RawRecord): readonly string[] {
  const columns = plan.columns.get('email') ?? [];
  return columns.flatMap(({ index }) => splitEmails(record.cells[index] ?? '').found);
}

function addName(names: Seen['names'], name: string): void {
  if (!names.some((other) => mayBeOne(other, { name, company: null }))) names.push({ name, company: null });
}
