import { emptiestDay, type Job, Matching } from './matching.ts';
import { outsideWindow, releaseAfter, type Slot, slotAfter, yearDays } from './placement.ts';

/** Lays calls out over the days. Calls are known by their index, best first. */
export class Desk {
  readonly dayOf: Int32Array;
  readonly capacity: Int32Array;
  readonly load: Int32Array;
  readonly #slots: readonly Slot[];
  /** 1 for a call that keeps its day. */
  readonly #immovable: Uint8Array;
  /** What the days will hold with the calls that follow; as `load` until that is worked out. */
  #expected: Int32Array;
  /** Calls on places kept for them, in the order of their turn. */
  #shared: readonly number[] = [];

  constructor(slots: readonly Slot[], capacity: Int32Array, load: Int32Array) {
    this.#slots = slots;
    this.capacity = capacity;
    this.load = load;
    this.#expected = load;
    this.dayOf = new Int32Array(slots.length).fill(-1);
    this.#immovable = new Uint8Array(slots.length);
  }

  /**
   * A call that keeps its day whatever comes. Of a day beyond those laid out the load takes no notice. What is tried again
   * takes no room here: that is kept for it.
   */
  fix(call: number, day: number, takesRoom = true): void {
    this.#immovable[call] = 1;
    this.dayOf[call] = day;
    if (takesRoom) this.load[day] = (this.load[day] as number) + 1;
  }

  /**
   * Gives these calls, in this order, the places kept for them. Overdue ones and first calls stay there and are returned; for
   * overdue ones the share is kept all year.
   */
  share(calls: readonly number[], kept: Int32Array): number[] {
    const jobs = calls.map((call) => {
      const slot = this.#slots[call] as Slot;
      if (slot.first) return { ...slot, asap: true };
      return slot.asap ? { ...slot, deadline: Math.max(slot.deadline, yearDays - 1) } : slot;
    });
    const room = kept.map((places, day) =>
      Math.min(places, (this.capacity[day] as number) - (this.load[day] as number)),
    );
    const matching = new Matching(jobs, room, new Int32Array(room.length));
    const shared: number[] = [];
    calls.forEach((call, job) => {
      const { asap, first } = this.#slots[call] as Slot;
      if (matching.add(job) && (asap || first)) shared.push(call);
    });
    matching.load.forEach((added, day) => {
      this.load[day] = (this.load[day] as number) + added;
    });
    this.#adopt(calls, matching);
    for (const call of shared) this.#immovable[call] = 1;
    this.#shared = shared;
    return shared;
  }

  /** Keeps the most valuable set of the open calls, and of those given a day before, that fits into the windows. */
  placeRest(): void {
    const calls = this.#calls((call) => this.#immovable[call] === 0);
    const matching = this.#matching(calls, this.#loadWithout(calls));
    calls.forEach((call, job) => {
      if (this.dayOf[call] !== -1) matching.put(job, this.dayOf[call] as number);
    });
    calls.forEach((call, job) => {
      if (this.dayOf[call] === -1) matching.add(job);
    });
    this.load.set(matching.load);
    this.#adopt(calls, matching);
  }

  /**
   * A day outside the window for calls that do not fit inside, as long as the year has room. With the intervals of all
   * calls it leaves room for the calls that will follow, the best first; but for that room nobody goes without.
   */
  placeOutside(intervals: readonly number[] | null): void {
    const expected = this.load.slice();
    this.#expected = expected;
    const follow = (call: number) => {
      if (intervals !== null) this.#expect(expected, this.dayOf[call] as number, intervals[call] as number);
    };
    for (let call = 0; call < this.dayOf.length; call++) if (this.dayOf[call] !== -1) follow(call);
    for (let call = 0; call < this.dayOf.length; call++) {
      if (this.dayOf[call] !== -1) continue;
      const slot = this.#slots[call] as Slot;
      const day = outsideWindow(slot, expected, this.capacity) ?? outsideWindow(slot, this.load, this.capacity);
      if (day === null) continue;
      this.fix(call, day);
      expected[day] = (expected[day] as number) + 1;
      follow(call);
    }
  }

  /** Adds the calls that follow one within the year, each on the emptiest day of its window. */
  #expect(expected: Int32Array, from: number, interval: number): void {
    for (let day = from; day + releaseAfter(interval) < yearDays; ) {
      const slot = slotAfter(day, interval);
      const next = emptiestDay(slot, expected, this.capacity);
      if (next !== null) expected[next] = (expected[next] as number) + 1;
      day = next ?? slot.deadline;
    }
  }

  /** Pulls overdue calls forward, levels the others around them, and puts the best overdue first. */
  settle(): void {
    const isOpen = (call: number) => this.dayOf[call] !== -1 && this.#immovable[call] === 0;
    const overdue = this.#calls((call) => isOpen(call) && (this.#slots[call] as Slot).asap);
    const others = this.#calls((call) => isOpen(call) && !(this.#slots[call] as Slot).asap);
    for (let round = 0; round < 2; round++) {
      this.#level(others);
      for (const call of overdue) this.#pullForward(call, this.load);
      for (const call of this.#shared) if ((this.#slots[call] as Slot).asap) this.#pullForward(call, this.#expected);
    }
    this.#level(others);
    this.#bestFirst(overdue);
    this.#bestFirst(others.filter((call) => (this.#slots[call] as Slot).first));
  }

  #level(calls: readonly number[]): void {
    const matching = this.#matching(calls, this.#loadWithout(calls));
    calls.forEach((call, job) => {
      matching.put(job, this.dayOf[call] as number);
    });
    matching.level();
    this.load.set(matching.load);
    this.#adopt(calls, matching);
  }

  /** To the first day with room, as the days are held in `held`. */
  #pullForward(call: number, held: Int32Array): void {
    const now = this.dayOf[call] as number;
    for (let day = (this.#slots[call] as Slot).release; day < now; day++) {
      if (Math.max(held[day] as number, this.load[day] as number) >= (this.capacity[day] as number)) continue;
      for (const loads of new Set([this.load, this.#expected])) {
        loads[day] = (loads[day] as number) + 1;
        loads[now] = (loads[now] as number) - 1;
      }
      this.dayOf[call] = day;
      return;
    }
  }

  /** The same days for the same calls together, the better the earlier. */
  #bestFirst(calls: readonly number[]): void {
    const places = new Int32Array(this.capacity.length);
    for (const call of calls) places[this.dayOf[call] as number] = (places[this.dayOf[call] as number] as number) + 1;
    const jobs = calls.map((call) => ({ ...(this.#slots[call] as Job), asap: true }));
    const matching = new Matching(jobs, places, new Int32Array(places.length));
    calls.forEach((_, job) => {
      matching.add(job);
    });
    calls.forEach((call, job) => {
      this.dayOf[call] = matching.dayOf[job] as number;
    });
  }

  #calls(wanted: (call: number) => boolean): number[] {
    return Array.from(this.dayOf.keys()).filter(wanted);
  }

  #loadWithout(calls: readonly number[]): Int32Array {
    const load = this.load.slice();
    for (const call of calls) load[this.dayOf[call] as number] = (load[this.dayOf[call] as number] as number) - 1;
    return load;
  }

  #matching(calls: readonly number[], load: Int32Array): Matching {
    return new Matching(
      calls.map((call) => this.#slots[call] as Job),
      this.capacity,
      load,
    );
  }

  #adopt(calls: readonly number[], matching: Matching): void {
    calls.forEach((call, job) => {
      this.dayOf[call] = matching.dayOf[job] as number;
    });
  }
}
