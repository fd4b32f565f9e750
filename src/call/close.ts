/** The end of a call: thanks, one screen to review, one key to save. */

import type { Customer } from '../domain/customer.ts';
import { type Day, dayText, formatDay } from '../domain/day.ts';
import { type Person, personTitle } from '../domain/person.ts';
import { parseInterval } from '../domain/plan/cadence.ts';
import { thanks } from '../domain/script/closing.ts';
import { type CallSpeech, say } from '../domain/script/parts.ts';
import { answerTo, type Session, take } from '../domain/script/session.ts';
import type { Sentiment } from '../domain/touch.ts';
import { parseDay } from '../domain/written-day.ts';
import type { Store } from '../store/store.ts';
import { type CallScreen, minutesSince } from './call-screen.ts';
import { intervalWish, lessOften, moreOften } from './interval.ts';
import type { CallNotes } from './notes.ts';
import { unlessLost } from './outbox.ts';

export interface Closing {
  readonly store: Store;
  readonly screen: CallScreen;
  readonly notes: CallNotes;
  readonly customer: Customer;
  /** The person of the company; null when unknown. */
  readonly person: Person | null;
  readonly session: Session;
  /** The script's own last words. */
  readonly lastWords: readonly string[];
  readonly speech: CallSpeech;
  readonly began: Date;
  /** The present days between calls; null without a rhythm. */
  readonly interval: number | null;
}

const moods: Readonly<Record<Sentiment, string>> = { positive: 'glad', neutral: 'as usual', negative: 'unhappy' };

/** False when the caller goes back to the questions. */
export async function close(closing: Closing): Promise<boolean> {
  const { screen, notes, customer, session, lastWords, speech } = closing;
  screen.head('To finish');
  const own = thanks(notes.savings, session.complaint, speech);
  const last = lastWords.length > 0 ? lastWords : [say(speech, 'thanks')];
  for (const words of [own, ...last]) if (words !== '') screen.say(words);
  let mood: Sentiment | null = session.complaint === null ? null : 'negative';
  if (notes.savings.length > 0 && mood === null) mood = await askMood(screen, 'neutral');
  let chosen: Day | null = null;
  for (let interval = closing.interval; ; ) {
    const proposed = await unlessLost(
      async () => (await closing.store.standings.of(customer.id, session.today))?.planned ?? null,
      null,
    );
    const next = chosen ?? proposed;
    screen.rows(summary(closing, { mood, next, interval }));
    const key = await screen.prompter.choose(
      'Save the call?',
      [
        { value: 'save', key: 's', label: 'Save', hint: 'or Enter' },
        { value: 'next', key: 'n', label: 'Another day for the next call' },
        { value: 'often', key: 'o', label: 'They asked for calls less or more often' },
        { value: 'mood', key: 'm', label: 'How they sounded' },
        { value: 'promise', key: 'p', label: 'A promise' },
        { value: 'note', key: 't', label: 'A note' },
        { value: 'back', key: 'b', label: 'Back to the questions', hint: 'or Esc' },
      ],
      { escape: 'back' },
    );
    if (key === 'back') return false;
    if (key === 'next') chosen = await askNext(closing, next);
    if (key === 'often') interval = await askInterval(closing, interval);
    if (key === 'mood') mood = await askMood(screen, mood ?? 'neutral');
    if (key === 'promise') await askCommand(closing, '/promise', 'What, and by when?');
    if (key === 'note') await askCommand(closing, '/note', 'What else?');
    if (key === 'save') {
      await finish(closing, { sentiment: mood, next: chosen });
      return true;
    }
  }
}

/** Without further questions: the call is over. */
export async function finish(
  { notes, screen, customer, person, began }: Pick<Closing, 'notes' | 'screen' | 'customer' | 'person' | 'began'>,
  { sentiment, next }: { sentiment: Sentiment | null; next: Day | null },
): Promise<void> {
  const minutes = minutesSince(began, screen.now());
  const summary = `talked to ${person === null ? '' : `${person.name}, `}${customer.name}`;
  await notes.record([{ kind: 'close', minutes, sentiment, next, summary }]);
}

