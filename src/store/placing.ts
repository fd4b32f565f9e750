/** Gives calls their days: after an operation that restarted a clock, and after an import. Decisions are in domain/. */
import { addDays, type Day, fromEpochDay, toEpochDay } from '../domain/day.ts';
import { nextCall } from '../domain/plan/next-call.ts';
import { type Load, mayMove, type PlanCustomer, placeInWindow, reasonFor, slotOf } from '../domain/plan/placement.ts';
import { arrange, byValue, type Placed, type ProgrammeSettings } from '../domain/plan/programme.ts';
import { attemptsInARow } from '../domain/plan/retry.ts';
import { triggerToActOn } from '../domain/plan/triggers.ts';
import { calendarOf } from '../domain/settings.ts';
import type { Touch } from '../domain/touch.ts';
import type { Journal } from './journal.ts';
import { heldBesides, planCustomers, plannedLoad, storedSettings } from './plan-facts.ts';
import type { Sqlite } from './sqlite/sqlite.ts';
import { triggersOf } from './triggers.ts';

/** More customers than this at once are laid out together, which is fairer and faster than one after the other. */
const mostOneByOne = 20;

/** Gives a day to whoever has none yet, as of the day of the last operation; nobody else moves, nothing is journaled. */
export function placePending(sqlite: Sqlite, today: Day): void {
  const pending = sqlite
    .prepare('SELECT 1 FROM standing WHERE planned IS NULL AND planned_reason IS NULL AND due IS NOT NULL LIMIT 1')
    .get();
  if (pending === undefined) return;
  const last = sqlite.prepare('SELECT day FROM operation ORDER BY id DESC LIMIT 1').get() as { day: Day } | undefined;
  const customers = planCustomers(sqlite, { pending: true });
  const write = sqlite.prepare('UPDATE standing SET planned = ?, planned_reason = ? WHERE id = ?');
  for (const { customer, planned, reason } of arrange(customers, programmeSettings(sqlite, last?.day ?? today, true))) {
    write.run([planned, reason, customer.id]);
  }
}

/** `aroundOthers`: the calls already planned stay and take their room. */
export function programmeSettings(sqlite: Sqlite, today: Day, aroundOthers: boolean): ProgrammeSettings {
  const settings = storedSettings(sqlite);
  const held = heldBesides(sqlite, today);
  if (aroundOthers) {
    for (const [day, calls] of plannedLoad(sqlite, today, '9999-12-31')) held.set(day, (held.get(day) ?? 0) + calls);
  }
  return { today, calendar: calendarOf(settings), fringe: settings.fringe, held };
}

/** Customers whose clocks or calls an operation may have changed. */
export interface Affected {
  /** Something was hung on them: a touch, an answer, a promise. */
  readonly touched: ReadonlySet<number>;
  /** Something that the plan stands on was changed: the interval, a pause, do-not-call. */
  readonly steered: ReadonlySet<number>;
}

export function affectedBy(sqlite: Sqlite, journal: Journal): Affected {
  return {
    touched: new Set([...journal.customers, ...bulkTouched(sqlite, journal)]),
    steered: steeredBy(sqlite, journal),
  };
}

/** Places the calls of these customers. What the operation placed by hand stays. */
export function placeAfter(sqlite: Sqlite, journal: Journal, { touched, steered }: Affected, today: Day): void {
  const byHand = placedByHand(sqlite, journal);
  const ids = [...new Set([...steered, ...touched])].filter((id) => !byHand.has(id));
  if (ids.length === 0) return;
  const customers = planCustomers(sqlite, { ids });
  const onRhythm = new Set(customers.map((customer) => customer.id));
  for (const id of steered) if (!onRhythm.has(id) && !byHand.has(id)) takeOff(sqlite, journal, id);
  if (customers.length > mostOneByOne) placeTogether(sqlite, journal, customers, today);
  else placeOneByOne(sqlite, journal, { customers, steered, today });
}

/** Moves the calls forward for which there is a reason now; how many moved. */
export function actOnTriggers(sqlite: Sqlite, journal: Journal, ids: readonly number[], today: Day): number {
  if (ids.length === 0) return 0;
  const { calendar } = programmeSettings(sqlite, today, false);
  const held = heldBesides(sqlite, today);
  let moved = 0;
  for (const customer of planCustomers(sqlite, { ids }).sort(byValue)) {
    if (!mayMove(customer, today) || customer.lastConversation === null) continue;
    const trigger = triggerToActOn(triggersOf(sqlite, customer, today), customer);
    if (trigger === null) continue;
    const [release, deadline] = [toEpochDay(trigger.from), toEpochDay(trigger.to)];
    const slot = { earliest: release, early: release, release, deadline, prefer: release, asap: false };
    const day = placeInWindow(slot, loadWithout(sqlite, customer.id, held), calendar);
    if (day === null) continue;
    journal.change('standing', customer.id, { planned: fromEpochDay(day), planned_reason: trigger.reason });
    moved++;
  }
  return moved;
}

/** Gives these customers a day in the window they have now, if there is an earlier one with room; how many moved. */
export function bringForward(sqlite: Sqlite, journal: Journal, ids: readonly number[], today: Day): number {
  if (ids.length === 0) return 0;
  const { calendar } = programmeSettings(sqlite, today, false);
  const held = heldBesides(sqlite, today);
  let moved = 0;
  for (const customer of planCustomers(sqlite, { ids }).sort(byValue)) {
    const slot = slotOf(customer, toEpochDay(today));
    const day = placeInWindow(slot, loadWithout(sqlite, customer.id, held), calendar);
    if (!mayMove(customer, today) || day === null || customer.planned === null) continue;
    if (fromEpochDay(day) >= customer.planned) continue;
    const reason = reasonFor(customer, slot);
    journal.change('standing', customer.id, { planned: fromEpochDay(day), planned_reason: reason });
    moved++;
  }
  return moved;
}

