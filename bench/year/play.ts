/** Plays a year through the commands a person would type, day by day, with the shop's file of each week, and keeps what became of every customer. */
import { after, daysFrom, dice, Shop } from './book.ts';

/** Runs one command on a day and gives back what it printed. */
export type Program = (words: readonly string[], day: string, input?: string) => Promise<string>;

export interface Scenario {
  readonly customers: number;
  readonly contacted: number;
  /** Share of attempts that reach somebody, 0 to 1. */
  readonly reach: number;
  /** Attempts the intervals ask for, as a share of the room. */
  readonly load: number;
  readonly seed: number;
  readonly days: number;
  /** New customers each month. */
  readonly arriving: number;
}

export interface Played {
  readonly promised: Readonly<Record<Tier, number | null>>;
  readonly simulated: Readonly<Record<Tier, number | null>>;
  readonly fits: boolean;
  readonly inTime: Readonly<Record<Tier, number | null>>;
  /** Share of customers with a conversation within the last 400 days, at the end. */
  readonly talked: Readonly<Record<Tier, number | null>>;
  /** Longest time without a conversation, in days, of anybody. */
  readonly longestWait: number;
  readonly never: number;
  readonly attempts: number;
  /** Attempts a week in the order of the weeks, for weeks with work on all days. */
  readonly weeks: readonly number[];
  readonly capacity: number;
}

export const tiers = ['A', 'B', 'C'] as const;
export type Tier = (typeof tiers)[number];

interface Listed {
  readonly id: number;
  readonly tier: Tier | null;
  readonly interval: number | null;
  readonly lastConversation: string | null;
  readonly doNotCall: boolean;
}

interface Clock {
  /** Since when a customer has waited, in days from the first. */
  since: number;
  longest: number;
}

export const firstDay = '2026-01-05';
/** In time is looked at on these days, around the end of the year, and the mean taken: one day alone says much of chance. */
const looks = [336, 350, 364, 378, 392] as const;
/** A week in March without calls, which the program was not told about. */
const sick = { from: 70, to: 76 };

export async function playYear(run: Program, scenario: Scenario): Promise<Played> {
  const year = new Year(run, scenario);
  const promise = await year.open();
  for (let day = 0; day < scenario.days; day++) await year.day(day);
  return { ...promise, ...(await year.close()) };
}

class Year {
  readonly #run: Program;
  readonly #scenario: Scenario;
  readonly #random: () => number;
  readonly #clocks = new Map<number, Clock>();
  readonly #weeks: number[] = [];
  readonly #refused = new Set<number>();
  readonly #shop: Shop;
  #capacity = 0;
  #attempts = 0;
  #first: readonly Listed[] = [];
  readonly #inTime: Played['inTime'][] = [];

  constructor(run: Program, scenario: Scenario) {
    this.#run = run;
    this.#scenario = scenario;
    this.#random = dice(scenario.seed);
    this.#shop = new Shop(this.#random);
  }

