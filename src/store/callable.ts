/** Which customers to call by a day: planned calls whose day has come, then those the year had no room for. */
import type { Tier } from '../domain/customer.ts';
import { addDays, type Day } from '../domain/day.ts';
import { countedTo } from '../domain/due.ts';
import { yearWithout } from '../domain/plan/cadence.ts';
import { chosenReasons, firstCallHasTime, type InTurn, withFringe } from '../domain/plan/call-queue.ts';
import { silentWords } from '../domain/rank/risk.ts';
import type { Scope } from '../domain/team.ts';
import { type Db, idsOf, type Value } from './db.ts';
import { textsOf } from './sound-values.ts';

export interface Filter {
  readonly tier?: Tier | undefined;
  readonly tag?: string | undefined;
  /** The empty text for customers without an owner. */
  readonly owner?: string | undefined;
  readonly region?: string | undefined;
  /** Part of a product's name: what the customer bought, or the product of one of the purchases. */
  readonly product?: string | undefined;
  /** Small so far, ordering like the top. */
  readonly rising?: boolean | undefined;
  /** Worth something, and no longer steady. */
  readonly slipping?: boolean | undefined;
  /** The calls of one caller, and what is anybody's. */
  readonly scope?: Scope | undefined;
  /** Without a working phone number. */
  readonly noPhone?: boolean | undefined;
}

export interface CallableRequest {
  /** Calls planned by this day are offered, and those without a day that are due by it. */
  readonly until: Day;
  /** As many as this, the most pressing first. */
  readonly count: number;
  /** How many of them are kept for tier C, if that many wait. */
  readonly fringe?: number;
  readonly filter?: Filter;
  /** Customers who come up elsewhere, left out of `ids` and of the count. */
  readonly except?: readonly number[];
  readonly ahead?: DaysAhead;
}

/** The days after the first, in the same question. */
export interface DaysAhead {
  readonly until: Day;
  /** How many of the calls whose day has come these days may have room for. */
  readonly count: number;
  /** Customers to leave out of these days and of the count. */
  readonly except: readonly number[];
}

export interface Callable {
  /** The most pressing first, as many as were asked for. */
  readonly ids: readonly number[];
  /**
   * Further calls whose day has come, for the days ahead; those without a day only as far as the first day was short of
   * calls.
   */
  readonly rest: readonly number[];
  /**
   * Planned for the days ahead, with nothing to keep them from being called then, without any of `ids`; the most
   * pressing first.
   */
  readonly ahead: readonly PlannedAhead[];
  /** All calls whose day has come by the last day asked about, of customers who may be called. */
  readonly total: number;
  /** There are more than `total`: counting stopped `countedTo` after all that were asked for. */
  readonly more: boolean;
  readonly paused: number;
  readonly doNotCall: number;
  readonly snoozed: number;
}

export interface PlannedAhead extends InTurn {
  readonly planned: Day;
  readonly reason: string | null;
}

/** The condition of the index `customer_blocked`, word for word: few customers have any of these. */
export const mayBeBlocked =
  '(dnc_on IS NOT NULL OR paused_until IS NOT NULL OR snoozed_until IS NOT NULL OR archived = 1)';

/** More than any book has. */
const everybody = 1_000_000_000;

interface Row {
  readonly part: 'held' | 'fringe' | 'planned' | 'waiting' | 'ahead' | 'total';
  /** A customer's number; in the row of the total, the count. */
  readonly id: number;
  readonly day: Day | null;
  /** Why the customer is held back, or why the call was planned for its day. */
  readonly why: string | null;
  readonly tier: Tier | null;
  readonly turn: number;
}

