/**
 * A guided call as a pure state machine: each typed line turns one session into the next and says what to save. It
 * never asks, stores or throws, so that a call may break off after any line without losing an earlier one.
 */

import { type Day, dayText } from '../day.ts';
import { folded } from '../folded.ts';
import { blankPerson, findPeople, type Person, personTitle } from '../person.ts';
import { readIntroduced } from '../person-words.ts';
import { plain } from '../plain.ts';
import { isTheirs } from '../promise.ts';
import { readAnswer } from './answer.ts';
import type { Step } from './script.ts';
import { withoutDay } from './spoken-day.ts';

/** What a call begins with. */
export interface SessionSetup {
  readonly steps: readonly Step[];
  /** The listening steps that `/complaint` inserts. */
  readonly complaintSteps: readonly Step[];
  readonly today: Day;
  /** When a promise without a day is due. */
  readonly soon: Day;
  /** Short questions for `/clarify` at a step without its own. */
  readonly probes: readonly string[];
  /** The company's people; empty for a private customer. */
  readonly people: readonly Person[];
}

export interface NewComplaint {
  readonly text: string | null;
  readonly due: Day;
}

export interface Session extends SessionSetup {
  /** The step that is asked now; `steps.length` at the close. */
  readonly at: number;
  /** By id of the step. */
  readonly answers: Readonly<Record<string, string>>;
  /** How many probes were shown, by id of the step. */
  readonly probed: Readonly<Record<string, number>>;
  readonly complaint: NewComplaint | null;
}

/** What must be stored before the next question is asked. */
export type Saving =
  /** `yes` of an answer that is yes or no. */
  | { readonly kind: 'answer'; readonly step: Step; readonly text: string; readonly yes?: boolean }
  | { readonly kind: 'note'; readonly text: string }
  | {
      readonly kind: 'promise';
      /** The customer promised it to us. */
      readonly theirs: boolean;
      readonly text: string;
      readonly due: Day;
      readonly time: string | null;
    }
  | { readonly kind: 'question'; readonly text: string }
  | { readonly kind: 'fact' | 'goal'; readonly text: string; readonly day: Day | null }
  | { readonly kind: 'product'; readonly text: string }
  /** The person on the phone from now on; 0 for one who was just introduced. */
  | { readonly kind: 'with'; readonly person: Pick<Person, 'id' | 'name'> }
  | { readonly kind: 'person'; readonly name: string; readonly role: string | null }
  /** The complaint of this call as far as it is known; a call has at most one, and a later saving replaces it. */
  | { readonly kind: 'complaint'; readonly text: string | null; readonly due: Day };

interface Turn {
  readonly session: Session;
  readonly savings: readonly Saving[];
  /** Lines to show to the caller. */
  readonly notice: string | null;
  /** The typed text could not be used: offer it again for editing. */
  readonly refused: boolean;
  /** The caller wants to write this answer in an editor. */
  readonly wantsEditor: boolean;
  /** Text to continue with, such as an answer that a short question should complete. */
  readonly prefill: string | null;
}

interface Command {
  readonly name: string;
  readonly argument: string;
  readonly about: string;
  readonly run: (session: Session, text: string) => Turn;
}

export function beginSession(setup: SessionSetup): Session {
  return { ...setup, at: 0, answers: {}, probed: {}, complaint: null };
}

/**
 * The session of a call that broke off, continued after the last answered question; the questions about a complaint come
 * before the one at which they told of it. `answers` are in the order in which they were given.
 */
export function resumeSession(
  setup: SessionSetup,
  saved: { readonly answers: Readonly<Record<string, string>>; readonly complaint: NewComplaint | null },
): Session {
  const begun: Session = { ...beginSession(setup), ...saved };
  const at = afterAnswered(begun, begun.steps) ?? firstQuestion(begun.steps);
  if (saved.complaint === null) return { ...begun, at };
  const session = withComplaintSteps({ ...begun, at });
  const end = at + session.steps.length - begun.steps.length;
  const listening = session.steps.slice(at, end);
  const heard = afterAnswered(session, listening);
  const latest = Object.keys(saved.answers).at(-1);
  const isOver = heard !== null && !listening.some(({ id }) => id === latest);
  return { ...session, at: isOver ? end : at + (heard ?? 0) };
}

/** The place behind the last answered step; null when none is. */
function afterAnswered(session: Session, steps: readonly Step[]): number | null {
  const last = steps.findLastIndex((step) => answerTo(session, step) !== undefined);
  return last < 0 ? null : last + 1;
}

