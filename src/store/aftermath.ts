/** What follows from an operation or its undo: stale figures, clocks, and the days of calls. */
import type { Day } from '../domain/day.ts';
import { teamOf } from '../domain/team.ts';
import { type Affected, affectedCustomers } from './affected.ts';
import type { Basis } from './basis.ts';
import { keepOwnerKeys } from './callers.ts';
import type { WriteDb } from './db.ts';
import { tickOffEvents } from './events.ts';
import type { Journal } from './journal.ts';
import { makeStale } from './meta.ts';
import { bulkTouched, PlanWriter } from './plan-writer.ts';
import { takeBackTierChanges } from './ranking.ts';
import { writeClocks } from './refresh.ts';
import { clocksIn, type Surroundings } from './surroundings.ts';
import { forgetOrders, recentBuyers } from './triggers.ts';

/** What the scorer reads besides orders: after an operation that wrote any of it, the figures are worked out again. */
const scored = new Set([
  ...['customer', 'setting', 'setting.value', 'potential', 'potential.level', 'potential.until'],
  ...[
    'currency',
    'total_minor',
    'orders',
    'first_purchase',
    'last_purchase',
    'tier_pin',
    'tier_pin_reason',
    'archived',
    'created_on',
  ].map((column) => `customer.${column}`),
]);

/** What the products no longer bought follow from, and all that the scorer reads of orders. */
const ofOrders = new Set([
  'purchase',
  ...['customer_id', 'day', 'amount_minor', 'currency', 'lines'].map((column) => `purchase.${column}`),
]);

/**
 * Brings the figures up to date, without the tier moves that followed only from the undone data. `since` is the last
 * operation before the undo: days chosen while a customer could be called, by a process that only read, are in no
 * journal and are removed here.
 */
export async function afterUndo(db: WriteDb, operationId: number, since: number): Promise<void> {
  await takeBackTierChanges(db, operationId);
  await db.run(
    `UPDATE standing SET planned = NULL, planned_reason = NULL
     WHERE planned IS NOT NULL
       AND id IN (SELECT customer_id FROM change WHERE operation_id > ? AND table_name = 'customer')
       AND EXISTS (SELECT 1 FROM customer WHERE customer.id = standing.id AND (dnc_on IS NOT NULL OR archived = 1 OR "interval" = 0
         OR planned_reason NOT IN ('by hand', 'callback') AND (paused_until > planned OR snoozed_until > planned)))`,
    [since],
  );
  await makeStale(db, { orders: true });
}

interface Around {
  readonly basis: Basis;
  readonly today: Day;
  readonly clocks: Surroundings['clocks'];
  /** Whether the next reading may work the figures out. */
  readonly ranks: boolean;
}

/** The day of the next call of each customer whom the operation may have moved; null when none is planned. */
export type NextCalls = ReadonlyMap<number, Day | null>;

/**
 * Marks all figures as stale, or updates only the clocks of the customers who were talked to; then places their next
 * calls. New customers are placed together when the figures are read.
 */
export async function afterOperation(
  db: WriteDb,
  journal: Journal,
  { basis, today, clocks, ranks }: Around,
): Promise<NextCalls> {
  if (journal.whole) {
    await makeStale(db, { orders: true });
    return new Map();
  }
  const written = [...journal.written];
  const isRehoming = written.some(
    (name) => name === 'customer.owner' || name === 'caller' || name.startsWith('caller.'),
  );
  const rehomed = isRehoming ? await keepOwnerKeys(db, teamOf(await basis.callers())) : new Set<number>();
  const touched = new Set([...journal.customers, ...(await bulkTouched(db, journal))]);
  const people = await moveCalls(db, journal, { basis, today, clocks, touched, rehomed });
  if (journal.written.has('touch') || journal.written.has('touch.outcome'))
    await tickOffEvents(
      db,
      journal,
      people.filter(({ plan }) => touched.has(plan.id)),
      today,
    );
  // Before the first ranking there is nothing to be the last of.
  if (!ranks && journal.written.has('customer') && (await basis.stamp('figures')) !== null) await standIn(db);
  const orders = written.some((name) => ofOrders.has(name));
  if (orders || journal.numbersChanged || written.some((name) => scored.has(name))) await makeStale(db, { orders });
  return new Map(people.map(({ plan }) => [plan.id, plan.planned]));
}

interface Following {
  readonly basis: Basis;
  readonly today: Day;
  readonly clocks: Surroundings['clocks'];
  readonly touched: ReadonlySet<number>;
  /** Customers who became another caller's. */
  readonly rehomed: ReadonlySet<number>;
}

async function moveCalls(
  db: WriteDb,
  journal: Journal,
  { basis, today, clocks, touched, rehomed }: Following,
): Promise<readonly Affected[]> {
  const buyers = await recentBuyers(db, journal, today);
  if (journal.written.has('purchase')) await forgetOrders(db);
  const ids = new Set([...journal.steered, ...journal.hoursChanged, ...touched, ...buyers, ...rehomed]);
  if (ids.size === 0) return [];
  const settings = await basis.bookSettings();
  const team = teamOf(await basis.callers());
  const { to: writing } = await basis.writing();
  const people = await affectedCustomers(db, [...ids], { settings, team, writing, today });
  const restarts = [...journal.written].some((name) => name.startsWith('touch') || name === 'customer.interval');
  const mayStay = ({ plan: { id } }: Affected) => !touched.has(id) && !journal.steered.has(id);
  for (const one of people) if (!restarts || mayStay(one)) one.clockToStore = null;
  const writer = new PlanWriter(db, journal, { settings, team, today }, clocksIn(settings.zone, clocks));
  await writer.after(people.filter((one) => !mayStay(one)));
  await writer.toOwners(people.filter(({ plan: { id } }) => rehomed.has(id)));
  await writer.keepToDays(people.filter(({ plan: { id } }) => journal.hoursChanged.has(id)));
  await writer.actOnTriggers(people);
  const left = people.flatMap(({ plan: { id }, clockToStore }) =>
    clockToStore === null ? [] : [{ id, clock: clockToStore }],
  );
  await writeClocks(db, left);
  return people;
}

/** Somebody whom a caller added comes last, until a keeper works the figures out: every list takes it that all have some. */
async function standIn(db: WriteDb): Promise<void> {
  const unknown = (table: string) =>
    `FROM customer WHERE NOT EXISTS (SELECT 1 FROM ${table} WHERE ${table}.id = customer.id)`;
  await db.run(`INSERT INTO standing (id, total_minor, orders) SELECT id, 0, 0 ${unknown('standing')}`);
  await db.run(
    `INSERT INTO figure (id, value, rank, score, place, urgency, rising, top_value, priority, last_year_minor)
     SELECT id, 0, 0, 0, (SELECT count(*) + 1 FROM figure), (SELECT coalesce(max(urgency), 0) + 1 FROM figure), 0, 0, 0, 0
     ${unknown('figure')}`,
  );
}