/** One statement, because over a network each one waits. */
export async function callable(db: Db, today: Day, request: CallableRequest): Promise<Callable> {
  const { ahead, except = [], until } = request;
  const count = Math.min(request.count, everybody);
  const left = [...except, ...(ahead?.except ?? [])];
  const wanted = Math.min(everybody, count + (ahead?.count ?? 0));
  const matching = await filterSql(db, request.filter ?? {});
  const rows = await db.all<Row>(callableSql(db, matching.text, request.filter?.scope), {
    ...{ ...matching.values, today, until, last: ahead?.until ?? until },
    ...{ except: db.list(except), left: db.list(left), fringe: Math.min(count, request.fringe ?? 0) },
    ...{
      firstIsOver: addDays(today, -firstCallHasTime),
      yearThreatens: addDays(today, -yearWithout.threatens),
      yearIsOver: addDays(today, -yearWithout.isOver),
    },
    ...{ wanted: wanted + left.length, short: count + left.length, most: wanted + countedTo + 1 },
  });
  const ofPart = (...parts: Row['part'][]) => rows.filter(({ part }) => parts.includes(part));
  const because = (why: string) => rows.filter((row) => row.part === 'held' && row.why === why).length;
  const line = ofPart('planned', 'waiting');
  const elsewhere = new Set(except);
  const first = line.filter(({ id }) => !elsewhere.has(id));
  const ids = withFringe(ofPart('fringe'), first, count).map(({ id }) => id);
  const taken = new Set([...ids, ...(ahead?.except ?? [])]);
  const total = ofPart('total').reduce((sum, { id }) => sum + id, 0);
  return {
    ids,
    rest: ahead === undefined ? [] : line.flatMap(({ id }) => (taken.has(id) ? [] : [id])),
    ahead: freeAhead(rows).filter(({ id }) => !taken.has(id)),
    total: Math.min(total, wanted + countedTo),
    more: total > wanted + countedTo,
    doNotCall: because('do not call'),
    paused: because('paused'),
    snoozed: because('snoozed'),
  };
}

/** A pause that ends before the day of a call does not affect it. */
function freeAhead(rows: readonly Row[]): PlannedAhead[] {
  const held = new Map(rows.flatMap(({ part, id, day }) => (part === 'held' ? [[id, day]] : [])));
  return rows.flatMap(({ part, id, day, why, tier, turn }) => {
    if (part !== 'ahead' || day === null || (held.get(id) ?? '') > day) return [];
    return [{ id, planned: day, tier, turn, reason: why }];
  });
}

/**
 * When few calls wait, sorting finds the first ones; when very many do, going through all customers in order of urgency
 * finds them sooner.
 */
const backlog = 20_000;
const isBacklog = `(SELECT waiting FROM crowd) = ${backlog}`;

/** What is anybody's comes after all that is the caller's own. */
function turnSql(scope: Scope | undefined): string {
  return scope === undefined ? usualTurn : `CASE WHEN ${scopeSql(scope, true).text} THEN 0 ELSE 10 END + ${usualTurn}`;
}

/** As `turnOf` in call-queue.ts; for a customer never talked to, `due` is the day they came into the book. */
const usualTurn = `CASE
  WHEN planned_reason IN (${chosenReasons.map((reason) => `'${reason}'`).join(', ')}) THEN 0
  WHEN tier = 'A' THEN CASE WHEN last_conversation IS NOT NULL OR due <= :firstIsOver THEN 0 ELSE 2 END
  WHEN tier IS NULL THEN 5
  WHEN coalesce(last_conversation, due) <= :yearIsOver THEN 1
  WHEN coalesce(last_conversation, due) <= :yearThreatens THEN CASE WHEN tier = 'C' THEN 4 ELSE 3 END
  WHEN last_conversation IS NULL THEN CASE WHEN tier = 'C' THEN 6 ELSE 5 END
  ELSE 7 END`;

/**
 * `held`: customers with a call by the last day who may not be called today, until which day, and why. `waiting` is
 * only searched when too few calls are planned.
 */