/** The greeting was said before the call broke off: steps that are only read aloud come before the first question. */
function firstQuestion(steps: readonly Step[]): number {
  return Math.max(
    0,
    steps.findIndex(({ answer: kind }) => kind !== 'none'),
  );
}

/** The same session once more is known of the people, or somebody else talks: the questions in the words for them. */
export function renewSession(session: Session, { steps, complaintSteps, probes, people }: SessionSetup): Session {
  const renewed = new Map([...complaintSteps, ...steps].map((step) => [step.id, step]));
  const same = session.steps.map((step) => renewed.get(step.id) ?? step);
  return { ...session, steps: same, complaintSteps, probes, people };
}

/** Null at the close. */
export function currentStep(session: Session): Step | null {
  return session.steps[session.at] ?? null;
}

/** The answer so far; a step may well be called "constructor", which every object has. */
export function answerTo({ answers }: Session, { id }: Step): string | undefined {
  return Object.hasOwn(answers, id) ? answers[id] : undefined;
}

/** What the caller typed: an answer, a slash command, or an answer followed by slash commands. */
export function take(session: Session, typed: string): Turn {
  const text = typed.trim();
  if (text.startsWith('//')) return answer(session, text.slice(1));
  if (/^\/\d+$/.test(text)) return go(session, text.slice(1));
  if (text.startsWith('/')) return command(session, text);
  const parts = text.split(commandBehind).map((part) => part.trim());
  const [words = '', ...commands] = parts;
  return commands.length === 0 ? answer(session, text) : withCommands(session, words, commands);
}

/** Where a slash command begins after an answer: one with its words, or one that needs none and ends the line. */
const commandBehind =
  /\s(?=\/(?:promise|ask|fact|goal|note|product|with|person)\s+\S|\/complaint(?:\s|$)|\/(?:clarify|edit|back|skip|end|help|go \d+)$)/i;

/** After these commands there is no open question any more, or it is changed: the answer must be stored first. */
const moving = /^\/(?:complaint|clarify|edit|back|skip|end|help|go)\b/i;

/** An answer and the commands after it: all of it, or nothing when a part cannot be used. */
function withCommands(session: Session, words: string, commands: readonly string[]): Turn {
  const notes = takeAll(
    session,
    commands.filter((text) => !moving.test(text)),
  );
  if (notes.refused) return notes;
  const said = joined(notes, answer(notes.session, words));
  if (said.refused) return { ...said, session, savings: [] };
  const [last] = commands.filter((text) => moving.test(text)).slice(-1);
  return last === undefined ? said : joined(said, moveOn(session, { words, said, text: last }));
}

function moveOn(session: Session, typed: { readonly words: string; readonly said: Turn; readonly text: string }): Turn {
  const { words, said, text } = typed;
  const [, name = ''] = /^\/(\w+)/.exec(text.toLowerCase()) ?? [];
  if (name === 'skip') return turn(said.session);
  if (name === 'complaint' || name === 'end' || name === 'go') return command(said.session, text);
  // The answer is stored, and its question stays open.
  const here = { ...said.session, at: session.at };
  const next = command(here, text);
  return name === 'clarify' || name === 'help' ? { ...next, prefill: `${words} ` } : next;
}

function takeAll(session: Session, texts: readonly string[]): Turn {
  let all = turn(session);
  for (const text of texts) {
    const next = command(all.session, text);
    if (next.refused) return { ...next, session, savings: [] };
    all = joined(all, next);
  }
  return all;
}

function joined(first: Turn, second: Turn): Turn {
  const notices = [first.notice, second.notice].filter((notice) => notice !== null);
  return {
    ...second,
    savings: [...first.savings, ...second.savings],
    notice: notices.length === 0 ? null : notices.join('\n'),
  };
}

/**
 * An answer to the current question in any words, with slashes too. An empty line keeps the earlier answer, or skips.
 */
export function answer(session: Session, text: string): Turn {
  const step = currentStep(session);
  if (text === '') return turn(moved(session, session.at + 1));
  if (step === null || step.answer === 'none')
    return { ...note(session, text), session: moved(session, session.at + 1) };
  const read = readAnswer(step, text, session.today);
  if ('problem' in read) return refusal(session, read.problem);
  const answered = moved({ ...session, answers: { ...session.answers, [step.id]: read.text } }, session.at + 1);
  const saving: Saving = { kind: 'answer', step, ...read };
  const complaint = complaintAfter(session, step.id, read.text);
  if (complaint === null) return turn(answered, { savings: [saving] });
  return turn({ ...answered, complaint }, { savings: [saving, { kind: 'complaint', ...complaint }] });
}

