/** Whom to call by a day: the planned calls whose day has come, then those the year had no room for. */
import type { Tier } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import { leastSlipping } from '../domain/rank/risk.ts';
import { likeText } from './sqlite/like.ts';
import type { Sqlite } from './sqlite/sqlite.ts';

export interface Filter {
  readonly tier?: Tier | undefined;
  readonly tag?: string | undefined;
  /** The empty text for the customers of nobody. */
  readonly owner?: string | undefined;
  readonly region?: string | undefined;
  /** Part of a product's name: what the customer bought, or the product of one of the purchases. */
  readonly product?: string | undefined;
  /** Small so far, ordering like the top. */
  readonly rising?: boolean | undefined;
  /** Of value, and no longer steady. */
  readonly slipping?: boolean | undefined;
}

export interface CallableRequest {
  /** The beginning of time when absent; then calls without a day are offered too. */
  readonly from?: Day;
  readonly until: Day;
  /** As many as this, the most pressing first. */
  readonly count: number;
  /** So many of them are kept for tier C, if so many wait. */
  readonly fringe?: number;
  readonly filter?: Filter;
  /** How many there are in all is not wanted: counting them takes as long as finding the first. */
  readonly uncounted?: boolean;
  /** Customers to leave out, who come up elsewhere. */
  readonly except?: readonly number[];
}

export interface Callable {
  /** The most pressing first, as many as were asked for. */
  readonly ids: readonly number[];
  /** All whose day has come and whom nothing keeps from being called; 0 when they are not to be counted. */
  readonly total: number;
  readonly paused: number;
  readonly doNotCall: number;
  readonly snoozed: number;
}

/** The condition of the index `customer_blocked`, word for word: few customers have any of these. */
export const mayBeBlocked =
  '(dnc_on IS NOT NULL OR paused_until IS NOT NULL OR snoozed_until IS NOT NULL OR archived = 1)';

const order = 'ORDER BY urgency, place, id';

interface Sql {
  readonly text: string;
  readonly values: readonly (string | number)[];
}

export function callable(sqlite: Sqlite, today: Day, request: CallableRequest): Callable {
  const matching = filterSql(request.filter ?? {});
  const blocked = blockedBy(sqlite, laterOf(today, request.from), request, matching);
  const kept = JSON.stringify([...blocked.map((row) => row.id), ...(request.except ?? [])]);
  const free = `id NOT IN (SELECT value FROM json_each(?)) ${matching.text}`;
  const planned: Sql = {
    text: `planned BETWEEN ? AND ? AND ${free}`,
    values: [request.from ?? '0001-01-01', request.until, kept, ...matching.values],
  };
  const unplanned: Sql = {
    text: `planned IS NULL AND due <= ? AND ${free}`,
    values: [request.until, kept, ...matching.values],
  };
  const because = (why: string) => blocked.filter((row) => row.why === why).length;
  return {
    ids: choose(sqlite, request, planned, unplanned),
    total: request.uncounted ? 0 : count(sqlite, planned) + (request.from === undefined ? count(sqlite, unplanned) : 0),
    doNotCall: because('do not call'),
    paused: because('paused'),
    snoozed: because('snoozed'),
  };
}

/** A pause that ends before the days that are asked about blocks nobody on them. */
function laterOf(today: Day, from: Day | undefined): Day {
  return from !== undefined && from > today ? from : today;
}

/** The fringe's places first, then the most pressing; shown the most pressing first. */
function choose(sqlite: Sqlite, request: CallableRequest, planned: Sql, unplanned: Sql): number[] {
  const most = Math.min(request.count, 1_000_000);
  const kept = Math.min(most, request.fringe ?? 0);
  const turn = "ORDER BY planned_reason = 'fringe' DESC, planned, urgency, place, id";
  const fringe = kept === 0 ? [] : select(sqlite, { ...planned, text: `tier = 'C' AND ${planned.text} ${turn}` }, kept);
  const pressing = select(sqlite, { ...planned, text: `${planned.text} ${order}` }, most);
  const chosen = new Set(fringe);
  for (const id of pressing) if (chosen.size < most) chosen.add(id);
  const places = new Map(pressing.map((id, place) => [id, place]));
  const last = pressing.length;
  const ids = [...chosen].sort((a, b) => (places.get(a) ?? last) - (places.get(b) ?? last));
  if (request.from !== undefined || ids.length >= most) return ids;
  return [...ids, ...select(sqlite, { ...unplanned, text: `${unplanned.text} ${order}` }, most - ids.length)];
}

