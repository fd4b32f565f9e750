/** Whom to call by a day: the planned calls whose day has come, then those the year had no room for. */
import type { Tier } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import { leastSlipping } from '../domain/rank/risk.ts';
import { type Db, idsOf, one } from './db.ts';
import { likeText } from './like.ts';

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

export async function callable(db: Db, today: Day, request: CallableRequest): Promise<Callable> {
  const matching = filterSql(request.filter ?? {});
  const blocked = await blockedBy(db, laterOf(today, request.from), request, matching);
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
    ids: await choose(db, request, planned, unplanned),
    total: request.uncounted
      ? 0
      : (await count(db, planned)) + (request.from === undefined ? await count(db, unplanned) : 0),
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
async function choose(db: Db, request: CallableRequest, planned: Sql, unplanned: Sql): Promise<number[]> {
  const most = Math.min(request.count, 1_000_000);
  const kept = Math.min(most, request.fringe ?? 0);
  const turn = "ORDER BY planned_reason = 'fringe' DESC, planned, urgency, place, id";
  const fringe =
    kept === 0 ? [] : await select(db, { ...planned, text: `tier = 'C' AND ${planned.text} ${turn}` }, kept);
  const pressing = await select(db, { ...planned, text: `${planned.text} ${order}` }, most);
  const chosen = new Set(fringe);
  for (const id of pressing) if (chosen.size < most) chosen.add(id);
  const places = new Map(pressing.map((id, place) => [id, place]));
  const last = pressing.length;
  const ids = [...chosen].sort((a, b) => (places.get(a) ?? last) - (places.get(b) ?? last));
  if (request.from !== undefined || ids.length >= most) return ids;
  return [...ids, ...(await select(db, { ...unplanned, text: `${unplanned.text} ${order}` }, most - ids.length))];
}

async function select(db: Db, where: Sql, most: number): Promise<number[]> {
  return await idsOf(db, `SELECT id FROM ranked WHERE ${where.text} LIMIT ?`, [...where.values, most]);
}

async function count(db: Db, where: Sql): Promise<number> {
  const sql = `SELECT count(*) AS count FROM standing WHERE ${where.text}`;
  return (await one<{ count: number }>(db, sql, where.values)).count;
}

interface Blocked {
  readonly id: number;
  readonly planned: Day | null;
  readonly why: string;
}

/** Customers who would be due, or are planned, in these days, and whom something keeps from being called. */
async function blockedBy(db: Db, today: Day, request: CallableRequest, matching: Sql): Promise<Blocked[]> {
  const from = request.from ?? '0001-01-01';
  return await db.all<Blocked>(
    `SELECT id, planned, CASE WHEN archived = 1 THEN 'archived' WHEN dnc_on IS NOT NULL THEN 'do not call'
                                WHEN paused_until > ? THEN 'paused' ELSE 'snoozed' END AS why
       FROM customer INDEXED BY customer_blocked CROSS JOIN standing USING (id)
       WHERE ${mayBeBlocked} AND (planned BETWEEN ? AND ? OR due BETWEEN ? AND ?)
         AND (archived = 1 OR dnc_on IS NOT NULL OR paused_until > ? OR snoozed_until > ?) ${matching.text}`,
    [today, from, request.until, from, request.until, today, today, ...matching.values],
  );
}

/** The numbers of the customers who match, as a JSON list; null when everybody does. */
export async function idsMatching(db: Db, filter: Filter): Promise<string | null> {
  const matching = filterSql(filter);
  if (matching.values.length === 0) return null;
  return JSON.stringify(await idsOf(db, `SELECT id FROM standing WHERE true ${matching.text}`, matching.values));
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
