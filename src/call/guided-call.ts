/** One call from dialling to the saved notes. */

import type { CustomerChange } from '../domain/customer.ts';
import { type Day, dayText, formatDay } from '../domain/day.ts';
import { parseMoment } from '../domain/moment.ts';
import { probesOf, say } from '../domain/script/parts.ts';
import { beginSession, renewSession, resumeSession, type Session } from '../domain/script/session.ts';
import { type Outcome, outcomeNames, outcomes, type Touch } from '../domain/touch.ts';
import type { Store } from '../store/store.ts';
import type { CallPlan } from './call-plan.ts';
import { type CallScreen, callClock } from './call-screen.ts';
import { type Closing, close, finish } from './close.ts';
import { converse } from './conversation.ts';
import { intervalWish, lessOften } from './interval.ts';
import { CallNotes, callTouch, type NotesContext } from './notes.ts';
import { type HowItWent, unlessLost } from './outbox.ts';
import { causes, proposesCard, searchDay } from './outcome.ts';
import { type Begun, numberLabel, ownerOf, planFor, stillThere, whoLeft, withWhom } from './who.ts';

/** Where a call writes, what it is shown on, and where it keeps what it cannot write. */
type CallDesk = NotesContext & { readonly screen: CallScreen };

/** `operation`: the one to undo; `waiting`: what is kept on this machine, because the server cannot be reached. */
export type CallEnd =
  | { readonly kind: 'made'; readonly outcome: Outcome; readonly operation: number | null; readonly waiting: number }
  | { readonly kind: 'skipped' | 'stopped' };

interface Held {
  readonly store: Store;
  readonly screen: CallScreen;
  readonly plan: CallPlan;
  readonly notes: CallNotes;
  readonly began: Date;
}

/**
 * Asks how it went, and does what follows. In a round, a customer may be skipped. Esc takes back a wrong key: what it
 * wrote is undone, and how it went is asked again.
 */
export async function guidedCall(desk: CallDesk, plan: CallPlan, round: boolean): Promise<CallEnd> {
  const { store, screen } = desk;
  let begun: Begun = { plan, notes: null };
  for (;;) {
    const chosen = await askHowItWent(screen, begun.plan, round);
    if (chosen === 'skipped' || chosen === 'stopped') {
      await begun.notes?.settled();
      return { kind: chosen };
    }
    if (chosen === 'left') {
      begun = await whoLeft(desk, begun);
      continue;
    }
    const called = await withWhom(desk, begun, chosen);
    if (called === 'back') continue;
    const number = await askNumber(screen, called.plan, chosen);
    const began = screen.now();
    const notes = await beginNotes(desk, called, { outcome: chosen, number });
    const outcome = await afterOutcome({ store, screen, plan: called.plan, notes, began });
    if (outcome !== 'back') return await made(notes, outcome);
    await notes.takeBack();
    begun = { plan, notes: null };
  }
}

async function made(notes: CallNotes, outcome: Outcome): Promise<CallEnd> {
  const waiting = await notes.settled();
  return { kind: 'made', outcome, operation: notes.operation, waiting };
}

type Chosen = Outcome | 'left' | 'skipped' | 'stopped';

async function askHowItWent(screen: CallScreen, plan: CallPlan, round: boolean): Promise<Chosen> {
  const someThere = plan.people.some(({ leftOn }) => leftOn === null);
  const choices = [
    ...outcomeNames.map((outcome) => {
      const { key, label } = outcomes[outcome];
      return { value: outcome, key, label, hint: causes(outcome, plan.facts) };
    }),
    ...(someThere
      ? [{ value: 'left' as const, key: 'g', label: 'Somebody has left', hint: 'who, and then how it went' }]
      : []),
    ...(round ? [{ value: 'skipped' as const, key: 's', label: 'Not this one', hint: 'stays on the list' }] : []),
    { value: 'stopped' as const, key: 'q', label: round ? 'Stop here' : 'No call made', hint: 'nothing is written' },
  ];
  // No default: Enter alone must not record a conversation.
  return await screen.prompter.choose<Chosen>('How did it go?', choices, {
    undecided: true,
    escape: 'stopped',
  });
}

