/** Previews files with new columns before anything is imported, and lets the user correct how they are read. */

import { type ImportOutcome, tryImport } from '../../app/imports/run-import.ts';
import type { Context } from '../../context.ts';
import { UserError } from '../../errors.ts';
import { fieldOf, fieldsFor, withColumn } from '../../import/change-column.ts';
import type { FileColumn } from '../../import/column-plan.ts';
import type { Field } from '../../import/fields.ts';
import { FileReading } from '../../import/read.ts';
import { otherStatuses, statusKey } from '../../import/statuses.ts';
import { previewOf, totalsOfAll } from '../../render/import.ts';
import { plain, shorten } from '../../render/text.ts';
import type { Store } from '../../store/store.ts';
import { samplesOf } from './ask-columns.ts';
import { askIdsOf } from './ask-ids-of.ts';
import { askAtWhich, askPeopleOf } from './ask-people-of.ts';
import { askSameMoney } from './ask-same-money.ts';
import { askStatuses } from './ask-statuses.ts';
import {
  columnSamples as allSamplesOf,
  type OneImport,
  type OpenedFile,
  reopen,
  runOptions,
  widthOf,
} from './import-one.ts';
import type { Questions } from './questions.ts';
import type { SettledChoices } from './settle.ts';

type PreviewAnswer = 'import' | 'nothing' | 'change';

/** False when nothing is to be imported. Corrections are stored in the files' settled choices. */
export async function agreeTo(
  ctx: Context,
  store: Store,
  files: readonly OpenedFile[],
  options: OneImport,
): Promise<boolean> {
  return await options.questions.decide(async (prompter) => {
    for (;;) {
      const { details, summary } = await preview(ctx, store, files, options);
      ctx.io.out(details);
      ctx.io.talk(options.questions.unasked());
      ctx.io.out(summary);
      const answer = await prompter.choose<PreviewAnswer>('Import?', answers, { default: 'import', escape: 'nothing' });
      if (answer === 'nothing') return false;
      if (answer === 'change') await changeColumn(ctx, files);
      else {
        for (const { settled } of files) settled.agreed = true;
        return true;
      }
    }
  });
}

const answers = [
  { value: 'import' as const, label: 'yes', key: 'y' },
  { value: 'nothing' as const, label: 'no', key: 'n' },
  { value: 'change' as const, label: 'change a column', key: 'c' },
];

/** For all files: first the remarks about each, then their sums. */
async function preview(
  ctx: Context,
  store: Store,
  files: readonly OpenedFile[],
  options: OneImport,
): Promise<{ readonly details: string; readonly summary: string }> {
  const read: OpenedFile[] = [];
  for (const file of files) read.push(await reopen(file, options));
  const outcomes = await tryImport(
    ctx,
    store,
    read.map((opened) => ({ file: opened.file, options: runOptions(ctx, opened, options) })),
  );
  if (await askAbout(read, outcomes, options)) return await preview(ctx, store, files, options);
  const reports = outcomes.flatMap((outcome) => outcome?.report ?? []);
  const previews = read.flatMap(({ file, settled }, at) => {
    const report = outcomes[at]?.report;
    if (report === undefined) return [];
    const samples = !settled.isNew ? null : file instanceof FileReading ? allSamplesOf(file) : file.samples();
    return previewOf(report, { ...(samples === null ? {} : { samples }), ...widthOf(ctx) });
  });
  return {
    details: previews.map(({ details }) => details).join(''),
    summary: `${previews.map(({ summary }) => summary).join('')}${totalsOfAll(reports)}`,
  };
}

/** Asks what the files leave open, and about each file's new columns. True when an answer changes the preview. */
async function askAbout(
  files: readonly OpenedFile[],
  outcomes: readonly (ImportOutcome | null)[],
  { questions }: OneImport,
): Promise<boolean> {
  questions.releaseMoney();
  const fresh = files.flatMap(({ settled }, at) => {
    const outcome = outcomes[at] ?? null;
    return outcome === null || !settled.isNew ? [] : [{ settled, outcome }];
  });
  let changed = await askGrouping(questions, files);
  if (await askWhoseIds(questions, files, outcomes)) changed = true;
  for (const { outcome, settled } of fresh) if (await askMoney(questions, outcome, settled)) changed = true;
  for (const { outcome, settled } of fresh) if (await askShared(questions, outcome, settled)) changed = true;
  for (const { outcome } of fresh) if (await askUnknown(questions, outcome, files)) changed = true;
  return changed;
}

