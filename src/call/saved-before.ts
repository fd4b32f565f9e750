/** The answers of a call that broke off, read from the book. */
import type { Deed } from '../domain/history.ts';
import type { OperationRecord } from '../domain/operation.ts';
import type { Step } from '../domain/script/script.ts';
import type { Saving } from '../domain/script/session.ts';
import type { Touch } from '../domain/touch.ts';
import type { Store } from '../store/store.ts';

interface AskedSteps {
  readonly steps: readonly Step[];
  /** By question. */
  readonly answers: Readonly<Record<string, string>>;
}

/** Answers first, then promises, goals, facts and questions, each in the order in which they were entered. */
export async function savedBefore(store: Store, touch: Touch, { steps, answers }: AskedSteps): Promise<Saving[]> {
  const added = await addedIn(store, touch);
  const { facts, questions } = await store.facts.of(touch.customerId);
  const promises = (await store.promises.of(touch.customerId))
    .filter(({ touchId, kind }) => touchId === touch.id && (kind === 'promise' || kind === 'theirs'))
    .toSorted((a, b) => a.id - b.id);
  const noted = facts.filter(({ id }) => added.has(`fact ${id}`)).toSorted((a, b) => a.id - b.id);
  return [
    ...steps.flatMap((step): Saving[] =>
      Object.hasOwn(answers, step.id) ? [{ kind: 'answer', step, text: answers[step.id] ?? '' }] : [],
    ),
    ...promises.map(
      ({ kind, text, due, time }): Saving => ({
        ...{ kind: 'promise', theirs: kind === 'theirs', text, due, time },
      }),
    ),
    ...noted.flatMap(({ kind, text, day }): Saving[] =>
      kind === 'fact' || kind === 'goal' ? [{ kind, text, day }] : [],
    ),
    ...questions
      .filter(({ id }) => added.has(`question ${id}`))
      .map(({ text }): Saving => ({ kind: 'question', text })),
  ];
}

/**
 * The operation of a call that broke off, so that undo takes back the whole call. Null when something else was done since: undo
 * takes back what was done last, and that has to be the call that was just made.
 */
export async function operationToContinue(store: Store, touch: Touch): Promise<OperationRecord | null> {
  const [latest] = await store.operations.latest(1);
  const begun = await deedOf(store, touch);
  return begun !== undefined && latest?.id === begun.operation ? latest : null;
}

/** What wrote the call itself. */
async function deedOf(store: Store, { id, customerId }: Touch): Promise<Deed | undefined> {
  const deeds = await store.operations.historyOf(customerId);
  return deeds.find(
    ({ undone, happenings }) =>
      !undone && happenings.some(({ kind, table, row }) => kind === 'added' && table === 'touch' && row === id),
  );
}

/**
 * The rows written by the call, as `fact 3`. Facts and questions do not name their call, but the journal does: its
 * operation, or one that continued it, wrote them.
 */
export async function addedIn(store: Store, { id, customerId }: Touch): Promise<ReadonlySet<string>> {
  const deeds = (await store.operations.historyOf(customerId)).filter(({ undone }) => !undone);
  const added = ({ happenings }: (typeof deeds)[number]) => happenings.filter(({ kind }) => kind === 'added');
  const begun = deeds.find((deed) => added(deed).some(({ table, row }) => table === 'touch' && row === id));
  if (begun === undefined) return new Set();
  const own = deeds.filter(
    (deed) =>
      deed.operation >= begun.operation &&
      deed.kind === begun.kind &&
      added(deed).every(({ table, row }) => table !== 'touch' || row === id),
  );
  return new Set(own.flatMap(added).map(({ table, row }) => `${table} ${row}`));
}