function select(sqlite: Sqlite, where: Sql, most: number): number[] {
  const rows = sqlite.prepare(`SELECT id FROM ranked WHERE ${where.text} LIMIT ?`).all([...where.values, most]);
  return (rows as { id: number }[]).map((row) => row.id);
}

function count(sqlite: Sqlite, where: Sql): number {
  const row = sqlite.prepare(`SELECT count(*) AS count FROM standing WHERE ${where.text}`).get(where.values);
  return (row as { count: number }).count;
}

interface Blocked {
  readonly id: number;
  readonly planned: Day | null;
  readonly why: string;
}

/** Customers who would be due, or are planned, in these days, and whom something keeps from being called. */
function blockedBy(sqlite: Sqlite, today: Day, request: CallableRequest, matching: Sql): Blocked[] {
  const from = request.from ?? '0001-01-01';
  return sqlite
    .prepare(
      `SELECT id, planned, CASE WHEN archived = 1 THEN 'archived' WHEN dnc_on IS NOT NULL THEN 'do not call'
                                WHEN paused_until > ? THEN 'paused' ELSE 'snoozed' END AS why
       FROM customer INDEXED BY customer_blocked CROSS JOIN standing USING (id)
       WHERE ${mayBeBlocked} AND (planned BETWEEN ? AND ? OR due BETWEEN ? AND ?)
         AND (archived = 1 OR dnc_on IS NOT NULL OR paused_until > ? OR snoozed_until > ?) ${matching.text}`,
    )
    .all([today, from, request.until, from, request.until, today, today, ...matching.values]) as Blocked[];
}

/** The numbers of the customers who match, as a JSON list; null when everybody does. */
export function idsMatching(sqlite: Sqlite, filter: Filter): string | null {
  const matching = filterSql(filter);
  if (matching.values.length === 0) return null;
  const rows = sqlite.prepare(`SELECT id FROM standing WHERE 1 ${matching.text}`).all(matching.values);
  return JSON.stringify((rows as { id: number }[]).map((row) => row.id));
}

/** Conditions to add with AND; empty when everybody matches. */
function filterSql(filter: Filter): Sql {
  const parts: { text: string; value: string | number }[] = [];
  const given = (value: string | undefined, text: string) => {
    if (value !== undefined) parts.push({ text, value });
  };
  const ofCustomer = (condition: string) => `id IN (SELECT id FROM customer WHERE ${condition})`;
  given(filter.tier, 'tier = ?');
  given(filter.owner, ofCustomer("coalesce(owner, '') = ? COLLATE NOCASE"));
  given(filter.region, ofCustomer('region = ? COLLATE NOCASE'));
  given(filter.tag, ofCustomer('EXISTS (SELECT 1 FROM json_each(tags) WHERE value = ? COLLATE NOCASE)'));
  given(filter.product && `%${likeText(filter.product)}%`, boughtProduct);
  if (filter.rising) parts.push({ text: 'id IN (SELECT id FROM figure WHERE rising = ?)', value: 1 });
  if (filter.slipping)
    parts.push({ text: 'id IN (SELECT id FROM figure WHERE rank > 0 AND risk >= ?)', value: leastSlipping });
  return { text: parts.map((part) => `AND ${part.text}`).join(' '), values: parts.map((part) => part.value) };
}

const boughtProduct = `id IN (
  SELECT customer.id FROM customer, (SELECT ? AS wanted)
  WHERE customer.product LIKE wanted ESCAPE '\\' OR EXISTS (
    SELECT 1 FROM purchase WHERE customer_id = customer.id AND purchase.product LIKE wanted ESCAPE '\\'))`;