async function askGrouping(questions: Questions, files: readonly OpenedFile[]): Promise<boolean> {
  let changed = false;
  for (const { file, settled, source } of files) {
    if (!settled.isNew) continue;
    const peopleOf = await askPeopleOf(questions, source.name, file.grouping());
    if (peopleOf === null) continue;
    settled.chosen.choices = { ...settled.chosen.choices, peopleOf };
    if (peopleOf !== file.grouping().of) changed = true;
  }
  return changed;
}

async function askWhoseIds(
  questions: Questions,
  files: readonly OpenedFile[],
  outcomes: readonly (ImportOutcome | null)[],
): Promise<boolean> {
  let changed = false;
  for (const [at, { settled, source }] of files.entries()) {
    const ids = outcomes[at]?.report.ids ?? null;
    if (!settled.isNew || settled.chosen.idsOf !== null) continue;
    settled.chosen.idsOf = await askIdsOf(questions, source.name, ids);
    if (settled.chosen.idsOf === (ids?.program === 1 ? 'other' : 'book')) changed = true;
  }
  return changed;
}

/** Where the people of one company are one customer is asked first, and may settle these. */
async function askShared(
  questions: Questions,
  { shared }: ImportOutcome,
  { chosen }: SettledChoices,
): Promise<boolean> {
  const before = chosen.reached;
  for (const one of shared) {
    const answer = before.has(one.email) ? null : await askAtWhich(questions, one);
    if (answer !== null) chosen.reached = new Map([...chosen.reached, [one.email, answer]]);
  }
  return [...chosen.reached].some(([email, which]) => which !== 'both' && !before.has(email));
}

async function askMoney(
  questions: Questions,
  { question }: ImportOutcome,
  { chosen }: SettledChoices,
): Promise<boolean> {
  if (question === null) return false;
  chosen.sameMoney = await askSameMoney(questions, question);
  return chosen.sameMoney !== null && chosen.sameMoney !== question.done;
}

/** One answer holds for all files of orders. */
async function askUnknown(
  questions: Questions,
  { report }: ImportOutcome,
  files: readonly OpenedFile[],
): Promise<boolean> {
  const ofOrders = files.filter(({ file }) => file.kind === 'orders').map(({ settled }) => settled.chosen);
  const isAnswered = (status: string) => ofOrders.some(({ choices }) => choices.statuses.has(statusKey(status)));
  const answers = await askStatuses(
    questions,
    report.unknownStatuses.filter(({ status }) => status !== otherStatuses && !isAnswered(status)),
  );
  for (const chosen of ofOrders)
    chosen.choices = { ...chosen.choices, statuses: new Map([...chosen.choices.statuses, ...answers]) };
  return answers.size > 0;
}

interface Place {
  readonly opened: OpenedFile;
  readonly file: FileReading;
  readonly column: FileColumn;
}

async function changeColumn(ctx: Context, files: readonly OpenedFile[]): Promise<void> {
  const places = files.flatMap((opened): Place[] => {
    const { file, settled } = opened;
    return file instanceof FileReading && settled.isNew ? file.columns.map((column) => ({ opened, file, column })) : [];
  });
  const several = new Set(places.map(({ opened }) => opened)).size > 1;
  const place = await ctx.prompter.choose<Place | null>('Which column?', [
    // A marker precedes each label, and a folded line hides another.
    ...places.map((one) => ({ value: one, label: shorten(labelOf(one, several), ctx.io.width - 4) })),
    { value: null, label: 'none' },
  ]);
  if (place === null) return;
  const { file, column, opened } = place;
  const now = fieldOf(file.plan, column);
  const field = await ctx.prompter.choose<Field | null>(
    `What is in “${plain(column.header)}”?`,
    [{ value: null, label: 'not read' }, ...fieldsFor(file.plan).map((value) => ({ value, label: value }))],
    { default: now },
  );
  if (field !== now) take(ctx, place, opened, field);
}

function labelOf({ file, column, opened }: Place, several: boolean): string {
  const name = several ? `${plain(opened.source.name)}: ` : '';
  return `${name}${plain(column.header)}: ${fieldOf(file.plan, column) ?? 'not read'}  ${samplesOf(file, column)}`;
}

/** A correction that would prevent the import is refused with the reason. */
function take(ctx: Context, { file, column }: Place, { settled }: OpenedFile, field: Field | null): void {
  const before = settled.chosen.choices;
  const choices = withColumn(before, file.plan, column, field);
  try {
    file.replan(choices);
    file.check();
    settled.chosen.choices = choices;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    file.replan(before);
    ctx.io.err(`${plain(error.message)}: left as it was\n`);
  }
}
