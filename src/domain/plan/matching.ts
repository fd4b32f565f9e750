/**
 * Which calls fit, and on which days. Days are indices from 0 (today); a job is one call with a window of days.
 *
 * Sets of jobs that fit together form a matroid (windows are intervals of days, each day has a capacity),
 * so offering the jobs best first and keeping each one that still fits, moving others inside their windows where
 * needed, keeps a set of the largest number and the largest total value there is. `level` then shifts calls until no
 * chain of moves makes the loads of the days more even (the optimum of a semi-matching: Harvey, Ladner, Lovász and
 * Tamir, "Semi-matchings for bipartite graphs and load balancing", 2006).
 */
export interface MatchingJob {
  /** First and last day of the window, both included. */
  readonly release: number;
  readonly deadline: number;
  /** The day to take among equally empty ones. */
  readonly prefer: number;
  /** Takes the first day with room instead of the emptiest one: for overdue calls. */
  readonly asap: boolean;
  /** Takes the day with room that is nearest to the preferred one, however many calls it holds. */
  readonly nearest?: true;
}

const none = -1;

type Found = { readonly day: number } | { readonly lo: number; readonly hi: number };

export class Matching {
  readonly capacity: Int32Array;
  /** Calls on each day, those that cannot be moved included. */
  readonly load: Int32Array;
  /** The day of each job; -1 while it has none. */
  readonly dayOf: Int32Array;
  readonly #jobs: MatchingJob[];
  readonly #byRelease: DayShelves;
  readonly #byDeadline: DayShelves;
  /** Days that no alternating move can free any more, as the interval they belong to. */
  readonly #tightFrom: Int32Array;
  readonly #tightTo: Int32Array;
  /** For the search: from which day, by moving which job, a day was reached. */
  readonly #from: Int32Array;
  readonly #mover: Int32Array;

  /** `load` is what the days hold already and is added to. Windows must lie inside the days. */
  constructor(jobs: readonly MatchingJob[], capacity: Int32Array, load: Int32Array) {
    const days = capacity.length;
    this.#jobs = [...jobs];
    this.capacity = capacity;
    this.load = load;
    this.dayOf = new Int32Array(jobs.length).fill(none);
    this.#byRelease = new DayShelves(days, jobs.length);
    this.#byDeadline = new DayShelves(days, jobs.length);
    this.#tightFrom = new Int32Array(days).fill(none);
    this.#tightTo = new Int32Array(days).fill(none);
    this.#from = new Int32Array(days).fill(none);
    this.#mover = new Int32Array(days).fill(none);
  }

