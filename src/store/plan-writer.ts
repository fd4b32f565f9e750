/**
 * Stores the days of calls: after an operation that restarted a clock, and after an import. Decisions are in domain/.
 */

import { type Day, fromEpochDay, toEpochDay } from '../domain/day.ts';
import type { OperationKind } from '../domain/operation.ts';
import { type ClocksFor, dayHere } from '../domain/owed-here.ts';
import { arrange } from '../domain/plan/arrange.ts';
import { isChosen } from '../domain/plan/call-queue.ts';
import { callbacksAfter } from '../domain/plan/callback.ts';
import { nextCall, toOwnDay } from '../domain/plan/next-call.ts';
import { isOwnDay, onOwnDays } from '../domain/plan/own-days.ts';
import { calendarOf } from '../domain/plan/plan-settings.ts';
import { byValue, firstTriesOf, type PlannedCall, type PlannerSettings } from '../domain/plan/planner.ts';
import { attemptsInARow } from '../domain/plan/retry.ts';
import { whatIsFree } from '../domain/plan/shares.ts';
import {
  type Load,
  mayMove,
  type PlanCustomer,
  type PlanReason,
  placeInWindow,
  reasonFor,
  slotOf,
} from '../domain/plan/slot.ts';
import { slotOfTrigger, triggerToActOn } from '../domain/plan/triggers.ts';
import type { Calendar } from '../domain/plan/workdays.ts';
import type { PromiseOwed } from '../domain/promise.ts';
import { isConversation, type Touch } from '../domain/touch.ts';
import { type Affected, stillWanted } from './affected.ts';
import { type Db, idsOf, type WriteDb } from './db.ts';
import type { Journal } from './journal.ts';
import { type Planning, readPlannerSettings } from './planner-settings.ts';
import { promise, standing } from './schema.ts';
import { oneClock } from './surroundings.ts';
import { triggersOf } from './triggers.ts';

/** More customers than this are placed together, which is fairer and faster than one by one. */
const mostOneByOne = 20;

interface Room {
  /** With only each day's places for first tries. */
  readonly calendar: Calendar;
  /** What each day holds without the customer's own call. */
  readonly load: Load;
}

/** What the days hold while calls are moved one by one: of a book, or of each of its callers. */
class Rooms {
  readonly settings: PlannerSettings;
  /** By the key of a caller; null for customers of nobody, and for all of a book without a team. */
  readonly #shares: ReadonlyMap<string | null, { readonly calendar: Calendar; readonly held: Map<Day, number> }>;

  constructor(settings: PlannerSettings) {
    this.settings = settings;
    const own = [...(settings.team?.own ?? [])].map(
      ([key, share]) => [key, opened({ ...settings, ...share })] as const,
    );
    const shared = { calendar: whatIsFree(own.map(([, share]) => share)), held: new Map(settings.team?.shared) };
    this.#shares = new Map([...own, [null, settings.team === undefined ? opened(settings) : shared]]);
  }

  of(customer: PlanCustomer): Room {
    const { calendar, held } = this.#shareOf(customer);
    const taken = roomTaken(customer);
    const own = taken === null ? null : toEpochDay(taken);
    return { calendar, load: (epochDay) => (held.get(fromEpochDay(epochDay)) ?? 0) - (epochDay === own ? 1 : 0) };
  }

  /** What all days hold without the calls of these customers. */
  withoutAll(customers: readonly PlanCustomer[]): PlannerSettings {
    for (const customer of customers) this.move(customer, null);
    const heldBy = (key: string | null) => new Map(this.#shares.get(key)?.held);
    const { team } = this.settings;
    const held = team === undefined ? heldBy(null) : this.settings.held;
    const own = [...(team?.own ?? [])].map(([key, share]) => [key, { ...share, held: heldBy(key) }] as const);
    const without = { ...this.settings, held, ...(team && { team: { own: new Map(own), shared: heldBy(null) } }) };
    for (const customer of customers) this.#add(customer, roomTaken(customer), 1);
    return without;
  }

  move(customer: PlanCustomer, to: Day | null): void {
    this.#add(customer, roomTaken(customer), -1);
    this.#add(customer, to, 1);
  }

  #add(customer: PlanCustomer, day: Day | null, calls: number): void {
    const { held } = this.#shareOf(customer);
    if (day !== null) held.set(day, (held.get(day) ?? 0) + calls);
  }

  #shareOf({ owner }: PlanCustomer) {
    const share = this.#shares.get(owner) ?? this.#shares.get(null);
    if (share === undefined) throw new Error('customers of nobody have no days');
    return share;
  }
}

const opened = (settings: PlannerSettings) => ({ calendar: firstTriesOf(settings), held: new Map(settings.held) });

