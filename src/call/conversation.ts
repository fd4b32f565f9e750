import { type Day, dayText } from '../domain/day.ts';
import type { Step } from '../domain/script/script.ts';
import { answer, answerTo, currentStep, type Session, take } from '../domain/script/session.ts';
import { Cancelled, UndoneElsewhere, UserError } from '../errors.ts';
import type { CallScreen } from './call-screen.ts';
import type { CallNotes } from './notes.ts';

/** The latest answer to each question in earlier calls. */
export type Earlier = ReadonlyMap<string, { readonly day: Day; readonly text: string }>;

interface Conversed {
  readonly session: Session;
  readonly earlier: Earlier;
  readonly clock: () => string;
  /** The session once somebody else talks, or is known. */
  readonly renewed: (session: Session) => Promise<Session>;
}

/** Asks one question after the other, storing each answer before the next question. Returns at the close. */
export async function converse(
  screen: CallScreen,
  notes: CallNotes,
  { session, earlier, clock, renewed }: Conversed,
): Promise<Session> {
  let current = session;
  let again: string | undefined;
  let shown: Step | null = null;
  for (let step = currentStep(current); step !== null; step = currentStep(current)) {
    if (step !== shown) present(screen, step, current, earlier);
    shown = step;
    const typed = await screen.prompter.text(questionOf(step), {
      aside: clock,
      escape: '/back',
      ...(again === undefined ? {} : { prefill: again }),
    });
    let turn = take(current, typed);
    if (turn.wantsEditor) {
      const written = await inEditor(screen, answerTo(current, step) ?? '');
      if (written !== null) turn = answer(current, written.trim());
    }
    await keep(screen, notes, turn.savings, typed);
    if (turn.notice !== null) (turn.refused ? screen.warn : screen.tell)(turn.notice);
    again = turn.refused ? typed : (turn.prefill ?? undefined);
    const isOther = turn.savings.some(({ kind }) => kind === 'with' || kind === 'person');
    current = isOther ? await renewed(turn.session) : turn.session;
    if (isOther && currentStep(current)?.id === step.id) shown = currentStep(current);
  }
  return current;
}

/** Null when no editor works: the question stays open. */
async function inEditor(screen: CallScreen, text: string): Promise<string | null> {
  try {
    return await screen.prompter.edit(text);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    screen.warn(`${error.message}; ${error.hint}`);
    return null;
  }
}

/** An answer that cannot be stored is shown, so that the caller can write it down elsewhere. */
async function keep(
  screen: CallScreen,
  notes: CallNotes,
  savings: Parameters<CallNotes['save']>[0],
  typed: string,
): Promise<void> {
  try {
    await notes.save(savings);
  } catch (error) {
    if (error instanceof Cancelled) {
      screen.warn(`Not saved: ${typed}`);
      throw error;
    }
    throw new UserError(`this could not be saved: ${typed}`, {
      hint:
        error instanceof UndoneElsewhere
          ? error.message
          : 'all earlier answers are saved; cadence call continues from there',
      cause: error,
    });
  }
}

function questionOf(step: Step): string {
  return step.say.at(-1) ?? step.title;
}

function present(screen: CallScreen, step: Step, session: Session, earlier: Earlier): void {
  screen.head(`${session.at + 1}/${session.steps.length}  ${step.title}`);
  for (const paragraph of step.say.slice(0, -1)) screen.say(paragraph);
  for (const line of step.guidance) screen.aside(line);
  if (step.answer === 'choice') screen.aside(step.choices.map((choice, index) => `${index + 1} ${choice}`).join('   '));
  if (step.answer === 'scale') screen.aside('0 to 10');
  if (step.answer === 'yesno') screen.aside('yes or no');
  if (step.answer === 'date') screen.aside('a day: friday, 3 dec, in 2 weeks');
  const said = answerTo(session, step);
  const before = earlier.get(step.id);
  if (said !== undefined) screen.aside(`So far: ${said} (Enter keeps it)`);
  else if (before !== undefined) screen.aside(`On ${dayText(before.day)} they said: ${before.text}`);
}
