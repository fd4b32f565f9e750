import { type Tier, tiers } from '../customer.ts';
import { type Day, fromEpochDay, toEpochDay, weekdayOf } from '../day.ts';
import { randomFrom } from '../random.ts';
import { type Outcome, outcomes } from '../touch.ts';
import { CallQueue, isChosen, type QueuedCall } from './call-queue.ts';
import { fringeSlots } from './fringe.ts';
import { afterBadMoment, afterRest } from './next-call.ts';
import { onOwnDays } from './own-days.ts';
import { byStake, firstTriesOf, type PlannedCall, type PlannerSettings } from './planner.ts';
import { type Misses, type Reach, reachOfTier, talkedToInOneRound } from './reach.ts';
import { type NextStep, nextStep } from './retry.ts';
import { nextSilence } from './silences.ts';
import { dueOf, mayMove, type PlanCustomer, placeInWindow, placeNext, type Slot, slotOf, yearDays } from './slot.ts';
import { silentTrigger, slotOfTrigger, triggerToActOn } from './triggers.ts';
import type { Calendar } from './workdays.ts';

interface Simulation {
  readonly days: number;
  /** Calls dialled, and those in which both sides talked. */
  readonly calls: number;
  readonly conversations: number;
  readonly byTier: readonly TierOutcome[];
}

interface TierOutcome {
  readonly tier: Tier;
  readonly customers: number;
  readonly conversations: number;
  /** Customers with a conversation in those days. */
  readonly reached: number;
  /** Customers whose last conversation is within their interval: on the last day, or the mean of a year's `looks`. */
  readonly withinInterval: number;
  /**
   * Days of the longest wait for a conversation on the last day, counted from when the customer came into the book if
   * there was none.
   */
  readonly longestWait: number;
}

export interface SimulationSettings extends PlannerSettings {
  readonly days: number;
  readonly reach: Reach;
  /** How calls end that are no conversation. */
  readonly misses: Misses;
  readonly seed: number;
}

export interface CallToPlay extends Pick<PlannedCall, 'customer' | 'planned'> {
  /** Of a customer who comes into the book in that year: takes room, and is not counted. */
  readonly isNew?: boolean;
}

/** A year as it was played. */
export interface PlayedYear extends Simulation {
  /** Calls dialled on each day. */
  readonly perDay: Int32Array;
  /** Calls that had come up and were not made by the end of each day. */
  readonly waiting: Int32Array;
}

/**
 * Days before the last one of a year on which it is looked who is on schedule, of which the mean is taken. A tier's calls keep
 * coming up together where all were called in the same weeks, so that one day alone says where that round stands, and with much
 * room tier A could seem worse off than B.
 */
const looks = [0, 14, 28, 42, 56] as const;

/** The indexes of these days; in less than a year the last one alone, as the calls before it are only beginning. */
function looksIn(days: number): ReadonlySet<number> {
  return new Set((days < yearDays ? [0] : looks).map((before) => days - 1 - before));
}

/**
 * Simulates the year day by day as `today` would offer it: due calls, best first, cut at the day's capacity with the
 * fringe's share kept. A customer who is not reached is tried again by the rules of the outcome drawn; one who is
 * reached gets the next day as `log` would choose it. The same seed gives the same year.
 */
export function simulate(placed: readonly CallToPlay[], settings: SimulationSettings): PlayedYear {
  const play = new Play(placed, settings);
  for (let day = 0; day < settings.days; day++) play.playDay();
  return play.result();
}

class Play {
  readonly #settings: SimulationSettings;
  readonly #today: number;
  readonly #players: Player[];
  readonly #random: () => number;
  readonly #capacity: Int32Array;
  readonly #firstTries: Calendar;
  readonly #kept: Int32Array;
  /** Calls planned on each epoch day. */
  readonly #load = new Map<number, number>();
  readonly #calls = (day: number): number => this.#load.get(day) ?? 0;
  /** Players by the index of the day on which they come up. */
  readonly #onDay: Player[][];
  /** Players by the index of the day on which they stop ordering, and its own chance: other draws stay as they are. */
  readonly #silentOn: Player[][];
  readonly #silences: () => number;
  readonly #line = new CallQueue<Player>();
  readonly #perDay: Int32Array;
  readonly #stillWaiting: Int32Array;
  readonly #looks: ReadonlySet<number>;
  /** By tier, how many were on schedule, summed over the days looked at. */
  readonly #onSchedule = { A: 0, B: 0, C: 0 };
  /** The index of the next day to simulate. */
  #next = 0;

