/** Gives calls their days: after an operation that restarted a clock, and after an import. Decisions are in domain/. */
import { addDays, type Day, fromEpochDay, toEpochDay } from '../domain/day.ts';
import { nextCall } from '../domain/plan/next-call.ts';
import {
  type Load,
  mayMove,
  type PlanCustomer,
  type PlanReason,
  placeInWindow,
  reasonFor,
  slotOf,
} from '../domain/plan/placement.ts';
import { arrange, byValue, type Placed, type ProgrammeSettings } from '../domain/plan/programme.ts';
import { attemptsInARow } from '../domain/plan/retry.ts';
import { triggerToActOn } from '../domain/plan/triggers.ts';
import type { Calendar } from '../domain/plan/workdays.ts';
import { calendarOf } from '../domain/settings.ts';
import type { Touch } from '../domain/touch.ts';
import { type Db, idsOf, one, some, type WriteDb } from './db.ts';
import type { Journal } from './journal.ts';
import { heldBesides, planCustomers, plannedLoad, storedSettings } from './plan-facts.ts';
import { standing } from './schema.ts';
import { triggersOf } from './triggers.ts';

/** More customers than this at once are laid out together, which is fairer and faster than one after the other. */
const mostOneByOne = 20;

/** Gives a day to whoever has none yet, as of the day of the last operation; nobody else moves, nothing is journaled. */
export async function placePending(db: WriteDb, today: Day): Promise<void> {
  const pending = 'planned IS NULL AND planned_reason IS NULL AND due IS NOT NULL';
  if (!(await some(db, `SELECT 1 FROM standing WHERE ${pending} LIMIT 1`))) return;
  const last = await db.get<{ day: Day }>('SELECT day FROM operation ORDER BY id DESC LIMIT 1');
  const customers = await planCustomers(db, { pending: true });
  const placed = arrange(customers, await programmeSettings(db, last?.day ?? today, true));
  await db.runMany(
    'UPDATE standing SET planned = ?, planned_reason = ? WHERE id = ?',
    placed.map(({ customer, planned, reason }) => [planned, reason, customer.id]),
  );
}