  /**
   * Gives the job a day, in its window if that has room, else in the wider one; moves others inside theirs if it must.
   * False when it does not fit with the jobs before it.
   */
  add(job: number, wider: MatchingJob = this.#jobs[job] as MatchingJob): boolean {
    const isTight = ({ release, deadline }: MatchingJob) => (this.#tightTo[release] as number) >= deadline;
    const own = isTight(this.#jobs[job] as MatchingJob) ? null : this.#bestDay(job);
    this.#jobs[job] = wider;
    if (own === null && isTight(wider)) return false;
    const { release, deadline } = wider;
    const day = own ?? this.#bestDay(job) ?? this.#makeRoom(release, deadline);
    if (day === null) return false;
    this.put(job, day);
    return true;
  }

  /**
   * Holds the job to another window from now on, moving others inside theirs if it must; false, with nothing changed,
   * when it does not fit there.
   */
  narrow(job: number, window: MatchingJob): boolean {
    const [before, day] = [this.#jobs[job] as MatchingJob, this.dayOf[job] as number];
    const tight = day === none ? null : this.#leave(job, day);
    this.#jobs[job] = window;
    if (day >= window.release && day <= window.deadline) this.put(job, day);
    else if (this.add(job)) return true;
    else {
      this.#jobs[job] = before;
      if (day !== none) this.put(job, day);
    }
    // The job is on its day again, so what was tight still is.
    if (tight !== null) this.#markTight(tight.lo, tight.hi);
    return this.#jobs[job] === window;
  }

  /** The window of a job as it is now. */
  windowOf(job: number): MatchingJob {
    return this.#jobs[job] as MatchingJob;
  }

  /**
   * Takes the job off its day; returns the tight interval around that day, which is not known to be tight until another
   * job takes the place.
   */
  #leave(job: number, day: number): { readonly lo: number; readonly hi: number } | null {
    this.#take(job);
    const [lo, hi] = [this.#tightFrom[day] as number, this.#tightTo[day] as number];
    if (hi === none) return null;
    this.#tightFrom.fill(none, lo, hi + 1);
    this.#tightTo.fill(none, lo, hi + 1);
    return { lo, hi };
  }

  /** Puts the job on this day, whether or not there is room. */
  put(job: number, day: number): void {
    this.dayOf[job] = day;
    this.load[day] = (this.load[day] as number) + 1;
    const { release, deadline } = this.#jobs[job] as MatchingJob;
    this.#byRelease.put(job, day, release);
    this.#byDeadline.put(job, day, deadline);
  }

  #take(job: number): void {
    const day = this.dayOf[job] as number;
    this.load[day] = (this.load[day] as number) - 1;
    const { release, deadline } = this.#jobs[job] as MatchingJob;
    this.#byRelease.take(job, day, release);
    this.#byDeadline.take(job, day, deadline);
  }

  #hasRoom(day: number): boolean {
    return (this.load[day] as number) < (this.capacity[day] as number);
  }

  /** A day of the window with room, by the rule of `emptiestDay`; null when all are full. */
  #bestDay(job: number): number | null {
    return emptiestDay(this.#jobs[job] as MatchingJob, this.load, this.capacity);
  }

  /** Frees a place inside the window by moving calls along a chain of days; null when there is no such chain. */
  #makeRoom(release: number, deadline: number): number | null {
    const found = this.#search(release, deadline, (day) => this.#hasRoom(day));
    if ('day' in found) return this.#shiftAlong(found.day);
    this.#markTight(found.lo, found.hi);
    return null;
  }

  /**
   * Moves the calls of the chain that ends at this day; returns the day where it began, which now has one call less.
   */
  #shiftAlong(end: number): number {
    let day = end;
    while (this.#from[day] !== none) {
      const before = this.#from[day] as number;
      const job = this.#mover[day] as number;
      this.#take(job);
      this.put(job, day);
      day = before;
    }
    return day;
  }

  /**
   * Days that calls on lo..hi could reach grow as an interval, because windows are intervals: the earliest release and
   * the latest deadline among the calls on it are the next bounds. Stops at the first suitable day, else returns all
   * days that can be reached.
   */
  #search(release: number, deadline: number, willDo: (day: number) => boolean): Found {
    let [lo, hi] = [release, deadline];
    for (let day = lo; day <= hi; day++) this.#from[day] = none;
    let [scannedLo, scannedHi] = [lo, lo - 1];
    while (scannedHi < hi || scannedLo > lo) {
      const day = scannedHi < hi ? ++scannedHi : --scannedLo;
      const first = this.#byRelease.lowest(day);
      for (; first !== none && lo > (this.#jobs[first] as MatchingJob).release; ) {
        if (this.#reach(--lo, day, first) && willDo(lo)) return { day: lo };
      }
      const last = this.#byDeadline.highest(day);
      for (; last !== none && hi < (this.#jobs[last] as MatchingJob).deadline; ) {
        if (this.#reach(++hi, day, last) && willDo(hi)) return { day: hi };
      }
    }
    return { lo, hi };
  }

  #reach(day: number, from: number, mover: number): true {
    this.#from[day] = from;
    this.#mover[day] = mover;
    return true;
  }

  #markTight(lo: number, hi: number): void {
    const from = this.#tightTo[lo] === none ? lo : Math.min(lo, this.#tightFrom[lo] as number);
    const to = Math.max(hi, this.#tightTo[hi] as number);
    this.#tightFrom.fill(from, from, to + 1);
    this.#tightTo.fill(to, from, to + 1);
  }

  /** Shifts calls until no chain of moves takes one from a day to a day that holds at least two fewer. */
  level(): void {
    const days = this.#daysInReach();
    for (let moved = true; moved; ) {
      moved = false;
      for (const day of this.#fullestFirst(days)) while (this.#relieve(day)) moved = true;
    }
  }

  /** The days on which a call stands or may come to stand. */
  #daysInReach(): number[] {
    let [from, to] = [this.load.length, none];
    for (const [job, day] of this.dayOf.entries()) {
      const { release, deadline } = this.#jobs[job] as MatchingJob;
      from = Math.min(from, release, day === none ? release : day);
      to = Math.max(to, deadline, day);
    }
    const days = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
    return days.filter((day) => (this.capacity[day] as number) > 0);
  }

  /** Of days that are as full the earlier first. As numbers of one list: this is done for every round of a year. */
  #fullestFirst(days: readonly number[]): Float64Array {
    const all = this.load.length;
    const fewest = (day: number) => day - (this.load[day] as number) * all;
    return Float64Array.from(days, fewest)
      .sort()
      .map((rank) => rank - Math.floor(rank / all) * all);
  }

  #relieve(day: number): boolean {
    const target = (this.load[day] as number) - 2;
    if (target < 0 || this.#byRelease.lowest(day) === none) return false;
    const found = this.#search(day, day, (other) => this.#hasRoom(other) && (this.load[other] as number) <= target);
    if (!('day' in found)) return false;
    this.#shiftAlong(found.day);
    return true;
  }
}

