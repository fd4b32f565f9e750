/** Reads what the brief shows and what a call needs. */

import type { KnownAtCall } from '../../call/call-steps.ts';
import { addedIn } from '../../call/saved-before.ts';
import type { Workspace } from '../../context.ts';
import type { BookSettings } from '../../domain/book-settings.ts';
import type { Customer } from '../../domain/customer.ts';
import { addDays } from '../../domain/day.ts';
import { type DueCall, isCallable } from '../../domain/due.ts';
import { inOrderHere } from '../../domain/owed-here.ts';
import { type Person, usableNumbers } from '../../domain/person.ts';
import { amongReasons, type Event, type EventKind } from '../../domain/plan/event.ts';
import { eventAsks } from '../../domain/plan/event-kind.ts';
import { nextYearly } from '../../domain/plan/occasions.ts';
import { intervalFor } from '../../domain/plan/plan-settings.ts';
import { isReview, reviewRhythm } from '../../domain/plan/review.ts';
import { productDatesOf } from '../../domain/product-dates.ts';
import type { Purchase } from '../../domain/purchase.ts';
import type { Brief, Remark } from '../../domain/script/brief.ts';
import type { Purpose } from '../../domain/script/script.ts';
import { type Answer, isConversation, type Touch } from '../../domain/touch.ts';
import { touchesFor } from '../../domain/yearly-touches.ts';
import type { Store } from '../../store/store.ts';
import { callsFor, onBothClocks } from '../lists/due-on.ts';
import { clocksOf } from '../settings/clocks.ts';
import { readTryAgain } from './try-again.ts';

/** Birthdays are mentioned this many days ahead. */
const soonDays = 30;

/** An event, with the questions that calls for it ask. */
export interface CalledFor extends Event {
  readonly kind: EventKind;
  /** Its own script; null when the kind decides. */
  readonly script: string | null;
}

export interface Prepared {
  readonly brief: Brief;
  readonly known: KnownAtCall;
  readonly purpose: Purpose;
  /** The event for which they are to be called. */
  readonly event: CalledFor | null;
  /** Latest first. */
  readonly touches: readonly Touch[];
}

/** A private customer has no people to read. */
async function peopleOf(
  ctx: Workspace,
  store: Store,
  customer: Customer,
  { country }: BookSettings,
): Promise<Pick<Brief, 'people' | 'talks' | 'clocks' | 'outside'>> {
  const people = await store.people.of(customer.id);
  if (people.length === 0) return { people, talks: new Map(), clocks: new Map(), outside: new Set() };
  const { zoneOf } = await import('../../domain/zones/zone-of.ts');
  const { wallClock: clock, here } = await clocksOf(ctx, store);
  const there = clock(customer.timeZone) ?? here;
  const clocks = people.map((person) => {
    const phones = usableNumbers(person, customer);
    const zone = zoneOf({ phones, region: null, country: null }, customer.country ?? country)?.zone ?? null;
    return { person, clock: clock(zone) ?? there };
  });
  const others = clocks.filter((one) => one.clock.time !== there.time);
  const isOut = ({ person: { hours }, clock: now }: (typeof clocks)[number]) =>
    hours !== null && !isCallable(now, { hours, country: customer.country ?? country });
  return {
    people,
    talks: await store.people.lastTalksOf(people.map(({ id }) => id)),
    clocks: new Map(others.map((one) => [one.person.id, one.clock.time])),
    outside: new Set(clocks.filter(isOut).map(({ person }) => person.id)),
  };
}

interface Preparing {
  /** A resumed call is prepared as if it had not begun. */
  readonly resumed?: Touch | undefined;
  /** Their line of today's list, if the book is as it was when that was read. */
  readonly listed?: DueCall | undefined;
}

/** The facts before a call. */
export async function prepare(
  ctx: Workspace,
  store: Store,
  customer: Customer,
  { resumed, listed }: Preparing = {},
): Promise<Prepared> {
  const { today } = ctx;
  const settings = await store.settings.book();
  const clocks = await clocksOf(ctx, store);
  const open = await store.events.openOf(customer.id);
  // The event is among the reasons of a listed line.
  const call = (open === null ? listed : undefined) ?? (await callsFor(store, [customer.id], { today, ...clocks }))[0];
  const touches = (await store.touches.of(customer.id)).filter((touch) => touch.id !== resumed?.id);
  const before = touches.find(isConversation)?.day ?? null;
  const lastConversation = resumed === undefined ? (call?.standing.lastConversation ?? null) : before;
  const all = await readKnown(store, { customer, tier: call?.standing.tier ?? null, today, lastConversation });
  const known = resumed === undefined ? all : await withoutOwn(store, all, resumed);
  const clock = call?.localTime ?? null;
  const event = open === null ? null : { ...open, ...eventAsks(open) };
  const people = await peopleOf(ctx, store, customer, settings);
  const brief: Brief = {
    ...known,
    ...people,
    interval: intervalFor(customer, known.tier, settings),
    reasons: [...(event === null ? [] : [amongReasons(event.reason)]), ...(call?.reasons ?? [])],
    there: clock === null ? null : { time: clock, welcome: call?.callable ?? true },
    purchases: known.purchases.filter(({ day }) => lastConversation === null || day >= lastConversation),
    lastWords: lastWords(touches, known.answers),
    promises: inOrderHere(
      onBothClocks(
        known.promises.map((promise) => ({ promise, customer })),
        clocks,
      ),
    ),
    refusals: await store.refusals.of(customer.id),
    occasions: occasions(known, people.people, settings),
    tryAgain: await readTryAgain(ctx, store, { customer, tier: known.tier, touches }),
  };
  const planned = purposeOf(call?.standing.plannedReason ?? null);
  const reviewed = planned === 'courtesy' && isReviewDue(known, brief.interval, touches, settings);
  const purpose = event !== null ? 'event' : reviewed ? 'review' : planned;
  return { brief, known, touches, purpose, event };
}

