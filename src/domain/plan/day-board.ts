import type { ShareOfWeek } from './fringe.ts';
import { DayShelves, emptiestDay, Matching } from './matching.ts';
import { moveToOwnDays } from './own-days.ts';
import { outsideWindow, type Rhythm, releaseAfter, type Slot, sharedSlots, slotAfter, yearDays } from './slot.ts';

export interface CallsToPlace {
  /** The calls to be given days, the first to choose in front. */
  readonly order: readonly number[];
  /** The last day for a call that may leave its window. */
  readonly latest: (call: number) => number;
  /** Calls that take the first free day and give way to none after them, even when there is no day until `latest`. */
  readonly atOnce?: (call: number) => boolean;
  /** Calls that share the places kept in each week, in the order of their turns. */
  readonly takingTurns: readonly number[];
  readonly weeks: readonly ShareOfWeek[];
  /** The day a call has had so far: it keeps it as long as there is room. */
  readonly before?: ((call: number) => number | null) | undefined;
  /** Prefer the end of a window: calling early only adds calls to the year. */
  readonly late?: boolean;
}

/** The last week of a window. */
function lateWindow(window: Slot, shared: (slot: Slot) => Slot): Slot {
  if (window.asap || window.first) return window;
  return shared({ ...window, release: Math.max(window.release, window.deadline - 6), prefer: window.deadline });
}

/** Places calls on days. A call is known by its index, best first. */
export class DayBoard {
  readonly dayOf: Int32Array;
  readonly capacity: Int32Array;
  readonly load: Int32Array;
  /** May be wider than at first, where a call gave way to others. */
  readonly #windows: Slot[];
  /** 1 for a call that keeps its day. */
  readonly #immovable: Uint8Array;
  /** Calls on each day including those that will follow; the same as `load` until these are known. */
  #expected: Int32Array;
  /** The part of `#expected` that is for calls that will follow. */
  #reserved: Int32Array | null = null;

  constructor(slots: readonly Slot[], capacity: Int32Array, load: Int32Array) {
    this.#windows = [...slots];
    this.capacity = capacity;
    this.load = load;
    this.#expected = load;
    this.dayOf = new Int32Array(slots.length).fill(-1);
    this.#immovable = new Uint8Array(slots.length);
  }