function callableSql(db: Db, matching: string, scope: Scope | undefined): string {
  const turn = turnSql(scope);
  const own = scope === undefined ? '' : `AND ${scopeSql(scope, true).text}`;
  const free = `id NOT IN (SELECT id FROM held) ${matching}`;
  const waiting = `planned IS NULL AND due <= :until AND ${free}`;
  const missing = (how: string) =>
    `SELECT CASE WHEN count(*) < :short AND ${how} THEN :short - count(*) ELSE 0 END FROM planned`;
  const howMany = (which: string) =>
    `SELECT 'total', count(*), NULL, NULL, NULL, 0, 0, 0
     FROM (SELECT id FROM standing WHERE ${which} AND ${free} AND id NOT IN ${db.listed(':left')} LIMIT :most) AS counted`;
  return `
    WITH held AS MATERIALIZED (
      SELECT id, day, why FROM (
        SELECT id, CASE WHEN archived = 1 OR dnc_on IS NOT NULL THEN '9999-12-31'
                        WHEN paused_until IS NULL OR snoozed_until > paused_until THEN snoozed_until
                        ELSE paused_until END AS day,
               CASE WHEN archived = 1 THEN 'archived' WHEN dnc_on IS NOT NULL THEN 'do not call'
                    WHEN paused_until > :today THEN 'paused' ELSE 'snoozed' END AS why
        FROM customer ${db.byIndex('customer_blocked')} ${db.thenJoin} standing USING (id)
        WHERE ${mayBeBlocked} AND (planned <= :last OR due <= :last) ${matching}) AS blocked
      WHERE day > :today
    ), planned AS MATERIALIZED (
      SELECT id, tier, ${turn} AS turn, urgency, place FROM ranked WHERE planned <= :until AND ${free} ORDER BY turn, urgency, place, id LIMIT :wanted
    ), crowd AS MATERIALIZED (
      SELECT count(*) AS waiting
      FROM (SELECT id FROM standing WHERE planned IS NULL AND due <= :until LIMIT ${backlog}) AS counted
    )
    SELECT 'held' AS part, id, day, why, NULL AS tier, 0 AS turn, 0 AS major, 0 AS minor FROM held
    UNION ALL SELECT * FROM (
      SELECT 'fringe', id, NULL, NULL, tier, row_number() OVER (
        ORDER BY CASE WHEN planned_reason = 'fringe' THEN 0 ELSE 1 END, planned, urgency, place, id) AS nth, 0, 0
      FROM ranked WHERE tier = 'C' AND planned <= :until AND ${free} ${own} AND id NOT IN ${db.listed(':except')}
      ORDER BY nth LIMIT :fringe) AS fringe
    UNION ALL SELECT 'planned', id, NULL, NULL, tier, turn, urgency, place FROM planned
    UNION ALL SELECT * FROM (
      SELECT 'waiting', id, NULL, NULL, tier, 8, urgency, place FROM ranked WHERE ${waiting}
      ORDER BY urgency, place, id LIMIT (${missing(`NOT ${isBacklog}`)})) AS waiting
    UNION ALL SELECT * FROM (
      SELECT 'waiting', id, NULL, NULL, tier, 8, urgency, place
      FROM figure ${db.byIndex('figure_urgency')} ${db.thenJoin} standing USING (id) WHERE ${waiting}
      ORDER BY urgency, place, id LIMIT (${missing(isBacklog)})) AS backlog
    UNION ALL SELECT 'ahead', id, planned, planned_reason, tier, ${turn}, urgency, place FROM ranked
      WHERE planned > :until AND planned <= :last ${matching}
    UNION ALL ${howMany('planned <= :last')}
    UNION ALL ${howMany('planned IS NULL AND due <= :last')}
    ORDER BY part, turn, major, minor, id`;
}

/** The numbers of the customers who match; null when there is no condition. */
export async function idsMatching(db: Db, filter: Filter): Promise<number[] | null> {
  const matching = await filterSql(db, filter);
  if (matching.text === '') return null;
  return await idsOf(db, `SELECT id FROM standing WHERE true ${matching.text}`, matching.values);
}