/** The day on which a customer's call takes room; a retry uses the room kept for retries. */
function roomTaken({ planned, plannedReason }: Pick<PlanCustomer, 'planned' | 'plannedReason'>): Day | null {
  return plannedReason === 'retry' ? null : planned;
}

/** Chooses and stores days within an operation: what the days hold is read once, and then kept up to date. */
export class PlanWriter {
  readonly #db: WriteDb;
  readonly #journal: Journal;
  readonly #planning: Planning;
  /** The hours of callbacks are on the customers' clocks. */
  readonly #clocksOf: ClocksFor;
  readonly #today: Day;
  #opened: Rooms | null = null;
  #lately: ReadonlyMap<number, readonly Touch[]> | null = null;

  constructor(db: WriteDb, journal: Journal, planning: Planning, clocksOf: ClocksFor = oneClock) {
    this.#db = db;
    this.#journal = journal;
    this.#planning = planning;
    this.#clocksOf = clocksOf;
    this.#today = planning.today;
  }

  /**
   * Places the calls of customers whose clocks or calls the operation may have changed. Days set by hand in this
   * operation stay.
   */
  async after(people: readonly Affected[]): Promise<void> {
    await this.#closeCallbacks(people.filter(({ hasCallback }) => hasCallback));
    const byHand = await placedByHand(this.#db, this.#journal, people);
    const open = people.filter(({ plan }) => !byHand.has(plan.id));
    for (const one of open)
      if (!one.onRhythm && this.#journal.steered.has(one.plan.id)) await this.#move(one, null, null);
    const onRhythm = open.filter((one) => one.onRhythm);
    if (onRhythm.length <= mostOneByOne) return await this.#oneByOne(onRhythm);
    // What follows from a call that reached nobody is a day of their own, however many there are.
    const lately = await this.#touched(onRhythm);
    const follows = (one: Affected) => followsFrom(lately(one).touch, one, this.#journal);
    await this.#oneByOne(onRhythm.filter((one) => follows(one) === 'another try'));
    await this.#together(onRhythm.filter((one) => follows(one) === 'a new place'));
  }

  /** Moves calls forward when there is a reason to; returns how many moved. */
  async actOnTriggers(people: readonly Affected[]): Promise<number> {
    let moved = 0;
    for (const one of inOrder(people)) {
      if (!mayMove(one.plan, this.#today) || one.plan.lastConversation === null) continue;
      const trigger = triggerToActOn(await triggersOf(this.#db, one, this.#today), one.plan);
      if (trigger === null) continue;
      const room = await this.#room(one);
      const day = placeInWindow(slotOfTrigger(trigger), room.load, onOwnDays(room.calendar, one.plan.callDays));
      if (day === null) continue;
      await this.#move(one, fromEpochDay(day), trigger.reason);
      moved++;
    }
    return moved;
  }

  /** Moves these customers' calls to an earlier day with room in their present window; returns how many moved. */
  async bringForward(people: readonly Affected[]): Promise<number> {
    let moved = 0;
    for (const one of inOrder(people)) {
      const room = await this.#room(one);
      const slot = slotOf(one.plan, toEpochDay(this.#today));
      const day = placeInWindow(slot, room.load, onOwnDays(room.calendar, one.plan.callDays));
      if (!mayMove(one.plan, this.#today) || day === null || one.plan.planned === null) continue;
      if (fromEpochDay(day) >= one.plan.planned) continue;
      await this.#move(one, fromEpochDay(day), reasonFor(one.plan, slot));
      moved++;
    }
    return moved;
  }

  /** Moves calls off weekdays on which their customers may not be called, unless somebody chose the day. */
  async keepToDays(people: readonly Affected[]): Promise<void> {
    for (const one of inOrder(people)) {
      const { plan } = one;
      if (plan.planned === null || isChosen(plan.plannedReason)) continue;
      if (isOwnDay(plan.callDays, toEpochDay(plan.planned))) continue;
      const next = toOwnDay(plan, { today: this.#today, ...(await this.#room(one)) });
      if (next !== null) await this.#move(one, next.planned, next.reason);
    }
  }

  /**
   * Puts the calls of customers who became another caller's on the days of that caller: as few as possible get another
   * day.
   */
  async toOwners(people: readonly Affected[]): Promise<void> {
    const open = people.filter(({ onRhythm }) => onRhythm).map(({ plan }) => plan);
    if (open.length > 0)
      await this.#place(people, arrange(open, (await this.#rooms()).withoutAll(open), { staying: true }));
  }

  async #together(people: readonly Affected[]): Promise<void> {
    const plans = people.map(({ plan }) => plan);
    const open = plans.map((plan) => ({ ...plan, planned: null }));
    await this.#place(people, arrange(open, (await this.#rooms()).withoutAll(plans)));
  }

  async #place(people: readonly Affected[], calls: readonly PlannedCall[]): Promise<void> {
    const byId = new Map(people.map((one) => [one.plan.id, one]));
    for (const { customer, planned, reason } of calls) {
      const one = byId.get(customer.id);
      if (one !== undefined) await this.#move(one, planned, reason);
    }
  }

  async #oneByOne(people: readonly Affected[]): Promise<void> {
    if (people.length === 0) return;
    const { steered, touchRemoved } = this.#journal;
    const lately = await this.#touched(people);
    const { firstTries } = (await this.#rooms()).settings;
    for (const one of people) {
      const { touch, attempts } = lately(one);
      const changed = steered.has(one.plan.id) || (touch === null && touchRemoved);
      const happened = { touch, attempts, callback: one.callback, changed };
      const diary = { today: this.#today, ...(await this.#room(one)), firstTries };
      const next = nextCall(one.plan, happened, diary);
      if (next !== null) await this.#move(one, next.planned, next.reason);
    }
  }

  /** Closes or moves the callbacks that the operation affected; an open one decides the day of the next call. */
  async #closeCallbacks(people: readonly Affected[]): Promise<void> {
    if (people.length === 0) return;
    const owed = await openCallbacks(this.#db, people);
    const lately = await this.#touched(people);
    const calendar = calendarOf(this.#planning.settings);
    const { steered } = this.#journal;
    for (const one of people) {
      const own = owed.filter(({ customerId }) => customerId === one.plan.id);
      const { doNotCall, archived, hasNumber, plan } = one;
      const putOffTo = steered.has(plan.id) && this.#putsOff ? plan.notBefore : null;
      const events = { ...lately(one), interval: plan.interval, doNotCall, archived, hasNumber, putOffTo };
      const clocks = this.#clocksOf(one.timeZone);
      const dates = { today: this.#today, calendar, clocks };
      const changes = new Map(callbacksAfter(own, events, dates).map(({ id, change }) => [id, change]));
      for (const before of own)
        await this.#journal.changeKnown(promise, before.id, { before, after: changes.get(before.id) ?? {} });
      const left = own
        .map((callback) => ({ ...callback, ...changes.get(callback.id) }))
        .filter((now) => now.toldOn === null)
        .at(-1);
      one.callback = left === undefined ? null : stillWanted(dayHere(left, clocks), this.#today);
    }
  }

  get #putsOff(): boolean {
    const { written } = this.#journal;
    return written.has('customer.paused_until') || written.has('customer.snoozed_until');
  }

  /** Each customer's latest touch written by the operation, and the failed attempts in a row before it. */
  async #touched(people: readonly Affected[]) {
    const { rows } = this.#journal;
    if (this.#lately === null || people.some(({ plan }) => !this.#lately?.has(plan.id)))
      this.#lately = rows.touch.all.length === 0 ? new Map() : await recentTouches(this.#db, people);
    const lately = this.#lately;
    return ({ plan }: Affected) => {
      const own: readonly Touch[] = lately.get(plan.id) ?? [];
      const at = own.findIndex((touch) => rows.touch.has(touch.id));
      const touch = own[at] ?? null;
      // An entry about an earlier day changes nothing when a later one says how things stand.
      const isOld = touch !== null && own.some((other) => saysMore(other, touch));
      return { touch: isOld ? null : touch, attempts: attemptsInARow(own.slice(at + 1)) };
    };
  }

  async #rooms(): Promise<Rooms> {
    this.#opened ??= new Rooms(await readPlannerSettings(this.#db, this.#planning, { aroundOthers: true }));
    return this.#opened;
  }

  /** What the days hold on which this customer's call may be. */
  async #room({ plan }: Affected): Promise<Room> {
    return (await this.#rooms()).of(plan);
  }

  /** Includes the clock if it changed: one row, one statement. */
  async #move(one: Affected, planned: Day | null, plannedReason: PlanReason | null): Promise<void> {
    const { id, planned: from, plannedReason: reason } = one.plan;
    const before = { planned: from, plannedReason: reason };
    const beside = one.clockToStore ?? {};
    if (await this.#journal.changeKnown(standing, id, { before, after: { planned, plannedReason }, beside }))
      one.clockToStore = null;
    this.#opened?.move(one.plan, roomTaken({ planned, plannedReason }));
    one.plan = { ...one.plan, planned, plannedReason };
  }
}

type LateTouch = Pick<Touch, 'kind' | 'outcome' | 'unfinished' | 'day' | 'time'>;

/** A conversation, or a call with an outcome, that came later. */
function saysMore(other: LateTouch, touch: LateTouch): boolean {
  if (!isConversation(other) && (other.kind !== 'call' || other.outcome === null)) return false;
  if (other.day !== touch.day) return other.day > touch.day;
  return other.time !== null && touch.time !== null && other.time > touch.time;
}

/** What the operation means for a customer's next call, when it is one of many. */
function followsFrom(touch: LateTouch | null, { plan: { id }, callback }: Affected, journal: Journal) {
  if (journal.steered.has(id) || (touch === null && journal.touchRemoved)) return 'a new place';
  if (callback !== null) return 'another try';
  if (touch === null || (touch.kind === 'call' && touch.outcome === null)) return 'nothing';
  return touch.kind === 'call' && !isConversation(touch) ? 'another try' : 'a new place';
}

const inOrder = (people: readonly Affected[]) =>
  people.filter(({ onRhythm }) => onRhythm).sort((a, b) => byValue(a.plan, b.plan));

async function placedByHand(db: Db, journal: Journal, people: readonly Affected[]): Promise<Set<number>> {
  const byHand = people.filter(({ plan }) => plan.plannedReason === 'by hand').map(({ plan }) => plan.id);
  const here = byHand.filter((id) => journal.rows.standing.has(id));
  if (!journal.continues || here.length === byHand.length) return new Set(here);
  const sql = "SELECT row_id AS id FROM change WHERE operation_id = ? AND table_name = 'standing'";
  const earlier = new Set(await idsOf(db, sql, [journal.operationId]));
  return new Set([...here, ...byHand.filter((id) => earlier.has(id))]);
}

export async function writePlan(journal: Journal, placed: readonly PlannedCall[]): Promise<void> {
  for (const { customer, planned, reason } of placed)
    await journal.change(standing, customer.id, { planned, plannedReason: reason });
}

/** The open callbacks of these customers, in the order they were made. */
async function openCallbacks(
  db: Db,
  people: readonly Affected[],
): Promise<(PromiseOwed & { readonly isRetry: boolean })[]> {
  const owed = await db.all<PromiseOwed>(
    `SELECT ${promise.select()} FROM promise
     WHERE kind = 'callback' AND told_on IS NULL AND customer_id IN ${db.listed('?')} ORDER BY id`,
    [db.list(people.map(({ plan }) => plan.id))],
  );
  const movedBy = owed.length === 0 ? new Map<number, OperationKind>() : await lastMoves(db, owed);
  return owed.map((one) => ({ ...one, isRetry: tries.has(movedBy.get(one.id) ?? '') }));
}

/** Operations that write a failed try. */
const tries: ReadonlySet<string> = new Set<OperationKind>(['call', 'log']);

/** The operation that last changed the day of each of these promises; missing when its first day stands. */
async function lastMoves(db: Db, owed: readonly PromiseOwed[]): Promise<ReadonlyMap<number, OperationKind>> {
  const changes = await db.all<{ id: number; kind: OperationKind; before: string | null }>(
    `SELECT row_id AS id, operation.kind, before FROM change JOIN operation ON operation.id = operation_id
     WHERE change.customer_id IN ${db.listed('?')} AND table_name = 'promise' AND change.kind = 'changed'
       AND undone_at IS NULL ORDER BY change.id`,
    [db.list([...new Set(owed.map(({ customerId }) => customerId))])],
  );
  const moves = changes.filter(({ before }) => Object.hasOwn(JSON.parse(before ?? '{}'), 'due'));
  return new Map(moves.map(({ id, kind }) => [id, kind]));
}

/** Each customer's latest first: enough to count attempts in a row. */
async function recentTouches(db: Db, people: readonly Affected[]): Promise<Map<number, Touch[]>> {
  const rows = await db.all<Touch>(
    `SELECT * FROM (
       SELECT id, customer_id AS "customerId", kind, direction, outcome, day, time, unfinished,
              row_number() OVER (PARTITION BY customer_id ORDER BY day DESC, id DESC) AS nth
       FROM touch WHERE customer_id IN ${db.listed('?')}) AS recent
     WHERE nth <= 30 ORDER BY "customerId", nth`,
    [db.list(people.map(({ plan }) => plan.id))],
  );
  const touches = new Map<number, Touch[]>(people.map(({ plan }) => [plan.id, []]));
  for (const touch of rows) touches.get(touch.customerId)?.push(touch);
  return touches;
}

/** Customers with touches that the operation added in bulk. */
export async function bulkTouched(db: Db, journal: Journal): Promise<number[]> {
  const ids: number[] = [];
  for (const { first, last } of journal.rows.touch.all) {
    if (last === first) continue;
    const sql = 'SELECT DISTINCT customer_id AS id FROM touch WHERE id BETWEEN ? AND ?';
    for (const id of await idsOf(db, sql, [first, last])) ids.push(id);
  }
  return ids;
}