  /** The same calls and days, to try another arrangement. */
  copy(): DayBoard {
    const copy = new DayBoard(this.#windows, this.capacity, this.load.slice());
    copy.dayOf.set(this.dayOf);
    copy.#immovable.set(this.#immovable);
    return copy;
  }

  /**
   * A call that keeps its day in any case. The load ignores days beyond the board. Tries again take no room here: they
   * have their own.
   */
  fix(call: number, day: number, takesRoom = true): void {
    this.#immovable[call] = 1;
    this.dayOf[call] = day;
    if (takesRoom) this.load[day] = (this.load[day] as number) + 1;
  }

  /**
   * Gives the open calls days in this order: each gets one as long as it fits together with all before it. A call that
   * may wait until `latest` leaves its own window where others need the room, and returns to it, in the same order,
   * where they do not. Each week keeps its share of places for the calls that take turns, as far as the others leave
   * room; returns the calls that got such a place.
   */
  place({ order, latest, atOnce, takingTurns, weeks, before, late = false }: CallsToPlace): ReadonlySet<number> {
    // Windows are asked for, not listed: a book may have a million calls.
    const own = (job: number) => this.#windows[order[job] as number] as Slot;
    const [sharedLate, sharedWide] = [sharedSlots(), sharedSlots()];
    const wanted = (job: number) => (late ? lateWindow(own(job), sharedLate) : own(job));
    const widest = (job: number) => {
      const [window, last] = [own(job), Math.min(latest(order[job] as number), this.capacity.length - 1)];
      return last > window.deadline ? sharedWide({ ...window, deadline: last }) : window;
    };
    const matching = new Matching(
      order.map((_, job) => wanted(job)),
      this.capacity,
      this.load.slice(),
    );
    const kept = new Set<number>();
    for (const [job, call] of before === undefined ? [] : order.entries())
      stay(matching, job, before?.(call) ?? null, widest(job));
    order.forEach((call, job) => {
      if (matching.dayOf[job] !== -1) return;
      const window = own(job);
      const has = !atOnce?.(call) && matching.add(job, widest(job));
      if (has || atOnce === undefined) return;
      if (!matching.add(job, sharedWide({ ...window, deadline: yearDays - 1, asap: true }))) return;
      matching.narrow(job, { ...window, deadline: Math.max(window.deadline, matching.dayOf[job] as number) });
      kept.add(job);
    });
    const turns = jobsOf(takingTurns, order);
    const shared = giveTurns(matching, turns, { weeks, latest: (job) => this.#lastTurn(order[job] as number) });
    for (const job of Array.from(order.keys()).sort((a, b) => (order[a] as number) - (order[b] as number))) {
      if (kept.has(job) || matching.dayOf[job] === -1 || shared.has(job)) continue;
      const window = wanted(job);
      if (matching.windowOf(job) !== window && !matching.narrow(job, window)) matching.narrow(job, own(job));
    }
    this.load.set(matching.load);
    this.#adopt(order, matching);
    order.forEach((call, job) => {
      if (matching.windowOf(job) === own(job) || matching.dayOf[job] === -1) return;
      const { release, deadline } = matching.windowOf(job);
      this.#windows[call] = { ...own(job), release, deadline };
    });
    return new Set([...shared].map((job) => order[job] as number));
  }

  /** Reserves room for calls that will follow; no call goes without a day because of it. */
  expect(calls: Int32Array): void {
    this.#reserved = calls;
    calls.forEach((some, day) => {
      this.load[day] = (this.load[day] as number) + some;
    });
  }

  /** A first call has its turn in its window, an overdue one at some time in the year. */
  #lastTurn(call: number): number {
    const { asap, deadline } = this.#windows[call] as Slot;
    return asap ? Math.max(deadline, yearDays - 1) : deadline;
  }

  /**
   * Gives calls that do not fit into their windows a day outside, as long as the year has room. With `customers`, it
   * leaves room for the calls that will follow, the best first; but no call goes without a day because of that.
   */
  placeOutside(calls: readonly number[], customers: readonly Rhythm[] | null): void {
    const expected = this.load.slice();
    const reserved = this.#reserved;
    const planned = reserved === null ? this.load : this.load.map((calls, day) => calls - (reserved[day] as number));
    this.#expected = expected;
    const follow = (call: number) => {
      const customer = customers?.[call];
      if (customer !== undefined) this.#follow(expected, this.dayOf[call] as number, customer);
    };
    for (const call of calls) if (this.dayOf[call] !== -1) follow(call);
    // Days only fill: a slot that found none finds none later.
    const full = new Set<Slot>();
    for (const call of calls) {
      const slot = this.#windows[call] as Slot;
      if (this.dayOf[call] !== -1 || full.has(slot)) continue;
      const day = [expected, this.load, planned].reduce<number | null>(
        (found, held) => found ?? outsideWindow(slot, held, this.capacity),
        null,
      );
      if (day === null) {
        full.add(slot);
        continue;
      }
      this.fix(call, day);
      if (reserved !== null) planned[day] = (planned[day] as number) + 1;
      expected[day] = (expected[day] as number) + 1;
      follow(call);
    }
  }

  /** Adds the calls that follow one within the year, each on the emptiest day of its window. */
  #follow(expected: Int32Array, from: number, rhythm: Rhythm): void {
    for (let day = from; day + releaseAfter(rhythm.interval) < yearDays; ) {
      const slot = slotAfter(day, rhythm);
      const next = emptiestDay(slot, expected, this.capacity);
      if (next !== null) expected[next] = (expected[next] as number) + 1;
      day = next ?? slot.deadline;
    }
  }

  /** Pulls overdue calls forward, levels the others around them, and puts the best of each group first. */
  settle(groups: readonly (readonly number[])[], level = true): void {
    const isOpen = (call: number) => this.dayOf[call] !== -1 && this.#immovable[call] === 0;
    const isOverdue = (call: number) => (this.#windows[call] as Slot).asap;
    const open = Array.from(this.dayOf.keys()).filter(isOpen);
    const overdue = open.filter(isOverdue);
    const others = open.filter((call) => !isOverdue(call) && !(this.#windows[call] as Slot).nearest);
    for (let round = 0; round < 2; round++) {
      if (level) this.#level(others);
      for (const call of overdue) this.#pullForward(call);
    }
    if (level) this.#level(others);
    for (const group of groups)
      this.#bestFirst(group.filter((call) => isOpen(call) && (isOverdue(call) || (this.#windows[call] as Slot).first)));
  }

  /**
   * Gives the best of these first calls the first day with room, if that day is empty or holds only some of `others`:
   * after leveling, a short first week may hold nothing else. Where the day is full, one of those changes places with it.
   */
  startWith(calls: readonly number[], others: readonly number[]): void {
    const best = calls.find((call) => this.dayOf[call] !== -1 && (this.#windows[call] as Slot).first);
    if (best === undefined || this.#immovable[best] === 1) return;
    const { earliest } = this.#windows[best] as Slot;
    const day = this.capacity.findIndex((room, at) => at >= earliest && room > 0);
    const now = this.dayOf[best] as number;
    const there = others.filter((call) => this.dayOf[call] === day);
    if (day === -1 || day >= now || this.load[day] !== there.length) return;
    this.#moveTo(best, day);
    const last = there.at(-1);
    if (last !== undefined && there.length >= (this.capacity[day] as number)) this.#moveTo(last, now);
  }

  #moveTo(call: number, day: number): void {
    const from = this.dayOf[call] as number;
    this.load[from] = (this.load[from] as number) - 1;
    this.load[day] = (this.load[day] as number) + 1;
    this.dayOf[call] = day;
  }

  #level(calls: readonly number[]): void {
    const windows = calls.map((call) => this.#windows[call] as Slot);
    const matching = new Matching(windows, this.capacity, this.#loadWithout(calls));
    calls.forEach((call, job) => {
      matching.put(job, this.dayOf[call] as number);
    });
    matching.level();
    this.load.set(matching.load);
    this.#adopt(calls, matching);
  }

  /** Moves calls that are on a weekday on which their customers may not be called. */
  keepToDays(calls: readonly number[], isTheirs: (call: number, day: number) => boolean): void {
    const windowOf = (call: number) => this.#windows[call] as Slot;
    moveToOwnDays(calls, { dayOf: this.dayOf, load: this.load, capacity: this.capacity, windowOf, isTheirs });
  }

  /** To the first day with room that is not reserved for a call that follows. */
  #pullForward(call: number): void {
    const now = this.dayOf[call] as number;
    for (let day = (this.#windows[call] as Slot).earliest; day < now; day++) {
      if (Math.max(this.#expected[day] as number, this.load[day] as number) >= (this.capacity[day] as number)) continue;
      for (const loads of new Set([this.load, this.#expected])) {
        loads[day] = (loads[day] as number) + 1;
        loads[now] = (loads[now] as number) - 1;
      }
      this.dayOf[call] = day;
      return;
    }
  }

  /**
   * Keeps the set of days and reorders the calls on them, better ones earlier: each takes the first day from a worse
   * call that may have its own in exchange.
   */
  #bestFirst(calls: readonly number[]): void {
    const left = new DayShelves(this.capacity.length, calls.length);
    const dayOf = calls.map((call) => this.dayOf[call] as number);
    const windows = calls.map((call) => this.#windows[call] as Slot);
    dayOf.forEach((day, i) => {
      left.put(i, day, Math.max(day, windows[i]?.deadline ?? day));
    });
    dayOf.forEach((day, i) => {
      const { earliest, release, deadline } = windows[i] as Slot;
      left.take(i, day, Math.max(day, deadline));
      for (let sooner = Math.max(earliest, Math.min(release, day)); sooner < day; sooner++) {
        const other = left.highest(sooner);
        const until = windows[other]?.deadline ?? -1;
        if (other === -1 || until < day) continue;
        left.take(other, sooner, Math.max(sooner, until));
        left.put(other, day, until);
        [dayOf[i], dayOf[other]] = [sooner, day];
        break;
      }
    });
    calls.forEach((call, i) => {
      this.dayOf[call] = dayOf[i] as number;
    });
  }

  #loadWithout(calls: readonly number[]): Int32Array {
    const load = this.load.slice();
    for (const call of calls) load[this.dayOf[call] as number] = (load[this.dayOf[call] as number] as number) - 1;
    return load;
  }

  #adopt(calls: readonly number[], matching: Matching): void {
    calls.forEach((call, job) => {
      this.dayOf[call] = matching.dayOf[job] as number;
    });
  }
}

/** Keeps a job on this day of its window if there is room; later jobs may still move it. */
function stay(matching: Matching, job: number, day: number | null, window: Slot): void {
  if (day === null || day < window.release || day > window.deadline) return;
  if (matching.narrow(job, { ...window, release: day, deadline: day })) matching.narrow(job, window);
}

/** The places of these calls in `order`. */
function jobsOf(calls: readonly number[], order: readonly number[]): number[] {
  if (calls.length === 0) return [];
  const jobOf = new Int32Array(order.reduce((most, call) => Math.max(most, call + 1), 0)).fill(-1);
  for (const [job, call] of order.entries()) jobOf[call] = job;
  return calls.map((call) => jobOf[call] ?? -1).filter((job) => job !== -1);
}

interface Turns {
  readonly weeks: readonly ShareOfWeek[];
  /** The last day on which a job may have its turn. */
  readonly latest: (job: number) => number;
}

/**
 * Gives each week its share of these jobs, as far as jobs with a day leave room; a job that comes sooner anyway stays.
 */
function giveTurns(matching: Matching, jobs: readonly number[], { weeks, latest }: Turns): Set<number> {
  const shared = new Set<number>();
  // Those who rest come first, then the others from here on: a copy of all for each week would be of a million.
  let [resting, others]: [number[], number] = [[], 0];
  for (const { from, to, calls } of weeks) {
    const first = resting;
    const waiting = first.length + jobs.length - others;
    if (waiting === 0) break;
    const still: number[] = [];
    let [given, next] = [0, 0];
    for (; given < calls && next < waiting; next++) {
      const job = (next < first.length ? first[next] : jobs[others + next - first.length]) as number;
      const [window, day] = [matching.windowOf(job), matching.dayOf[job] as number];
      const [release, deadline] = [Math.max(from, window.release), Math.min(to, latest(job))];
      if ((day !== -1 && day < from) || deadline < from) continue;
      if (release > deadline) still.push(job);
      else if (matching.narrow(job, { ...window, release, deadline, prefer: to, asap: false })) {
        shared.add(job);
        given++;
      } else break;
    }
    others += Math.max(0, next - first.length);
    resting = [...still, ...first.slice(next)];
  }
  return shared;
}