interface SqlCondition {
  /** Begins with AND; empty without conditions. */
  readonly text: string;
  /** By name. */
  readonly values: Readonly<Record<string, Value>>;
}

async function filterSql(db: Db, filter: Filter): Promise<SqlCondition> {
  const parts: string[] = [];
  const values: Record<string, Value> = {};
  const given = (name: string, value: Value | undefined, text: string) => {
    if (value === undefined) return;
    parts.push(`AND ${text}`);
    values[name] = value;
  };
  const ofCustomer = (condition: string) => `id IN (SELECT id FROM customer WHERE ${condition})`;
  const one = (mark: string) => db.listed(mark, 'texts');
  given('tier', filter.tier, 'tier = :tier');
  given(
    'owner',
    await spellings(db, 'owner', filter.owner, same),
    ofCustomer(`coalesce(owner, '') IN ${one(':owner')}`),
  );
  given('region', await spellings(db, 'region', filter.region, same), ofCustomer(`region IN ${one(':region')}`));
  given('tags', await spellings(db, 'tags', filter.tag, hasTag), ofCustomer(`tags IN ${one(':tags')}`));
  given('products', await spellings(db, 'product', filter.product, holds), boughtProduct(one(':products')));
  if (filter.rising) parts.push('AND id IN (SELECT id FROM figure WHERE rising = 1)');
  if (filter.slipping) parts.push(`AND id IN (SELECT id FROM figure WHERE rank > 0 AND word IN (${silent}))`);
  if (filter.scope) {
    const { text, values: bound } = scopeSql(filter.scope);
    parts.push(`AND ${text}`);
    Object.assign(values, bound);
  }
  if (filter.noPhone) parts.push(`AND ${ofCustomer("phones = '[]'")}`);
  return { text: parts.join(' '), values };
}

/** Of customers of nobody and of callers who are away the calls that fall due by then: `own` of these only the caller's. */
function scopeSql({ caller, away, shared }: Scope, own = false): SqlCondition {
  const handed = away.flatMap(({ isOwn }, at) =>
    isOwn || !own ? [`OR owner_key = :away${at} AND coalesce(planned, due) < :back${at}`] : [],
  );
  const anybody = own || !shared ? '' : 'OR owner_key IS NULL';
  const days = Object.fromEntries(
    away.flatMap(({ key, until }, at) => [
      [`away${at}`, key],
      [`back${at}`, until],
    ]),
  );
  return { text: `(owner_key = :caller ${anybody} ${handed.join(' ')})`, values: { caller: caller.key, ...days } };
}

const silent = silentWords.map((word) => `'${word}'`).join(', ');

/** The typed and the stored text, both in lower case. */
type TextMatch = (typed: string, stored: string) => boolean;
const same: TextMatch = (typed, stored) => stored === typed;
const holds: TextMatch = (typed, stored) => typed !== '' && stored.includes(typed);
const hasTag: TextMatch = (typed, stored) => textsOf(stored).includes(typed);

/** The texts of the column that match, as a list: engines differ in how they change the case of letters. */
async function spellings(
  db: Db,
  column: 'owner' | 'region' | 'tags' | 'product',
  typed: string | undefined,
  matches: TextMatch,
): Promise<Value | undefined> {
  if (typed === undefined) return undefined;
  const wanted = typed.toLowerCase();
  const bought = column === 'product' ? 'UNION SELECT product FROM purchase' : '';
  const rows = await db.all<[string | null]>(
    `SELECT DISTINCT coalesce("${column}", '') FROM customer ${bought}`,
    [],
    'arrays',
  );
  return db.list(rows.flatMap(([stored]) => (matches(wanted, (stored ?? '').toLowerCase()) ? [stored] : [])));
}

const boughtProduct = (these: string) => `id IN (
  SELECT id FROM customer WHERE product IN ${these}
  UNION SELECT customer_id FROM purchase WHERE product IN ${these})`;
