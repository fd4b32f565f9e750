/** The columns of a list of customers. */

import { displayName } from '../domain/customer.ts';
import { type Day, daysBetween, dayText } from '../domain/day.ts';
import { formatMoney } from '../domain/money.ts';
import type { Person } from '../domain/person.ts';
import { firstPhone } from '../domain/phone-form.ts';
import { ordinal } from '../domain/rank/reasons.ts';
import { customerJson, type RankedCustomer } from './json.ts';
import { type PeopleShown, peopleJson } from './people.ts';
import type { TableColumn } from './table-layout.ts';
import { plain } from './text.ts';

interface ListedCustomer extends RankedCustomer {
  readonly today: Day;
}

/** The people of all customers of a list. */
interface PeopleOfAll extends Pick<PeopleShown, 'talks' | 'refusals'> {
  readonly people: ReadonlyMap<number, readonly Person[]>;
}

export function listJson({ rows, known }: { rows: readonly ListedCustomer[]; known: PeopleOfAll }) {
  const refusals = Map.groupBy(known.refusals, ({ customerId }) => customerId);
  return rows.map((row) => {
    const { customer, standing } = row;
    const own = { people: known.people.get(customer.id) ?? [], refusals: refusals.get(customer.id) ?? [] };
    const { lastConversation } = standing;
    return {
      ...customerJson(row, row.today),
      people: peopleJson({ customer, talks: known.talks, ...own, lastConversation }),
    };
  });
}

const money = ({ standing, customer }: ListedCustomer, minor: number): string =>
  formatMoney({ minor: Math.round(minor), currency: standing.currency ?? customer.currency }, { short: true });

const right = { align: 'right' } as const;
const flexible = { flexible: true } as const;

export const listColumns = {
  id: { title: '#', cell: ({ customer }) => String(customer.id), ...right },
  name: { title: 'Customer', cell: ({ customer }) => plain(displayName(customer)), ...flexible },
  externalId: { title: 'Id', cell: ({ customer }) => plain(customer.externalId ?? '') },
  phone: { title: 'Phone', cell: ({ customer }) => firstPhone(customer) },
  touch: { title: 'Touch', cell: ({ customer }) => (customer.phones.length === 0 ? 'write' : 'call') },
  email: { title: 'E-mail', cell: ({ customer }) => plain(customer.emails[0] ?? ''), ...flexible },
  city: { title: 'City', cell: ({ customer }) => plain(customer.city ?? ''), ...flexible },
  region: { title: 'Region', cell: ({ customer }) => plain(customer.region ?? ''), ...flexible },
  country: { title: 'Country', cell: ({ customer }) => plain(customer.country ?? '') },
  owner: { title: 'Owner', cell: ({ customer }) => plain(customer.owner ?? ''), ...flexible },
  tags: { title: 'Tags', cell: ({ customer }) => plain(customer.tags.join(', ')), ...flexible },
  product: { title: 'Product', cell: ({ customer }) => plain(customer.product ?? ''), ...flexible },
  tier: { title: 'Tier', cell: ({ standing }) => standing.tier ?? '' },
  score: { title: 'Score', cell: ({ standing }) => String(Math.round(standing.score)), ...right },
  place: { title: 'Place', cell: ({ standing }) => ordinal(standing.place), ...right },
  risk: { title: 'Risk', cell: ({ standing }) => standing.riskWord ?? '', ...flexible },
  rising: { title: 'Rising', cell: ({ standing }) => (standing.rising ? 'rising' : '') },
  rank: { title: 'Rank', cell: (row) => money(row, row.standing.rank), ...right },
  atStake: { title: 'At stake', cell: (row) => money(row, row.standing.priority), ...right },
  value: { title: 'Value', cell: (row) => money(row, row.standing.totalMinor), ...right },
  lastYear: { title: 'Last 12 months', cell: (row) => money(row, row.standing.lastYearMinor), ...right },
  orders: { title: 'Orders', cell: ({ standing }) => String(standing.orders), ...right },
  firstOrder: { title: 'First order', cell: ({ standing }) => dayText(standing.firstPurchase) },
  lastOrder: { title: 'Last order', cell: ({ standing }) => dayText(standing.lastPurchase) },
  silent: {
    title: 'Silent',
    cell: ({ standing, today }) =>
      standing.lastPurchase === null ? '' : `${daysBetween(standing.lastPurchase, today)} d`,
    ...right,
  },
  talked: { title: 'Talked', cell: ({ standing }) => dayText(standing.lastConversation, 'never') },
  interval: { title: 'Interval', cell: ({ interval }) => (interval === null ? 'none' : `${interval} d`), ...right },
  due: { title: 'Due', cell: ({ standing }) => dayText(standing.due) },
  planned: {
    title: 'Planned',
    cell: ({ customer, standing }) => (customer.doNotCall ? 'do not call' : dayText(standing.planned)),
  },
} as const satisfies Record<string, TableColumn<ListedCustomer>>;

type ColumnName = keyof typeof listColumns;

/** A small book shows the place instead of the score, and has no tiers. */
export function usualColumns(small: boolean, noPhone: boolean): readonly ColumnName[] {
  const ranking: readonly ColumnName[] = small ? ['place'] : ['tier', 'score'];
  if (noPhone) return ['id', 'name', ...ranking, 'touch', 'email', 'value', 'lastOrder', 'talked'];
  return ['id', 'name', ...ranking, 'risk', 'value', 'lastOrder', 'talked', 'planned'];
}