  constructor(placed: readonly CallToPlay[], settings: SimulationSettings) {
    this.#settings = settings;
    this.#today = toEpochDay(settings.today);
    this.#random = randomFrom(settings.seed);
    this.#capacity = settings.calendar.capacities(this.#today, settings.days);
    this.#firstTries = firstTriesOf(settings);
    this.#kept = fringeSlots(this.#capacity, settings.fringe, weekdayOf(settings.today) || 7);
    this.#onDay = Array.from({ length: settings.days }, () => []);
    this.#silentOn = Array.from({ length: settings.days }, () => []);
    this.#silences = randomFrom(settings.seed + 1_000_003);
    this.#perDay = new Int32Array(settings.days);
    this.#stillWaiting = new Int32Array(settings.days);
    this.#looks = looksIn(settings.days);
    const inOrder = [...placed].sort((a, b) => byStake(a.customer, b.customer));
    this.#players = inOrder.map(newPlayer);
    this.#players.forEach((player, i) => {
      const planned = inOrder[i]?.planned ?? null;
      this.#comeUp(player, planned === null ? null : Math.max(this.#today, toEpochDay(planned)));
      player.movable = mayMove({ ...player.customer, planned }, settings.today);
      this.#goesSilent(player, 0);
    });
  }

  playDay(): void {
    const index = this.#next++;
    const today = this.#today + index;
    for (const player of this.#silentOn[index] as Player[]) {
      this.#bringForward(player, today);
      this.#goesSilent(player, index);
    }
    this.#line.join(
      (this.#onDay[index] as Player[]).filter(({ on }) => on === null || on === today),
      today,
    );
    const promises = this.#settings.held.get(fromEpochDay(today)) ?? 0;
    const room = Math.max(0, (this.#capacity[index] as number) - promises);
    const chosen = this.#line.take(room, this.#kept[index] as number);
    this.#perDay[index] = chosen.filter(({ isNew }) => !isNew).length;
    this.#stillWaiting[index] = this.#line.length;
    for (const player of chosen) this.#call(player, today);
    if (this.#looks.has(index)) this.#look(today);
  }

  #look(today: number): void {
    for (const { isNew, last, customer } of this.#players)
      if (!isNew && last !== null && today - last <= customer.interval) this.#onSchedule[customer.tier ?? 'B']++;
  }

  #call(player: Player, today: number): void {
    const usual = reachOfTier(this.#settings.reach, player.tier);
    // Who named the day is there as often as three tries would find them.
    const reach = player.asked ? talkedToInOneRound(usual) : usual;
    player.chosen = player.asked = false;
    const drawn = this.#random();
    if (drawn < reach) {
      player.conversations++;
      player.last = today;
      player.missed = [];
      this.#comeUp(player, this.#nextDay(player, today));
      return;
    }
    const outcome = missAt((drawn - reach) / (1 - reach), this.#settings.misses);
    const attempt = { outcome, before: player.missed, day: fromEpochDay(today), time: null };
    const due = fromEpochDay(dueOf(asPlayed(player), today));
    const calendar = onOwnDays(this.#settings.calendar, player.customer.callDays);
    const { firstTries } = this.#settings;
    const step = nextStep({ ...attempt, interval: player.customer.interval, due, firstTries }, calendar);
    player.missed = step.kind === 'again' ? [outcome, ...player.missed] : [];
    this.#comeUp(player, this.#dayAfter(step, { player, outcome, today }), step.kind !== 'again');
    player.movable = false;
  }

  /** Null where no day follows: then they wait in line. */
  #dayAfter(step: NextStep, { player, outcome, today }: { player: Player; outcome: Outcome; today: number }) {
    const days = { load: this.#calls, calendar: this.#firstTries, today: fromEpochDay(today) };
    switch (step.kind) {
      case 'again':
        return toEpochDay(step.on);
      case 'rest':
        return dayOrNull(afterRest(asPlayed(player), step.on, days));
      case 'named day':
        if (!outcomes[outcome].owesCallback) return dayOrNull(afterBadMoment(asPlayed(player), days));
        player.chosen = player.asked = true;
        return this.#settings.calendar.workdayAfter(today + namedAfter(this.#random()), 0);
      default:
        return null;
    }
  }

  #goesSilent(player: Player, index: number): void {
    const days = nextSilence(player.customer, this.#silences(), this.#today);
    if (days !== null) this.#silentOn[index + days]?.push(player);
  }

  /** As the program does with a customer who stopped ordering and was not talked to since. */
  #bringForward(player: Player, today: number): void {
    if (player.last === null || player.on === null || !player.movable) return;
    const [day, last] = [fromEpochDay(today), fromEpochDay(player.last)];
    const trigger = triggerToActOn(
      [silentTrigger(day, last, day)].filter((found) => found !== null),
      {
        ...{ planned: fromEpochDay(player.on), lastUnasked: last, notBefore: player.customer.notBefore },
      },
    );
    if (trigger === null) return;
    const sooner = placeInWindow(slotOfTrigger(trigger), this.#calls, this.#firstTries);
    if (sooner === null) return;
    this.#load.set(player.on, this.#calls(player.on) - 1);
    this.#comeUp(player, sooner);
    player.movable = false;
  }

  #nextDay(player: Player, today: number): number | null {
    const day = fromEpochDay(today);
    const customer = { ...player.customer, lastConversation: day, lastUnasked: day, lastCard: null, notBefore: null };
    const slot: Slot = slotOf(customer, today);
    return placeNext(customer, slot, { load: this.#calls, calendar: this.#firstTries, today });
  }

  /** A call without a day joins the queue on the next one. */
  #comeUp(player: Player, day: number | null, takesRoom = true): void {
    player.hasDay = day !== null;
    player.on = day;
    player.movable = true;
    if (day !== null && takesRoom) this.#load.set(day, (this.#load.get(day) ?? 0) + 1);
    this.#onDay[day === null ? this.#next : day - this.#today]?.push(player);
  }

  result(): PlayedYear {
    const end = this.#today + this.#settings.days - 1;
    const known = this.#players.filter(({ isNew }) => !isNew);
    return {
      days: this.#settings.days,
      calls: this.#perDay.reduce((sum, calls) => sum + calls, 0),
      conversations: known.reduce((sum, player) => sum + player.conversations, 0),
      byTier: tiers.map((tier) => {
        const players = known.filter((player) => (player.customer.tier ?? 'B') === tier);
        return { ...tierOutcome(tier, players, end), withinInterval: this.#onSchedule[tier] / this.#looks.size };
      }),
      perDay: this.#perDay,
      waiting: this.#stillWaiting,
    };
  }
}

interface Player extends QueuedCall {
  readonly customer: PlanCustomer;
  readonly isNew: boolean;
  /** The day of the call that is next was chosen by somebody. */
  chosen: boolean;
  /** They asked for the call that is next. */
  asked: boolean;
  hasDay: boolean;
  /** The epoch day of the call that is next. */
  on: number | null;
  /** The planner chose that day, and may choose again. */
  movable: boolean;
  last: number | null;
  conversations: number;
  /** Attempts in a row, latest first. */
  missed: Outcome[];
}

function newPlayer({ customer, isNew = false }: CallToPlay, order: number): Player {
  const last = customer.lastConversation === null ? null : toEpochDay(customer.lastConversation);
  const created = toEpochDay(customer.createdOn);
  const { tier, plannedReason } = customer;
  const call = {
    chosen: isChosen(plannedReason),
    asked: plannedReason === 'callback',
    hasDay: true,
    on: null,
    movable: true,
  };
  return { customer, isNew, tier, order, created, ...call, last, conversations: 0, missed: [] };
}

/** The customer as the simulated year has left them. */
function asPlayed({ customer, last }: Player): PlanCustomer {
  return last === null ? customer : { ...customer, lastConversation: fromEpochDay(last) };
}

/** Who names a day names one within two weeks. */
const namedAfter = (drawn: number): number => 2 + Math.floor(drawn * 12);

const dayOrNull = (day: Day | null): number | null => (day === null ? null : toEpochDay(day));

/** The miss at this place of the line from 0 to 1 on which their shares lie one after the other. */
function missAt(place: number, misses: Misses): Outcome {
  let left = place;
  for (const { outcome, share } of misses) {
    if (left < share) return outcome;
    left -= share;
  }
  return misses.at(-1)?.outcome ?? 'no_answer';
}

function tierOutcome(tier: Tier, players: readonly Player[], end: number): Omit<TierOutcome, 'withinInterval'> {
  const wait = (player: Player) => end - (player.last ?? toEpochDay(player.customer.createdOn));
  return {
    tier,
    customers: players.length,
    conversations: players.reduce((sum, player) => sum + player.conversations, 0),
    reached: players.filter((player) => player.conversations > 0).length,
    longestWait: players.reduce((longest, player) => Math.max(longest, wait(player)), 0),
  };
}