/**
 * The day of the window with room that holds the fewest calls; of equal ones the nearest to the preferred day, then the
 * earlier. With `asap`, the first day with room. Null when every day is full or closed.
 */
export function emptiestDay(
  window: MatchingJob,
  load: { readonly [day: number]: number },
  capacity: { readonly [day: number]: number },
): number | null {
  let best: number | null = null;
  let bestLoad = 0;
  for (let day = window.release; day <= window.deadline; day++) {
    const held = load[day] ?? 0;
    if (held >= (capacity[day] ?? 0)) continue;
    if (window.asap) return day;
    const nearer = best !== null && Math.abs(day - window.prefer) < Math.abs(best - window.prefer);
    const emptier = !window.nearest && held < bestLoad;
    const alike = window.nearest || held === bestLoad;
    if (best === null || emptier || (alike && nearer)) [best, bestLoad] = [day, held];
  }
  return best;
}

/** For each day, the jobs on it shelved by a bound of their window, to find the lowest and the highest at once. */
export class DayShelves {
  readonly #days: number;
  /**
   * By day, once it holds a job, and by bound: the first job on the shelf. Jobs of a shelf are linked both ways. Most days
   * have few shelves, and a list of all bounds for each would take longer to make than all the rest.
   */
  readonly #head: Map<number, number>[] = [];
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  readonly #lowest: Int32Array;
  readonly #highest: Int32Array;

  constructor(days: number, jobs: number) {
    this.#days = days;
    this.#next = new Int32Array(jobs).fill(none);
    this.#previous = new Int32Array(jobs).fill(none);
    this.#lowest = new Int32Array(days).fill(days);
    this.#highest = new Int32Array(days).fill(none);
  }

  put(job: number, day: number, bound: number): void {
    const shelves = this.#head[day] ?? new Map<number, number>();
    this.#head[day] = shelves;
    const first = shelves.get(bound) ?? none;
    this.#next[job] = first;
    this.#previous[job] = none;
    if (first !== none) this.#previous[first] = job;
    shelves.set(bound, job);
    if (bound < (this.#lowest[day] as number)) this.#lowest[day] = bound;
    if (bound > (this.#highest[day] as number)) this.#highest[day] = bound;
  }

  take(job: number, day: number, bound: number): void {
    const [next, previous] = [this.#next[job] as number, this.#previous[job] as number];
    if (next !== none) this.#previous[next] = previous;
    if (previous !== none) this.#next[previous] = next;
    else this.#head[day]?.set(bound, next);
  }

  /** The job on this day with the lowest bound, or -1. Shelves emptied meanwhile are skipped here, once. */
  lowest(day: number): number {
    const shelves = this.#head[day];
    for (let bound = this.#lowest[day] as number; bound < this.#days; bound++) {
      this.#lowest[day] = bound;
      const job = shelves?.get(bound) ?? none;
      if (job !== none) return job;
    }
    this.#lowest[day] = this.#days;
    return none;
  }

  highest(day: number): number {
    const shelves = this.#head[day];
    for (let bound = this.#highest[day] as number; bound >= 0; bound--) {
      this.#highest[day] = bound;
      const job = shelves?.get(bound) ?? none;
      if (job !== none) return job;
    }
    this.#highest[day] = none;
    return none;
  }
}