/** Which of several numbers was the bad one. */
async function askNumber(
  { prompter }: CallScreen,
  { customer: { phones }, people }: CallPlan,
  outcome: Outcome,
): Promise<string | null> {
  if (!outcomes[outcome].numberBad || phones.length < 2) return null;
  const numbers = phones
    .slice(0, 9)
    .map((phone, at) => ({ value: phone, key: String(at + 1), label: numberLabel(phone, people) }));
  return await prompter.choose('Which number?', numbers);
}

/** Continues a call that broke off. */
export async function resumedCall(desk: CallDesk, begun: CallPlan, touch: Touch): Promise<CallEnd> {
  const { store, screen } = desk;
  const plan = await planFor({ store }, begun, touch.personId);
  const notes = await CallNotes.resume(desk, touch, [...plan.steps, ...plan.complaintSteps]);
  const held = { store, screen, plan, notes, began: screen.now() };
  if (touch.outcome !== 'connected') {
    const outcome = await afterOutcome(held);
    return outcome === 'back' ? { kind: 'stopped' } : await made(notes, outcome);
  }
  const said = { answers: notes.answers, complaint: await notes.complaint() };
  screen.say(say(plan.speech, 'cut-off'));
  await talk(held, resumeSession(setupOf(plan), said));
  return await made(notes, 'connected');
}

async function beginNotes(
  desk: NotesContext,
  { plan, notes }: Begun,
  { outcome, number }: { readonly outcome: Outcome; readonly number: string | null },
): Promise<CallNotes> {
  const { customer, facts, by, script, purpose, note, people } = plan;
  const meaning = outcomes[outcome];
  const unfinished = meaning.conversation || meaning.asksForDay;
  const person = meaning.numberBad ? ownerOf(number ?? customer.phones[0], people) : plan.person;
  const { day, time } = facts;
  const about = { day, time, by, script, purpose, note, unfinished, personId: person?.id ?? null };
  const made = { ...howItWent({ customer, person, facts }, outcome), number };
  return await CallNotes.begin(desk, { touch: callTouch(customer, outcome, about), ...made }, notes);
}

function howItWent(
  { customer, person, facts }: Pick<CallPlan, 'customer' | 'person' | 'facts'>,
  outcome: Outcome,
): HowItWent {
  const { id, phones, struckPhones, snoozedUntil, name } = customer;
  return {
    ...{ outcome, customer: { id, phones, struckPhones, snoozedUntil }, person, number: null, callback: null },
    searchBy: searchDay(outcome, facts),
    summary: `called ${name}: ${outcomes[outcome].label.toLowerCase()}`,
  };
}

function setupOf({ steps, complaintSteps, facts, soon, speech, people }: CallPlan) {
  return { steps, complaintSteps, today: facts.day, soon, probes: probesOf(speech), people };
}

/** The answer that Esc gives to the first question after the outcome. */
const stepBack = '\u001b';

async function afterOutcome(held: Held): Promise<Outcome | 'back'> {
  const { screen, plan, notes } = held;
  const outcome = notes.touch.outcome ?? 'connected';
  const meaning = outcomes[outcome];
  if (meaning.conversation) return await atTheirMoment(held);
  if (meaning.asksForDay) {
    return (await askWhen(held, outcome)) ? outcome : 'back';
  }
  if (meaning.stopsCalls) {
    const reason = await screen.prompter.text('Did they say why? (Enter: no)', { escape: stepBack });
    if (reason === stepBack) return 'back';
    if (reason !== '') await notes.record([{ kind: 'reason', person: plan.person, text: reason }]);
    return outcome;
  }
  if (meaning.numberBad && !(await isTheirNumberOnly(held))) return 'back';
  const note = await screen.prompter.text('Anything to note? (Enter: no)', { escape: stepBack });
  if (note === stepBack) return 'back';
  if (note !== '') await notes.save([{ kind: 'note', text: note }]);
  if (proposesCard(outcome, plan.facts, plan.refusals)) await proposeCard(held);
  return outcome;
}

/** The wrong number may mean that they left. False to go back one step. */
async function isTheirNumberOnly({ screen, plan, notes }: Held): Promise<boolean> {
  const owner = plan.people.find(({ id, leftOn }) => id === notes.touch.personId && leftOn === null);
  if (owner === undefined) return true;
  const there = await stillThere(screen, owner);
  if (there === 'left') await notes.record([{ kind: 'left', person: owner }]);
  return there !== 'back';
}