function placedByHand(sqlite: Sqlite, journal: Journal): Set<number> {
  const rows = sqlite
    .prepare(
      `SELECT standing.id FROM change JOIN standing ON standing.id = row_id
       WHERE operation_id = ? AND table_name = 'standing' AND planned_reason = 'by hand'`,
    )
    .all([journal.operationId]) as { id: number }[];
  return new Set(rows.map((row) => row.id));
}

/** Whom an import brought touches for, many rows at once. */
function bulkTouched(sqlite: Sqlite, journal: Journal): number[] {
  if (!journal.written.has('touch')) return [];
  const rows = sqlite
    .prepare(
      `SELECT DISTINCT customer_id AS id FROM change JOIN touch ON touch.id BETWEEN row_id AND last_row_id
       WHERE operation_id = ? AND change.id > ? AND table_name = 'touch' AND last_row_id > row_id`,
    )
    .all([journal.operationId, journal.since]) as { id: number }[];
  return rows.map((row) => row.id);
}

/** No longer to be called: archived, do-not-call, or without an interval. */
function takeOff(sqlite: Sqlite, journal: Journal, id: number): void {
  const known = sqlite.prepare('SELECT 1 FROM standing WHERE id = ?').get([id]);
  if (known !== undefined) journal.change('standing', id, { planned: null, planned_reason: null });
}

function placeTogether(sqlite: Sqlite, journal: Journal, customers: readonly PlanCustomer[], today: Day): void {
  for (const { id } of customers) journal.change('standing', id, { planned: null });
  const open = customers.map((customer) => ({ ...customer, planned: null }));
  record(journal, arrange(open, programmeSettings(sqlite, today, true)));
}

export function record(journal: Journal, placed: readonly Placed[]): void {
  for (const { customer, planned, reason } of placed) {
    journal.change('standing', customer.id, { planned, planned_reason: reason });
  }
}

function placeOneByOne(
  sqlite: Sqlite,
  journal: Journal,
  about: { customers: readonly PlanCustomer[]; steered: ReadonlySet<number>; today: Day },
): void {
  const { customers, steered, today } = about;
  const { calendar } = programmeSettings(sqlite, today, false);
  const held = heldBesides(sqlite, today);
  const touched = changedRows(sqlite, journal, "table_name = 'touch'");
  for (const customer of customers) {
    const touches = touchesOf(sqlite, customer.id);
    const at = touches.findIndex((touch) => touched.has(touch.id));
    const happened = {
      touch: touches[at] ?? null,
      attempts: attemptsInARow(touches.slice(at + 1)),
      callback: callbackOf(sqlite, customer.id, today),
      changed: steered.has(customer.id) || (at < 0 && wasRemoved(sqlite, touched)),
    };
    const load = loadWithout(sqlite, customer.id, held);
    const next = nextCall(customer, happened, { today, calendar, load });
    if (next !== null) journal.change('standing', customer.id, { planned: next.planned, planned_reason: next.reason });
  }
}

/** What each day holds besides this customer's call. */
function loadWithout(sqlite: Sqlite, customerId: number, held: ReadonlyMap<Day, number>): Load {
  const count = sqlite.prepare('SELECT count(*) AS calls FROM standing WHERE planned = ? AND id <> ?');
  return (epochDay) => {
    const day = fromEpochDay(epochDay);
    return (count.get([day, customerId]) as { calls: number }).calls + (held.get(day) ?? 0);
  };
}

/** A touch was taken away, such as a guided call that was discarded. */
function wasRemoved(sqlite: Sqlite, touched: ReadonlySet<number>): boolean {
  const known = sqlite.prepare('SELECT 1 FROM touch WHERE id = ?');
  return [...touched].some((id) => known.get([id]) === undefined);
}

/** Enough to count attempts in a row. */
function touchesOf(sqlite: Sqlite, customerId: number): Touch[] {
  return sqlite
    .prepare(
      `SELECT id, kind, direction, outcome, day, time, unfinished FROM touch WHERE customer_id = ?
       ORDER BY day DESC, id DESC LIMIT 30`,
    )
    .all([customerId]) as Touch[];
}

/** The next call that the customer asked for and still waits for. */
function callbackOf(sqlite: Sqlite, customerId: number, today: Day): Day | null {
  const row = sqlite
    .prepare(
      `SELECT min(due) AS due FROM promise WHERE customer_id = ? AND kind = 'callback' AND told_on IS NULL AND done_on IS NULL`,
    )
    .get([customerId]) as { due: Day | null };
  return row.due === null || row.due < addDays(today, -365) ? null : row.due;
}

/** Customers of whom the operation changed something that the plan stands on; new ones come later, all together. */
function steeredBy(sqlite: Sqlite, journal: Journal): Set<number> {
  const stands = ['interval', 'paused_until', 'snoozed_until', 'archived', 'dnc_on'];
  if (!stands.some((column) => journal.written.has(`customer.${column}`))) return new Set();
  const keys = stands.map((column) => `before LIKE '%"${column}":%'`).join(' OR ');
  return changedRows(sqlite, journal, `table_name = 'customer' AND before IS NOT NULL AND (${keys})`);
}

function changedRows(sqlite: Sqlite, journal: Journal, condition: string): Set<number> {
  const rows = sqlite
    .prepare(`SELECT row_id, last_row_id FROM change WHERE operation_id = ? AND id > ? AND ${condition}`)
    .all([journal.operationId, journal.since]) as { row_id: number; last_row_id: number }[];
  return new Set(rows.flatMap((row) => range(row.row_id, row.last_row_id)));
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