  /** Imports the shop's file, sets what a week holds, and asks what the year will come to. */
  async open(): Promise<Pick<Played, 'promised' | 'simulated' | 'fits'>> {
    const { reach, load } = this.#scenario;
    await this.#run(['config', 'set', 'country', 'US'], firstDay);
    this.#shop.come(this.#scenario, firstDay);
    await this.#run(['import', '-', '--yes'], firstDay, this.#shop.file(firstDay));
    this.#first = await this.#listed(firstDay);
    const asked = this.#first.reduce((sum, { interval }) => sum + 7 / (interval ?? Number.POSITIVE_INFINITY), 0);
    await this.#run(['config', 'set', 'capacity', weekOf(Math.max(1, Math.round(asked / reach / load)))], firstDay);
    for (const one of this.#first) this.#clocks.set(one.id, clockOf(one));
    const rate = `${Math.round(reach * 100)}%`;
    const plan = JSON.parse(await this.#run(['plan', '--json', ...(await this.#knows(rate))], firstDay));
    this.#capacity = plan.capacityPerWeek;
    const played = ['plan', '--simulate', '365', '--reach', rate, '--json'];
    const { byTier } = JSON.parse(await this.#run(played, firstDay));
    const simulated = Object.fromEntries(
      byTier.map((one: { tier: Tier; customers: number; withinInterval: number }) => [
        one.tier,
        one.customers === 0 ? null : one.withinInterval / one.customers,
      ]),
    ) as Played['simulated'];
    return { promised: plan.coverage, simulated, fits: plan.feasible };
  }

  /** On the first day only the caller knows how often customers answer; `plan` may be told. */
  async #knows(rate: string): Promise<readonly string[]> {
    const help = await this.#run(['plan', '--help'], firstDay);
    return help.includes('with --simulate)') || rate === '35%' ? [] : ['--reach', rate];
  }

  async day(index: number): Promise<void> {
    const day = after(firstDay, index);
    if (looks.some((look) => look === index)) this.#inTime.push(await this.#inTimeOn(day));
    if (index % 7 === 0) this.#weeks.push(0);
    if (index % 30 === 29) this.#shop.come({ customers: this.#scenario.arriving, contacted: 0 }, day, true);
    if (index % 7 === 6) await this.#run(['import', '-', '--yes'], day, this.#shop.file(day));
    const weekend = [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
    if (weekend || (index >= sick.from && index <= sick.to)) return;
    const list = JSON.parse(await this.#run(['today', '--json'], day));
    if (list.callingDay !== day) return;
    for (const { kind, customer } of list.promises) if (kind === 'callback') await this.#call(customer.id, index, 0.75);
    for (const { id } of list.calls) await this.#call(id, index, this.#scenario.reach);
  }

  async #call(id: number, index: number, reach: number): Promise<void> {
    if (this.#refused.has(id)) return;
    const day = after(firstDay, index);
    const clock = this.#clocks.get(id) ?? { since: index, longest: 0 };
    this.#clocks.set(id, clock);
    const outcome = this.#outcome(reach);
    const asked = outcome === 'callback' ? ['--by', nextWeekday(after(day, 2 + Math.floor(this.#random() * 12)))] : [];
    this.#attempts++;
    this.#weeks[this.#weeks.length - 1] = (this.#weeks.at(-1) ?? 0) + 1;
    await this.#run(['log', String(id), '--outcome', outcome, ...asked], day);
    if (outcome === 'do_not_call') this.#refused.add(id);
    if (outcome !== 'connected') return;
    clock.longest = Math.max(clock.longest, index - clock.since);
    clock.since = index;
    if (this.#random() < 0.01) await this.#lessOften(id, day);
  }

  async #lessOften(id: number, day: string): Promise<void> {
    const interval = this.#first.find((one) => one.id === id)?.interval ?? 180;
    const wished = `${Math.min(730, 2 * interval)}d`;
    await this.#run(['interval', String(id), wished, '--reason', 'less often', '--by', 'them'], day);
  }

  #outcome(reach: number): string {
    let drawn = this.#random();
    if (drawn < reach) return 'connected';
    drawn -= reach;
    for (const [outcome, share] of rare) {
      if (drawn < share) return outcome;
      drawn -= share;
    }
    drawn = this.#random();
    return drawn < 0.5 ? 'no_answer' : drawn < 0.85 ? 'left_voicemail' : drawn < 0.95 ? 'left_message' : 'busy';
  }

  async #listed(day: string): Promise<readonly Listed[]> {
    return JSON.parse(await this.#run(['list', '--json'], day));
  }

  /** For the customers of the first day who may still be called. */
  async #inTimeOn(day: string): Promise<Played['inTime']> {
    const here = await this.#old(day);
    return shares(
      here,
      ({ lastConversation, interval }) =>
        lastConversation !== null && daysFrom(lastConversation, day) <= (interval ?? 0),
    );
  }

  async #old(day: string): Promise<readonly Listed[]> {
    const ids = new Set(this.#first.map(({ id }) => id));
    return (await this.#listed(day)).filter((one) => ids.has(one.id) && !one.doNotCall);
  }

  async close(): Promise<Omit<Played, 'promised' | 'simulated' | 'fits'>> {
    const { days } = this.#scenario;
    const last = after(firstDay, days - 1);
    const here = await this.#old(last);
    const waits = here.map(({ id }) => {
      const clock = this.#clocks.get(id);
      return clock === undefined ? 0 : Math.max(clock.longest, days - 1 - clock.since);
    });
    return {
      inTime: Object.fromEntries(
        tiers.map((tier) => [tier, mean(this.#inTime.map((look) => look[tier]))]),
      ) as Played['inTime'],
      talked: shares(
        here,
        ({ lastConversation }) => lastConversation !== null && daysFrom(lastConversation, last) <= 400,
      ),
      longestWait: Math.max(0, ...waits),
      never: here.filter(({ lastConversation }) => lastConversation === null).length,
      attempts: this.#attempts,
      weeks: this.#weeks.filter((_, week) => week * 7 < sick.from - 6 || week * 7 > sick.to),
      capacity: this.#capacity,
    };
  }
}

/** Outcomes rarer than no answer, as shares of all attempts. */
const rare: readonly (readonly [string, number])[] = [
  ['callback', 0.02],
  ['not_now', 0.01],
  ['do_not_call', 0.002],
];

/** A customer who was already overdue begins to wait on the first day: earlier waiting is not the plan's. */
function clockOf({ lastConversation, interval }: Listed): Clock {
  const ago = lastConversation === null ? 0 : daysFrom(lastConversation, firstDay);
  return { since: ago > Math.min(interval ?? 365, 365) * 0.7 ? 0 : -ago, longest: 0 };
}

function shares(listed: readonly Listed[], wanted: (one: Listed) => boolean): Readonly<Record<Tier, number | null>> {
  const of = (tier: Tier) => {
    const own = listed.filter((one) => one.tier === tier && one.interval !== null);
    return own.length === 0 ? null : own.filter(wanted).length / own.length;
  };
  return { A: of('A'), B: of('B'), C: of('C') };
}

function mean(shares: readonly (number | null)[]): number | null {
  const known = shares.filter((share) => share !== null);
  return known.length === 0 ? null : known.reduce((sum, share) => sum + share, 0) / known.length;
}

/** So many attempts a week, spread over five days: `mon:3,tue:2,…`. */
function weekOf(attempts: number): string {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri'];
  return days
    .map((name, i) => `${name}:${Math.floor((attempts * (i + 1)) / 5) - Math.floor((attempts * i) / 5)}`)
    .join(',');
}

function nextWeekday(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday === 6 ? after(day, 2) : weekday === 0 ? after(day, 1) : day;
}
