/** Reads what the brief shows and what a call needs to know. */
import type { Known } from '../call/plan.ts';
import type { Context } from '../context.ts';
import type { Brief, Words } from '../domain/brief.ts';
import type { Customer } from '../domain/customer.ts';
import { addDays } from '../domain/day.ts';
import { isCallableAt } from '../domain/due.ts';
import { nextYearly } from '../domain/occasions.ts';
import type { Purpose } from '../domain/script.ts';
import { type BookSettings, intervalFor } from '../domain/settings.ts';
import { type Answer, isConversation, type Touch } from '../domain/touch.ts';
import { briefJson, briefText } from '../render/brief.ts';
import { json } from '../render/json.ts';
import { paintFor } from '../render/paint.ts';
import type { Store } from '../store/store.ts';
import { callsFor } from './due.ts';
import { followsLinks } from './stage.ts';

/** Birthdays are mentioned so many days ahead. */
const soonDays = 30;

export interface Prepared {
  readonly brief: Brief;
  readonly known: Known;
  readonly purpose: Purpose;
  /** The event for which they are to be called, in words. */
  readonly event: string | null;
  /** Latest first. */
  readonly touches: readonly Touch[];
}

/** What is known before a call; a call that broke off is taken up as if it had not begun. */
export async function prepare(
  ctx: Context,
  store: Store,
  customer: Customer,
  settings: BookSettings,
  resumed?: Touch,
): Promise<Prepared> {
  const { id } = customer;
  const now = ctx.now();
  const [call] = await callsFor(store, [id], { today: ctx.today, now, wallClock: ctx.wallClock() });
  const standing = call?.standing ?? null;
  const touches = (await store.touches.of(id)).filter((touch) => touch.id !== resumed?.id);
  const before = touches.find(isConversation)?.day ?? null;
  const lastConversation = resumed === undefined ? (standing?.lastConversation ?? null) : before;
  const answers = await store.touches.answersOf(id);
  const known: Known = {
    customer,
    tier: standing?.tier ?? null,
    today: ctx.today,
    lastConversation,
    purchases: (await store.purchases.of(id)).toSorted((a, b) => (a.day < b.day ? 1 : -1)),
    facts: await store.memory.factsOf(id),
    questions: (await store.memory.questionsOf(id)).filter(({ askedIn }) => askedIn === null),
    promises: (await store.promises.of(id)).filter(({ toldOn }) => toldOn === null),
    answers,
  };
  const clock = call?.localTime ?? null;
  const event = (await store.events.openOf(id))?.reason ?? null;
  const brief: Brief = {
    customer,
    today: ctx.today,
    tier: known.tier,
    interval: intervalFor(customer, known.tier, settings),
    reasons: [...(event === null ? [] : [event]), ...(call?.reasons ?? [])],
    there: clock === null ? null : { time: clock, welcome: isCallableAt(now, customer.timeZone) },
    lastConversation,
    purchases: known.purchases.filter(({ day }) => lastConversation === null || day >= lastConversation),
    lastWords: lastWords(touches, answers),
    promises: known.promises.toSorted((a, b) => (a.due < b.due ? -1 : 1)),
    facts: known.facts,
    questions: known.questions,
    occasions: birthday(customer, ctx),
  };
  const purpose = event === null ? purposeOf(standing?.plannedReason ?? null) : 'event';
  return { brief, known, touches, purpose, event };
}

/** Notes and answers, the latest first; of one call the notes before the answers. */
function lastWords(touches: readonly Touch[], answers: readonly Answer[]): Words[] {
  return touches.flatMap(({ id, day, note }) => [
    ...(note === null ? [] : [{ day, asked: null, text: note }]),
    ...answers.filter(({ touchId }) => touchId === id).map(({ asked, text }) => ({ day, asked, text })),
  ]);
}

function birthday(customer: Customer, ctx: Context): Brief['occasions'] {
  const next = customer.birthday === null ? null : nextYearly(customer.birthday, ctx.today);
  if (next === null || next.day > addDays(ctx.today, soonDays)) return [];
  const age = next.years === null ? '' : ` (${next.years})`;
  return [{ day: next.day, text: `birthday${age}` }];
}

export function showBrief({ io, config }: Context, brief: Brief, asJson = false): void {
  const links = io.outIsTerminal && followsLinks((name) => config.env(name));
  io.out(asJson ? json(briefJson(brief)) : briefText(brief, { paint: paintFor(io.color), width: io.width - 1, links }));
}

/** Why the call is made, by the reason for which it was planned. */
export function purposeOf(plannedReason: string | null): Purpose {
  if (plannedReason === 'purchase') return 'post_purchase';
  if (plannedReason === 'silent') return 'win_back';
  return plannedReason === 'callback' ? 'callback' : 'courtesy';
}