/** Two answers of the listening steps contain what the promise is about and when it is due. */
function complaintAfter(session: Session, stepId: string, text: string): NewComplaint | null {
  const known = session.complaint ?? { text: null, due: session.soon };
  if (stepId === 'complaint-what') return { ...known, text: known.text ?? text };
  if (stepId === 'complaint-when') return { ...known, due: text as Day };
  return null;
}

function turn(session: Session, rest: Partial<Omit<Turn, 'session'>> = {}): Turn {
  return { session, savings: [], notice: null, refused: false, wantsEditor: false, prefill: null, ...rest };
}

function refusal(session: Session, notice: string): Turn {
  return turn(session, { notice, refused: true });
}

function moved(session: Session, to: number): Session {
  return { ...session, at: Math.max(0, Math.min(to, session.steps.length)) };
}

function command(session: Session, text: string): Turn {
  const [, name = '', rest = ''] = /^\/(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  const found = sessionCommands.find((candidate) => candidate.name === name.toLowerCase());
  if (found !== undefined) return found.run(session, rest.trim());
  return refusal(session, `There is no /${name}. /help lists what there is; // begins an answer with a slash.`);
}

function note(session: Session, text: string): Turn {
  if (text === '') return refusal(session, 'Write the note after it: /note they move in spring');
  return turn(session, { savings: [{ kind: 'note', text }], notice: 'Noted.' });
}

function promise(session: Session, text: string): Turn {
  const { rest, day, time } = withoutDay(text, session.today);
  if (rest === '') return refusal(session, 'Say what and when: /promise send the manual by friday');
  if (day !== null && day < session.today)
    return refusal(session, `${dayText(day)} has passed. By when, from today on?`);
  const due = day ?? session.soon;
  const unsaid = day === null ? ' No day was said, so that is the day; it can be changed at the end.' : '';
  return turn(session, {
    savings: [{ kind: 'promise', theirs: isTheirs(rest), text: rest, due, time }],
    notice: `Promised by ${dayText(due)}${time === null ? '' : ` ${time}`}: ${rest}.${unsaid}`,
  });
}

function question(session: Session, text: string): Turn {
  if (text === '') return refusal(session, 'Write the question after it: /ask how did the move go?');
  return turn(session, { savings: [{ kind: 'question', text }], notice: 'Kept for the next call.' });
}

function remember(kind: 'fact' | 'goal'): (session: Session, text: string) => Turn {
  return (session, text) => {
    if (text === '') {
      return refusal(
        session,
        kind === 'goal' ? 'Which goal? /goal new store in may' : 'Which fact? /fact two daughters',
      );
    }
    const { day } = withoutDay(text, session.today);
    const ahead = day !== null && day >= session.today ? day : null;
    const when = ahead === null ? '' : ` I'll remind you on ${dayText(ahead)}.`;
    return turn(session, { savings: [{ kind, text, day: ahead }], notice: `Remembered.${when}` });
  };
}

function product(session: Session, text: string): Turn {
  if (text === '') return refusal(session, 'Which product? /product the bread oven');
  return turn(session, { savings: [{ kind: 'product', text }], notice: `From now on their product is: ${text}.` });
}

/** The other one took over, or it was somebody else from the first. */
function turnTo(session: Session, text: string): Turn {
  const found = findPeople(session.people, text);
  const [person] = found;
  const there = session.people.filter(({ leftOn }) => leftOn === null).map(personTitle);
  if (person !== undefined && found.length === 1) {
    const { id, name } = person;
    return turn(session, { savings: [{ kind: 'with', person: { id, name } }], notice: `Talking to ${plain(name)}.` });
  }
  if (session.people.length === 0)
    return refusal(session, 'Nobody else is known there. To add somebody: /person Carla, head of purchasing');
  const whom = `There ${there.length === 1 ? 'is' : 'are'} ${there.join('; ')}.`;
  if (text === '') return refusal(session, `Who are you talking to? /with and a name. ${whom}`);
  const problem = found.length === 0 ? `Nobody there is called ${plain(text)}.` : `Several are called ${plain(text)}.`;
  return refusal(session, `${problem} ${whom} To add somebody: /person Carla, head of purchasing`);
}

function introduce(session: Session, text: string): Turn {
  const introduced = readIntroduced(text);
  if (introduced === null) return refusal(session, 'Who, and what do they do? /person Carla, head of purchasing');
  const { name, role } = introduced;
  if (session.people.some((one) => folded(one.name) === folded(name)))
    return refusal(session, `There is a ${plain(name)} already: /with ${plain(name)}`);
  const added: Person = { ...blankPerson, id: 0, customerId: 0, name, role, createdOn: session.today };
  return turn(
    { ...session, people: [...session.people, added] },
    {
      savings: [{ kind: 'person', name, role }],
      notice: `Added: ${personTitle(added)}. When you talk to them: /with ${plain(name)}`,
    },
  );
}

function clarify(session: Session): Turn {
  const step = currentStep(session);
  const probes = step === null || step.probes.length === 0 ? session.probes : step.probes;
  if (probes.length === 0) return turn(session, { notice: 'This script has no short questions.' });
  const id = step?.id ?? '';
  const shown = Object.hasOwn(session.probed, id) ? (session.probed[id] ?? 0) : 0;
  return turn(
    { ...session, probed: { ...session.probed, [id]: shown + 1 } },
    { notice: `Say: ${probes[shown % probes.length]}` },
  );
}

function complain(session: Session, text: string): Turn {
  const complaint = {
    text: text === '' ? (session.complaint?.text ?? null) : text,
    due: session.complaint?.due ?? session.soon,
  };
  const listening = withComplaintSteps({ ...session, complaint });
  return turn(listening, {
    savings: [{ kind: 'complaint', ...complaint }],
    notice: `Just listen now. A promise is noted: call them about it by ${dayText(complaint.due)}.`,
  });
}

/** The listening steps come before the open question; afterwards the call continues with it. */
function withComplaintSteps(session: Session): Session {
  const known = new Set(session.steps.map((step) => step.id));
  const added = session.complaintSteps.filter((step) => !known.has(step.id));
  return { ...session, steps: [...session.steps.slice(0, session.at), ...added, ...session.steps.slice(session.at)] };
}

function back(session: Session): Turn {
  if (session.at === 0) return turn(session, { notice: 'This is the first question.' });
  return turn(moved(session, session.at - 1));
}

function go(session: Session, text: string): Turn {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > session.steps.length)
    return turn(session, { notice: overview(session) });
  return turn(moved(session, number - 1));
}