/** `aroundOthers`: the calls already planned stay and take their room. */
export async function programmeSettings(db: Db, today: Day, aroundOthers: boolean): Promise<ProgrammeSettings> {
  const settings = await storedSettings(db);
  const held = await heldBesides(db, today);
  if (aroundOthers) {
    for (const [day, calls] of await plannedLoad(db, today)) held.set(day, (held.get(day) ?? 0) + calls);
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

export async function affectedBy(db: Db, journal: Journal): Promise<Affected> {
  return {
    touched: new Set([...journal.customers, ...(await bulkTouched(db, journal))]),
    steered: await steeredBy(db, journal),
  };
}

/** Places the calls of these customers. What the operation placed by hand stays. */
export async function placeAfter(
  db: WriteDb,
  journal: Journal,
  { touched, steered }: Affected,
  today: Day,
): Promise<void> {
  const byHand = await placedByHand(db, journal);
  const ids = [...new Set([...steered, ...touched])].filter((id) => !byHand.has(id));
  if (ids.length === 0) return;
  const customers = await planCustomers(db, { ids });
  const onRhythm = new Set(customers.map((customer) => customer.id));
  for (const id of steered) if (!onRhythm.has(id) && !byHand.has(id)) await takeOff(db, journal, id);
  if (customers.length > mostOneByOne) await placeTogether(db, journal, customers, today);
  else await placeOneByOne(db, journal, { customers, steered, today });
}

/** What the days hold, while calls are moved one after the other. */
class Room {
  readonly calendar: Calendar;
  readonly #journal: Journal;
  readonly #held: Map<Day, number>;

  private constructor(journal: Journal, { calendar, held }: ProgrammeSettings) {
    this.#journal = journal;
    this.calendar = calendar;
    this.#held = new Map(held);
  }

  static async open(db: Db, journal: Journal, today: Day): Promise<Room> {
    return new Room(journal, await programmeSettings(db, today, true));
  }

  /** What each day holds besides this customer's call. */
  without({ planned }: PlanCustomer): Load {
    const own = planned === null ? null : toEpochDay(planned);
    return (epochDay) => (this.#held.get(fromEpochDay(epochDay)) ?? 0) - (epochDay === own ? 1 : 0);
  }

  async move(
    { id, planned: from }: PlanCustomer,
    planned: Day | null,
    plannedReason: PlanReason | null,
  ): Promise<void> {
    await this.#journal.change(standing, id, { planned, plannedReason });
    if (from !== null) this.#held.set(from, (this.#held.get(from) ?? 1) - 1);
    if (planned !== null) this.#held.set(planned, (this.#held.get(planned) ?? 0) + 1);
  }
}

/** Moves the calls forward for which there is a reason now; how many moved. */
export async function actOnTriggers(
  db: WriteDb,
  journal: Journal,
  ids: readonly number[],
  today: Day,
): Promise<number> {
  if (ids.length === 0) return 0;
  const room = await Room.open(db, journal, today);
  let moved = 0;
  for (const customer of (await planCustomers(db, { ids })).sort(byValue)) {
    if (!mayMove(customer, today) || customer.lastConversation === null) continue;
    const trigger = triggerToActOn(await triggersOf(db, customer, today), customer);
    if (trigger === null) continue;
    const [release, deadline] = [toEpochDay(trigger.from), toEpochDay(trigger.to)];
    const slot = { earliest: release, early: release, release, deadline, prefer: release, asap: false };
    const day = placeInWindow(slot, room.without(customer), room.calendar);
    if (day === null) continue;
    await room.move(customer, fromEpochDay(day), trigger.reason);
    moved++;
  }
  return moved;
}

/** Gives these customers a day in the window they have now, if there is an earlier one with room; how many moved. */
export async function bringForward(db: WriteDb, journal: Journal, ids: readonly number[], today: Day): Promise<number> {
  if (ids.length === 0) return 0;
  const room = await Room.open(db, journal, today);
  let moved = 0;
  for (const customer of (await planCustomers(db, { ids })).sort(byValue)) {
    const slot = slotOf(customer, toEpochDay(today));
    const day = placeInWindow(slot, room.without(customer), room.calendar);
    if (!mayMove(customer, today) || day === null || customer.planned === null) continue;
    if (fromEpochDay(day) >= customer.planned) continue;
    await room.move(customer, fromEpochDay(day), reasonFor(customer, slot));
    moved++;
  }
  return moved;
}

async function placedByHand(db: Db, journal: Journal): Promise<Set<number>> {
  const sql = `SELECT standing.id FROM change JOIN standing ON standing.id = row_id
               WHERE operation_id = ? AND table_name = 'standing' AND planned_reason = 'by hand'`;
  return new Set(await idsOf(db, sql, [journal.operationId]));
}

/** Whom an import brought touches for, many rows at once. */
async function bulkTouched(db: Db, journal: Journal): Promise<number[]> {
  if (!journal.written.has('touch')) return [];
  return await idsOf(
    db,
    `SELECT DISTINCT touch.customer_id AS id FROM change JOIN touch ON touch.id BETWEEN row_id AND last_row_id
       WHERE operation_id = ? AND change.id > ? AND table_name = 'touch' AND last_row_id > row_id`,
    [journal.operationId, journal.since],
  );
}

/** No longer to be called: archived, do-not-call, or without an interval. */
async function takeOff(db: Db, journal: Journal, id: number): Promise<void> {
  if (await some(db, 'SELECT 1 FROM standing WHERE id = ?', [id]))
    await journal.change(standing, id, { planned: null, plannedReason: null });
}

async function placeTogether(db: Db, journal: Journal, customers: readonly PlanCustomer[], today: Day): Promise<void> {
  for (const { id } of customers) await journal.change(standing, id, { planned: null });
  const open = customers.map((customer) => ({ ...customer, planned: null }));
  await record(journal, arrange(open, await programmeSettings(db, today, true)));
}

export async function record(journal: Journal, placed: readonly Placed[]): Promise<void> {
  for (const { customer, planned, reason } of placed)
    await journal.change(standing, customer.id, { planned, plannedReason: reason });
}

async function placeOneByOne(
  db: WriteDb,
  journal: Journal,
  about: { customers: readonly PlanCustomer[]; steered: ReadonlySet<number>; today: Day },
): Promise<void> {
  const { customers, steered, today } = about;
  const room = await Room.open(db, journal, today);
  const touched = await changedRows(db, journal, "table_name = 'touch'");
  const removed = await someRemoved(db, touched);
  for (const customer of customers) {
    const touches = await touchesOf(db, customer.id);
    const at = touches.findIndex((touch) => touched.has(touch.id));
    const happened = {
      touch: touches[at] ?? null,
      attempts: attemptsInARow(touches.slice(at + 1)),
      callback: await callbackOf(db, customer.id, today),
      changed: steered.has(customer.id) || (at < 0 && removed),
    };
    const { calendar } = room;
    const next = nextCall(customer, happened, { today, calendar, load: room.without(customer) });
    if (next !== null) await room.move(customer, next.planned, next.reason);
  }
}

/** Whether a touch was taken away, such as a guided call that was discarded. */
async function someRemoved(db: Db, touched: ReadonlySet<number>): Promise<boolean> {
  for (const id of touched) if (!(await some(db, 'SELECT 1 FROM touch WHERE id = ?', [id]))) return true;
  return false;
}

/** Enough to count attempts in a row. */
async function touchesOf(db: Db, customerId: number): Promise<Touch[]> {
  return await db.all<Touch>(
    `SELECT id, kind, direction, outcome, day, time, unfinished FROM touch WHERE customer_id = ?
       ORDER BY day DESC, id DESC LIMIT 30`,
    [customerId],
  );
}

/** The next call that the customer asked for and still waits for. */
async function callbackOf(db: Db, customerId: number, today: Day): Promise<Day | null> {
  const row = await one<{ due: Day | null }>(
    db,
    `SELECT min(due) AS due FROM promise WHERE customer_id = ? AND kind = 'callback' AND told_on IS NULL AND done_on IS NULL`,
    [customerId],
  );
  return row.due === null || row.due < addDays(today, -365) ? null : row.due;
}

/** Customers of whom the operation changed something that the plan stands on; new ones come later, all together. */
async function steeredBy(db: Db, journal: Journal): Promise<Set<number>> {
  const stands = ['interval', 'paused_until', 'snoozed_until', 'archived', 'dnc_on'];
  if (!stands.some((column) => journal.written.has(`customer.${column}`))) return new Set();
  const changes = await db.all<{ id: number; before: string }>(
    `SELECT row_id AS id, before FROM change
     WHERE operation_id = ? AND id > ? AND table_name = 'customer' AND kind = 'changed'`,
    [journal.operationId, journal.since],
  );
  const isSteering = ({ before }: { before: string }) => {
    const image: object = JSON.parse(before);
    return stands.some((column) => column in image);
  };
  return new Set(changes.filter(isSteering).map(({ id }) => id));
}

async function changedRows(db: Db, journal: Journal, condition: string): Promise<Set<number>> {
  const rows = await db.all<{ row_id: number; last_row_id: number }>(
    `SELECT row_id, last_row_id FROM change WHERE operation_id = ? AND id > ? AND ${condition}`,
    [journal.operationId, journal.since],
  );
  return new Set(rows.flatMap((row) => range(row.row_id, row.last_row_id)));
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
