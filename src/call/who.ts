/** Which of a company's people the call is with, who works there no more, and whose a number is. */
import { blankPerson, findPeople, justIntroduced, type Person, personTitle, usableNumbers } from '../domain/person.ts';
import { askWords, readIntroduced } from '../domain/person-words.ts';
import { phoneInForm } from '../domain/phone-form.ts';
import { plain } from '../domain/plain.ts';
import { type Outcome, outcomes } from '../domain/touch.ts';
import type { CallPlan } from './call-plan.ts';
import type { CallScreen } from './call-screen.ts';
import { CallNotes, type NotesContext } from './notes.ts';
import { type CallStep, unlessLost } from './outbox.ts';

/** A call before its outcome is known, with what was learned already. */
export interface Begun {
  readonly plan: CallPlan;
  /** Who answered, and who left; null before. */
  readonly notes: CallNotes | null;
}

/** The most that keys are for; others are found by name. */
const mostByKey = 9;

/** What is known now, for a call with this person. Of a customer without people there is nothing to read again. */
export async function planFor(
  { store }: Pick<NotesContext, 'store'>,
  plan: CallPlan,
  personId: number | null,
): Promise<CallPlan> {
  const people = await store.people.of(plan.customer.id);
  if (people.length === 0) return plan;
  const customer = (await store.customers.get(plan.customer.id)) ?? plan.customer;
  return plan.again({ customer, people, person: people.find(({ id }) => id === personId) ?? null });
}

/** Somebody answered, or is to be asked for; who it is matters only for a company with people. `back`: the key was pressed by mistake. */
export async function withWhom(desk: Desk, begun: Begun, outcome: Outcome): Promise<Begun | 'back'> {
  const { plan } = begun;
  if (plan.people.length === 0 || !isAnswered(outcome)) return begun;
  const whole = outcomes[outcome].stopsCalls;
  const chosen = await desk.screen.prompter.choose<Person | 'other' | 'whole' | 'back'>(
    whole ? 'Who wants no calls?' : 'Who answered?',
    [
      ...byKey(plan),
      ...(whole ? [{ value: 'whole' as const, key: 'k', label: 'None of them', hint: 'the whole company' }] : []),
      { value: 'other', key: 'o', label: 'Somebody else', hint: 'their name, or nobody in particular' },
      { value: 'back', key: 'b', label: 'Back', hint: 'or Esc: it went differently' },
    ],
    { escape: 'back' },
  );
  if (chosen === 'back') return 'back';
  if (chosen === 'whole') return begun;
  if (chosen === 'other') return await somebodyElse(desk, begun);
  return { ...begun, plan: plan.again({ ...plan, person: chosen }) };
}

type Desk = NotesContext & { readonly screen: CallScreen };

const isAnswered = (outcome: Outcome) =>
  outcomes[outcome].conversation ||
  outcomes[outcome].asksForDay ||
  outcomes[outcome].stopsCalls ||
  outcome === 'left_message';

/** The person to ask for comes first, and Enter chooses them. */
function byKey({ people, ask }: CallPlan) {
  const present = people.filter(({ id, leftOn }) => leftOn === null && id !== ask?.person.id);
  return [...(ask === null ? [] : [ask.person]), ...present]
    .slice(0, mostByKey)
    .map((person, at) => ({ value: person, key: String(at + 1), label: personTitle(person) }));
}