function summary(
  { notes, session, screen, began, person }: Closing,
  known: { mood: Sentiment | null; next: Day | null; interval: number | null },
): Parameters<CallScreen['rows']>[0] {
  const said = session.steps.flatMap((step) => {
    const text = answerTo(session, step);
    return text === undefined ? [] : [{ label: step.title, texts: [text] }];
  });
  const saved = (kind: 'promise' | 'goal' | 'fact' | 'question') =>
    notes.savings.flatMap((saving) => (saving.kind === kind ? [saving] : []));
  const promises = saved('promise').flatMap((saving) =>
    saving.kind === 'promise' ? [`${saving.text}, by ${formatDay(saving.due, 'short')}`] : [],
  );
  const { complaint } = session;
  const minutes = minutesSince(began, screen.now());
  if (complaint !== null)
    promises.push(
      `call about ${complaint.text === null ? 'what went wrong' : `this: ${complaint.text}`}, by ${formatDay(complaint.due, 'short')}`,
    );
  const texts = (kind: 'goal' | 'fact' | 'question') =>
    saved(kind).map((saving) => ('text' in saving ? (saving.text ?? '') : ''));
  return [
    { label: 'Talked to', texts: person === null ? [] : [personTitle(person)] },
    ...said,
    { label: 'Note', texts: notes.note === null ? [] : [notes.note] },
    { label: 'Promised', texts: promises },
    { label: 'Goals', texts: texts('goal') },
    { label: 'To know', texts: texts('fact') },
    { label: 'Next time', texts: texts('question') },
    { label: 'They sounded', texts: known.mood === null ? [] : [moods[known.mood]] },
    { label: 'Took', texts: minutes === 0 ? [] : [`${minutes} min`] },
    { label: 'Next call', texts: [nextCall(known.next, known.interval)] },
  ];
}

function nextCall(next: Day | null, interval: number | null): string {
  if (next === null) return 'none planned';
  return interval === null ? formatDay(next) : `${formatDay(next)} (every ${interval} days)`;
}

async function askMood(screen: CallScreen, byDefault: Sentiment): Promise<Sentiment> {
  return await screen.prompter.choose<Sentiment>(
    'How did they sound?',
    [
      { value: 'neutral', key: '=', label: moods.neutral },
      { value: 'positive', key: '+', label: moods.positive },
      { value: 'negative', key: '-', label: moods.negative },
    ],
    { default: byDefault, escape: byDefault },
  );
}

/** Null when no day was chosen. */
async function askNext({ screen, session }: Closing, next: Day | null): Promise<Day | null> {
  const { today } = session;
  const text = await screen.prompter.text('Next call when? (in 3 months, 3 dec, …)', {
    default: next ?? '',
    check: (typed) => {
      const day = typed === '' ? today : parseDay(typed, today);
      if (day === null) return `"${typed}" is not a day: try in 3 months, 3 dec, 2027-05-01`;
      return day < today ? `${dayText(day)} has passed` : null;
    },
  });
  return text === '' ? null : parseDay(text, today);
}

/** The customer's wish applies from today on, with its date. */
async function askInterval(
  { screen, notes, customer, session }: Closing,
  interval: number | null,
): Promise<number | null> {
  const [seldom, often] = [lessOften(interval), moreOften(interval)];
  const chosen = await screen.prompter.choose<number | 'days' | 'keep'>(
    'How often would they like to hear from us?',
    [
      { value: 'keep', key: 'k', label: interval === null ? 'As now' : `As now, every ${interval} days` },
      { value: seldom, key: 'l', label: `Less often, every ${seldom} days` },
      { value: often, key: 'm', label: `More often, every ${often} days` },
      { value: 'days', key: 'd', label: 'Something else' },
      { value: 0, key: 'x', label: 'No regular calls at all' },
    ],
    { escape: 'keep' },
  );
  if (chosen === 'keep') return interval;
  const days = chosen === 'days' ? await askDays(screen) : chosen;
  await notes.record([{ kind: 'customer', change: intervalWish(customer, days, session.today) }]);
  return days === 0 ? null : days;
}

async function askDays(screen: CallScreen): Promise<number> {
  const read = (text: string) => parseInterval(text.replace(/^every /i, ''));
  const text = await screen.prompter.text('Every how long? (60 days, 4 months)', {
    check: (typed) => {
      const parsed = read(typed);
      return 'problem' in parsed ? parsed.problem : null;
    },
  });
  const parsed = read(text);
  return 'days' in parsed ? parsed.days : 0;
}

async function askCommand({ screen, notes, session }: Closing, command: string, question: string): Promise<void> {
  const text = await screen.prompter.text(question);
  if (text === '') return;
  const turn = take(session, `${command} ${text}`);
  await notes.save(turn.savings);
  if (turn.notice !== null) screen.tell(turn.notice);
}