/** The questions with their numbers; answered ones have a tick. */
function overview(session: Session): string {
  const lines = session.steps.map((step, index) => {
    const mark = answerTo(session, step) === undefined ? ' ' : '✓';
    return `${index === session.at ? '>' : ' '} ${mark} /${index + 1} ${step.title}`;
  });
  return lines.join('\n');
}

function help(session: Session): Turn {
  // A private customer has no person to name.
  const offered = sessionCommands.filter(
    ({ run }) => session.people.length > 0 || (run !== turnTo && run !== introduce),
  );
  const lines = offered.map(({ name, argument, about }) => `${`/${name} ${argument}`.trimEnd().padEnd(26)} ${about}`);
  return turn(session, { notice: [...lines, 'Enter alone goes on. Anything else you type is the answer.'].join('\n') });
}

/** The slash commands. */
export const sessionCommands: readonly Command[] = [
  { name: 'promise', argument: 'WHAT by DAY', about: 'something we owe them', run: promise },
  { name: 'note', argument: 'TEXT', about: 'anything else they said', run: note },
  { name: 'fact', argument: 'TEXT', about: 'worth remembering', run: remember('fact') },
  { name: 'goal', argument: 'TEXT in may', about: 'what they want to achieve, and when', run: remember('goal') },
  { name: 'ask', argument: 'TEXT', about: 'a question for the next call', run: question },
  { name: 'clarify', argument: '', about: 'a short question to say now', run: clarify },
  { name: 'complaint', argument: 'TEXT', about: 'something went wrong: listen', run: complain },
  { name: 'product', argument: 'NAME', about: 'what they have from us', run: product },
  { name: 'with', argument: 'NAME', about: 'who is talking now', run: turnTo },
  { name: 'person', argument: 'NAME, what they do', about: 'somebody new there', run: introduce },
  {
    name: 'edit',
    argument: '',
    about: 'write this answer in your editor',
    run: (session) => turn(session, { wantsEditor: true }),
  },
  { name: 'back', argument: '', about: 'the question before', run: back },
  { name: 'skip', argument: '', about: 'the next question', run: (session) => turn(moved(session, session.at + 1)) },
  { name: 'go', argument: 'NUMBER', about: 'any question (alone: list them)', run: go },
  { name: 'end', argument: '', about: 'to the close', run: (session) => turn(moved(session, session.steps.length)) },
  { name: 'help', argument: '', about: 'this list', run: help },
];