/** A name that is known means that person, every other one somebody new. */
async function somebodyElse(desk: Desk, begun: Begun): Promise<Begun | 'back'> {
  const stepBack = '\u001b';
  const typed = await desk.screen.prompter.text('Their name? (Carla, head of purchasing; Enter: nobody said)', {
    escape: stepBack,
  });
  if (typed === stepBack) return 'back';
  const introduced = readIntroduced(typed);
  if (introduced === null) return { ...begun, plan: begun.plan.again({ ...begun.plan, person: null }) };
  const known = findPeople(begun.plan.people, introduced.name);
  const [only] = known;
  if (only !== undefined && known.length === 1)
    return { ...begun, plan: begun.plan.again({ ...begun.plan, person: only }) };
  const { plan } = begun;
  const summary = `${introduced.name}, at ${plan.customer.name}`;
  const notes = await learned(desk, begun, { kind: 'person', ...introduced, summary });
  const now = await unlessAway(desk, plan, notes);
  const added = now?.people.findLast(({ name }) => name === introduced.name);
  if (now !== null && added !== undefined) return { notes, plan: now.again({ ...now, person: added }) };
  const { customer, people, facts } = plan;
  const person = { ...blankPerson, ...introduced, id: justIntroduced, customerId: customer.id, createdOn: facts.day };
  return { notes, plan: plan.again({ customer, people: [...people, person], person }) };
}

/** Kept on this machine while the server of the book is away, like what is noted after it. */
async function learned(desk: NotesContext, { plan, notes }: Begun, step: CallStep): Promise<CallNotes> {
  const kept = notes ?? CallNotes.before(desk, plan.customer, plan.facts.day);
  await kept.record([step]);
  return kept;
}

/** What is known now; null while the server is away. */
async function unlessAway(desk: Desk, plan: CallPlan, notes: CallNotes): Promise<CallPlan | null> {
  return notes.isWaiting ? null : await unlessLost(async () => await planFor(desk, plan, null), null);
}

/** The person who answered said that somebody left: recorded at once; others can still be asked for. */
export async function whoLeft(desk: Desk, begun: Begun): Promise<Begun> {
  const { plan } = begun;
  const chosen = await desk.screen.prompter.choose<Person | 'back'>(
    'Who no longer works there?',
    [...byKey(plan), { value: 'back', key: 'b', label: 'Back', hint: 'or Esc' }],
    { escape: 'back' },
  );
  if (chosen === 'back') return begun;
  const summary = `${chosen.name}, at ${plan.customer.name}: left`;
  const notes = await learned(desk, begun, { kind: 'left', person: chosen, summary });
  const now = (await unlessAway(desk, plan, notes)) ?? withoutThem(plan, chosen);
  sayWhomToAsk(desk.screen, now);
  return { notes, plan: now };
}

function withoutThem(plan: CallPlan, gone: Person): CallPlan {
  const { customer, people, facts } = plan;
  const left = people.map((one) => (one.id === gone.id ? { ...one, leftOn: facts.day } : one));
  return plan.again({ customer, people: left, person: null });
}

function sayWhomToAsk(screen: CallScreen, { ask, people, customer, facts }: CallPlan): void {
  const left = askWords(null, people, facts.day);
  const numbers = ask === null ? [] : usableNumbers(ask.person, customer).map(phoneInForm).map(plain);
  const whom = ask === null ? null : [askWords(ask, [], facts.day), ...numbers].join(', ');
  screen.tell(`${left}. ${whom === null ? 'Nobody else is known there.' : `Ask for ${whom}.`}`);
}

/** `+49 30 1234  Ann Lee` */
export function numberLabel(phone: string, people: readonly Person[]): string {
  const owner = ownerOf(phone, people);
  return owner === null ? phoneInForm(phone) : `${phoneInForm(phone)}  ${plain(owner.name)}`;
}

/** Null of the company's own number. */
export function ownerOf(phone: string | undefined, people: readonly Person[]): Person | null {
  return people.find(({ phones }) => phone !== undefined && phones.includes(phone)) ?? null;
}

/** A number that is no longer theirs may mean that they are gone. */
export async function stillThere({ prompter }: CallScreen, { name }: Person): Promise<'yes' | 'left' | 'back'> {
  return await prompter.choose<'yes' | 'left' | 'back'>(
    `Does ${plain(name)} still work there?`,
    [
      { value: 'yes', key: 'y', label: 'Yes, or nobody said', hint: 'or Enter: only the number is wrong' },
      { value: 'left', key: 'g', label: 'No longer there' },
      { value: 'back', key: 'b', label: 'Back', hint: 'or Esc: it went differently' },
    ],
    { escape: 'back' },
  );
}
