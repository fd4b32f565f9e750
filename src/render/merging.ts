/** What merging two customers does to them. */
import { silentNumbers } from '../domain/contact-type.ts';
import { type Customer, displayName } from '../domain/customer.ts';
import { dayOf, dayText } from '../domain/day.ts';
import { type Differing, mergedFieldNames, type Taken } from '../domain/merging.ts';
import { formatMoney } from '../domain/money.ts';
import { phoneInForm } from '../domain/phone-form.ts';
import type { Standing } from '../domain/standing.ts';
import { silentNumber, withType } from './contacts.ts';
import { table } from './table.ts';
import { plain, plural } from './text.ts';

interface Side {
  readonly customer: Customer;
  readonly standing: Standing | null;
  readonly notes: number;
  readonly promises: number;
}

interface Facts {
  readonly taken: readonly Taken[];
  readonly differing: readonly Differing[];
}

/** Both side by side, and what becomes of facts that only one of them has, before the user decides. */
export function mergeView(
  { kept, other, taken, differing }: Facts & { readonly kept: Side; readonly other: Side },
  width: number,
): string {
  const rows = Object.entries(shown).map(([label, of]) => ({ label, kept: of(kept), other: of(other) }));
  const drawn = table(
    [
      { title: '', cell: ({ label }) => label },
      { title: 'Stays', cell: (row) => row.kept, flexible: true, least: 10 },
      { title: 'Joins', cell: (row) => row.other, flexible: true, least: 10 },
    ],
    rows,
    { width },
  );
  const lines = [...takenLines(taken, other.customer), ...differing.map(stayingLine)];
  return `${drawn}${lines.map((line) => `${line}\n`).join('')}`;
}

/** The same afterwards. */
export function mergeDone({ taken, differing }: Facts, other: Customer): string {
  return [...takenLines(taken, other), ...differing.map(keptLine)].map((line) => `${line}\n`).join('');
}

const shown: Readonly<Record<string, (side: Side) => string>> = {
  Customer: called,
  Orders: ({ standing }) => (standing === null ? '' : ordersText(standing)),
  'Last talk': ({ standing }) => dayText(standing?.lastConversation ?? null, 'never'),
  Numbers: ({ customer }) =>
    plain(
      [
        ...customer.phones.map((phone) => withType(customer, phoneInForm(phone), phone)),
        ...silentNumbers(customer).map(silentNumber),
      ].join(', '),
    ),
  'E-mail': ({ customer }) => plain(customer.emails.map(typed(customer)).join(', ')),
  Notes: ({ notes }) => (notes === 0 ? 'none' : String(notes)),
  Promises: ({ promises }) => (promises === 0 ? 'none' : `${promises} open`),
  'Do not call': ({ customer: { doNotCall } }) => (doNotCall === null ? '' : `since ${dayText(doNotCall.on)}`),
};

const typed = (customer: Customer) => (contact: string) => withType(customer, contact, contact);

function called({ customer }: Side): string {
  return `${customer.id} ${plain(displayName(customer))}`;
}

function ordersText({ orders, totalMinor, currency }: Standing): string {
  return orders === 0 && totalMinor === 0
    ? 'none'
    : `${plural(orders, 'order')}, ${formatMoney({ minor: totalMinor, currency })}`;
}

/** One line for all: most of it is as expected. */
function takenLines(taken: readonly Taken[], { id }: Customer): string[] {
  if (taken.length === 0) return [];
  const facts = [...Map.groupBy(taken, ({ field }) => field)].map(
    ([field, same]) => `${mergedFieldNames[field]} ${same.map(({ value }) => plain(inForm(field, value))).join(', ')}`,
  );
  return [`from ${id}: ${facts.join('; ')}`];
}

function inForm(field: Taken['field'], value: string): string {
  if (field === 'phone') return phoneInForm(value);
  if (field !== 'birthday') return value;
  const [year = 0, month = 0, date = 0] = value.split('-').map(Number);
  return dayText(dayOf(year, month, date), value);
}

function stayingLine({ field, kept, other }: Differing): string {
  return field === 'phone'
    ? `phone number ${plain(phoneInForm(other))}: is removed as wrong`
    : `${mergedFieldNames[field]}: ${plain(kept)} stays; ${plain(other)} goes into a note`;
}

function keptLine({ field, kept, other }: Differing): string {
  return field === 'phone'
    ? `phone number ${plain(phoneInForm(other))}: removed as wrong`
    : `${mergedFieldNames[field]}: kept ${plain(kept)}; the other had ${plain(other)} (noted)`;
}