async function readKnown(
  store: Store,
  about: Pick<KnownAtCall, 'customer' | 'tier' | 'today' | 'lastConversation'>,
): Promise<KnownAtCall> {
  const { id } = about.customer;
  const { facts, questions } = await store.facts.of(id);
  return {
    ...about,
    person: null,
    purchases: (await store.purchases.of(id)).toSorted((a, b) => (a.day < b.day ? 1 : -1)),
    facts,
    questions: questions.filter(({ askedIn }) => askedIn === null),
    promises: (await store.promises.of(id)).filter(({ toldOn }) => toldOn === null),
    answers: await store.touches.answersOf(id),
  };
}

/** What a call noted before it broke off is for later calls: it is not asked when this one is resumed. */
async function withoutOwn(store: Store, known: KnownAtCall, resumed: Touch): Promise<KnownAtCall> {
  const own = await addedIn(store, resumed);
  return {
    ...known,
    facts: known.facts.filter(({ id }) => !own.has(`fact ${id}`)),
    questions: known.questions.filter(({ id }) => !own.has(`question ${id}`)),
  };
}

/** Notes and answers, the latest first; the notes of a call before its answers. */
function lastWords(touches: readonly Touch[], answers: readonly Answer[]): Remark[] {
  return touches.flatMap(({ id, day, note }) => [
    ...(note === null ? [] : [{ day, asked: null, text: note }]),
    ...answers.filter(({ touchId }) => touchId === id).map(({ asked, text }) => ({ day, asked, text })),
  ]);
}

/** Yearly dates that come up soon. */
function occasions(
  { customer, facts, purchases, today }: KnownAtCall,
  people: readonly Person[],
  { productDates }: BookSettings,
): Brief['occasions'] {
  const soon = { from: today, to: addDays(today, soonDays) };
  const yearly = facts.flatMap(({ kind, text, day }) =>
    day !== null && (kind === 'anniversary' || kind === 'renewal') ? [{ what: text === '' ? kind : text, day }] : [],
  );
  const born = customer.birthday === null ? [] : [{ what: 'birthday', day: customer.birthday }];
  const theirs = people.flatMap(({ name, birthday, leftOn }) =>
    birthday === null || leftOn !== null ? [] : [{ what: `birthday of ${name}`, day: birthday }],
  );
  const yearlyOnes = [...born, ...theirs, ...yearly].flatMap(({ what, day }) => {
    const next = nextYearly(day, today);
    if (next === null || next.day > soon.to) return [];
    return [{ day: next.day, text: next.years === null ? what : `${what} (${next.years})` }];
  });
  const ofProducts = productDatesOf(productDates, boughtBy(customer, purchases), soon);
  return [...yearlyOnes, ...ofProducts.map(({ kind, product, day }) => ({ day, text: `${kind}: ${product}` }))];
}

/** Without orders, what is stated of the customer. */
function boughtBy({ product, stated: { lastPurchase } }: Customer, purchases: readonly Purchase[]) {
  const isStated = purchases.length === 0 && product !== null && lastPurchase !== null;
  return [
    ...(isStated ? [{ product, day: lastPurchase }] : []),
    ...purchases.flatMap(({ product, day, amountMinor }) =>
      product === null || amountMinor <= 0 ? [] : [{ product, day }],
    ),
  ];
}

/** Also for calls planned for another reason: after a try, or on a day chosen by hand. */
function isReviewDue(
  { customer, tier, lastConversation }: KnownAtCall,
  interval: number | null,
  touches: readonly Touch[],
  settings: BookSettings,
): boolean {
  if (interval === null) return false;
  const rhythm = reviewRhythm({
    reviews: touchesFor(tier, settings).reviews,
    lastReview: touches.find((touch) => touch.purpose === 'review' && isConversation(touch))?.day ?? null,
    createdOn: customer.createdOn,
    interval,
  });
  return isReview({ lastConversation, interval }, rhythm);
}

/** The purpose of the call, from the reason for which it was planned. */
function purposeOf(plannedReason: string | null): Purpose {
  if (plannedReason === 'review') return 'review';
  if (plannedReason === 'purchase') return 'post_purchase';
  if (plannedReason === 'silent') return 'win_back';
  return plannedReason === 'callback' ? 'callback' : 'courtesy';
}