/** Three failed tries in a row: a card is owed, if the caller wants to send one. */
async function proposeCard({ screen, plan, notes }: Held): Promise<void> {
  const { customer, soon } = plan;
  const tries = 'Three tries in a row reached nobody. Send a card?';
  const { prompter } = screen;
  if (!(await prompter.unexpected(() => prompter.confirm(tries, true)))) return;
  await notes.record([{ kind: 'card', due: soon }]);
  screen.tell(`On your list for ${formatDay(soon, 'short')}. When it is sent: cadence log ${customer.id} --kind card`);
}

/** They picked up: the customer decides whether this is a good moment. */
async function atTheirMoment(held: Held): Promise<Outcome | 'back'> {
  const { screen, plan, notes } = held;
  const hello = `${say(plan.speech, 'greeting')} ${say(plan.speech, 'good-moment')}`.trim();
  const { caller, shop } = plan.speech.values;
  if (caller === null && shop === null)
    screen.aside('Say who you are. To have it in the greeting: cadence config me NAME, cadence config shop NAME');
  const moment = await screen.prompter.choose<'yes' | 'no' | 'done' | 'back'>(
    hello,
    [
      { value: 'yes', key: 'y', label: 'Yes, go on', hint: 'or Enter' },
      { value: 'no', key: 'n', label: 'Not now', hint: 'they say when to call back' },
      { value: 'done', key: 's', label: 'Save now', hint: 'there is nothing to note' },
      { value: 'back', key: 'b', label: 'Back', hint: 'or Esc: it went differently' },
    ],
    { escape: 'back' },
  );
  if (moment === 'back') return 'back';
  if (moment === 'yes') await talk(held, beginSession(setupOf(plan)));
  if (moment === 'done') await finish({ ...held, ...plan }, { sentiment: null, next: null });
  if (moment !== 'no') return 'connected';
  await notes.record([{ kind: 'not now' }]);
  return (await askWhen(held, 'not_now')) ? 'not_now' : 'back';
}

async function talk(held: Held, session: Session): Promise<void> {
  const { store, screen, notes, began } = held;
  let { plan } = held;
  const clock = callClock(screen, began);
  const renewed = async (before: Session) => {
    plan = await unlessLost(async () => await planFor(held, plan, notes.touch.personId), plan);
    return renewSession(before, setupOf(plan));
  };
  for (let current = session; ; ) {
    current = await converse(screen, notes, { session: current, earlier: plan.earlier, clock, renewed });
    const { customer, lastWords, speech, facts, person } = plan;
    const closing: Closing = {
      ...{ store, screen, notes, began, session: current },
      ...{ customer, lastWords, speech, person, interval: facts.interval },
    };
    if (await close(closing)) return;
    current = { ...current, at: Math.max(0, current.steps.length - 1) };
  }
}

/** The moment they named becomes a promise; "less often" changes their interval. False to go back one step. */
async function askWhen(held: Held, outcome: Outcome): Promise<boolean> {
  const { screen, plan, notes } = held;
  const { facts, soon } = plan;
  const owed = outcomes[outcome].owesCallback;
  const unsaid = owed ? '' : '; Enter: they did not say';
  const typed = await screen.prompter.text(
    `When should we call back? (tuesday at 10, in 2 weeks, less often${unsaid})`,
    {
      default: owed ? soon : '',
      escape: stepBack,
      check: (text) => (text === '' && !owed ? null : problemWithMoment(text, facts.day)),
    },
  );
  if (typed === stepBack) return false;
  const callback = isLessOften(typed) ? null : parseMoment(typed, facts.day);
  await notes.record([
    ...(isLessOften(typed) ? [{ kind: 'customer' as const, change: seldom(plan) }] : []),
    { kind: 'moment', ...howItWent(plan, outcome), callback },
  ]);
  return true;
}

const isLessOften = (text: string) => /^(less|rather less|not so) often\b/i.test(text.trim());

function problemWithMoment(text: string, today: Day): string | null {
  if (isLessOften(text)) return null;
  const moment = parseMoment(text, today);
  if (moment === null) return `"${text}" is not a day: try tomorrow 14:30, tuesday at 10, in 2 weeks`;
  return moment.day < today ? `${dayText(moment.day)} has passed` : null;
}

/** Doubles the interval from now on, as they asked. */
function seldom({ customer, facts }: CallPlan): CustomerChange {
  return intervalWish(customer, lessOften(facts.interval), facts.day);
}
