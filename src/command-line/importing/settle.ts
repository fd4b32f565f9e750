/** Settles the choices for a header row: from options, answers, or an earlier file of the same layout. */

import type { AtWhich } from '../../app/imports/people-moves.ts';
import type { SameMoneyAnswer } from '../../app/imports/recorded-money.ts';
import type { IdsOf } from '../../app/imports/whose-ids.ts';
import type { Context } from '../../context.ts';
import type { CardFile } from '../../import/cards.ts';
import type { Choices } from '../../import/column-plan.ts';
import { fingerprint, noChoices } from '../../import/columns.ts';
import type { ReadOptions } from '../../import/file.ts';
import { openFile } from '../../import/open.ts';
import { FileReading } from '../../import/read.ts';
import type { AskedQuestion } from '../../import/survey.ts';
import type { DateOrder } from '../../import/values/dates.ts';
import type { DecimalMark } from '../../import/values/money.ts';
import { plain } from '../../render/text.ts';
import type { Store } from '../../store/store.ts';
import { askColumns, askDateOrder, askDecimal } from './ask-columns.ts';
import { Questions } from './questions.ts';
import type { ImportSource } from './sources.ts';

interface Chosen {
  choices: Choices;
  dateOrder: DateOrder | null;
  decimal: DecimalMark | null;
  sameMoney: SameMoneyAnswer | null;
  idsOf: IdsOf | null;
  /** By address; only for this import, since the book keeps what comes of it. */
  reached: ReadonlyMap<string, AtWhich>;
}

type Statuses = Choices['statuses'];

/** Stands for the header row of a vCard file; no real header row is written like this. */
const cards = 'vCard';

/** The choices, with their header row; null for a table without one. */
export interface SettledChoices {
  readonly key: string | null;
  readonly chosen: Chosen;
  /** Answers about statuses from other header rows. */
  readonly statuses: Statuses;
  /** A header row, or a table without one, that no import has met before; the first vCards. */
  readonly isNew: boolean;
  /** The user has seen how the columns are read, and agreed. */
  agreed: boolean;
}

interface SettleOptions {
  readonly questions: Questions;
  readonly json?: boolean;
  /** The choices made by options. */
  readonly choices: Choices;
}

const nothingChosen: Chosen = {
  choices: noChoices,
  dateOrder: null,
  decimal: null,
  sameMoney: null,
  idsOf: null,
  reached: new Map(),
};

/** Takes earlier choices for this header row and the user's options, and asks for the rest. */
export async function settle(
  ctx: Context,
  store: Store,
  file: FileReading | CardFile,
  options: SettleOptions,
): Promise<SettledChoices> {
  if (!(file instanceof FileReading)) {
    const saved = await store.imports.mapping(cards);
    const before = saved === null ? nothingChosen : parseChosen(saved);
    const peopleOf = options.choices.peopleOf ?? before.choices.peopleOf ?? null;
    await file.group(peopleOf);
    const chosen = { ...nothingChosen, choices: { ...nothingChosen.choices, peopleOf } };
    return { key: cards, chosen, statuses: new Map(), isNew: saved === null, agreed: false };
  }
  const key = file.layout.headerLine === null ? null : fingerprint(file.layout.headers);
  const saved = key === null ? null : await store.imports.mapping(key);
  const before = saved === null ? nothingChosen : parseChosen(saved);
  const given = options.choices;
  const known = {
    map: new Map([...before.choices.map, ...given.map]),
    ignore: [...new Set([...before.choices.ignore, ...given.ignore])],
    kind: given.kind ?? before.choices.kind,
    statuses: before.choices.statuses,
    peopleOf: given.peopleOf ?? before.choices.peopleOf ?? null,
  };
  const statuses = await statusesAnswered(store);
  file.replan(withStatuses(known, statuses));
  if (saved !== null && !options.json) {
    ctx.io.talk(`${plain(file.table.name)}: read with the columns chosen before for this header row\n`);
  }
  // A layout that was read before raises no questions.
  const questions = saved === null ? options.questions : new Questions(ctx.prompter, false);
  const asked = questions.mayAsk ? await askColumns(questions, file, known) : null;
  if (asked !== null) file.replan(withStatuses(asked, statuses));
  file.check();
  const chosen: Chosen = { ...before, choices: asked ?? known };
  await file.prepare(async (question) => await answer(questions, question, chosen));
  return { key, chosen, statuses, isNew: saved === null, agreed: false };
}

/** Answers for any header row: a status means the same in all files of a shop. */
async function statusesAnswered(store: Store): Promise<Statuses> {
  return new Map((await store.imports.mappings()).flatMap((text) => [...parseChosen(text).choices.statuses]));
}

function withStatuses(choices: Choices, elsewhere: Statuses): Choices {
  return { ...choices, statuses: new Map([...elsewhere, ...choices.statuses]) };
}

/** The file from its beginning, read with the same choices; nothing is asked again. */
export async function openAgain(
  source: ImportSource,
  options: ReadOptions,
  { chosen, statuses }: SettledChoices,
): Promise<FileReading | CardFile> {
  const file = await openFile(source, options);
  if (!(file instanceof FileReading)) {
    await file.group(chosen.choices.peopleOf ?? null);
    return file;
  }
  file.replan(withStatuses(chosen.choices, statuses));
  await file.prepare(async ({ kind }) => (kind === 'date order' ? chosen.dateOrder : chosen.decimal));
  return file;
}

/** What to remember for the next file with this header row; null when nothing was chosen or agreed to. */
export function worthRemembering({
  key,
  chosen,
  agreed,
}: SettledChoices): { fingerprint: string; mapping: string } | null {
  const text = chosenText(chosen);
  return key === null || (!agreed && text === chosenText(nothingChosen)) ? null : { fingerprint: key, mapping: text };
}

/** From memory or from an answer; null (take the likelier, and say so) when the user cannot be asked. */
async function answer(
  questions: Questions,
  question: AskedQuestion,
  chosen: Chosen,
): Promise<DateOrder | DecimalMark | null> {
  if (question.kind === 'date order') {
    chosen.dateOrder ??= await askDateOrder(questions, question);
    return chosen.dateOrder;
  }
  chosen.decimal ??= await askDecimal(questions, question);
  return chosen.decimal;
}

function chosenText({
  choices: { map, ignore, kind, statuses, peopleOf = null },
  dateOrder,
  decimal,
  sameMoney,
  idsOf,
}: Chosen): string {
  const said = {
    ...(sameMoney === null ? {} : { sameMoney }),
    ...(idsOf === null ? {} : { idsOf }),
    ...(peopleOf === null ? {} : { peopleOf }),
    ...(statuses.size === 0 ? {} : { statuses: [...statuses] }),
  };
  return JSON.stringify({ map: [...map], ignore, kind, dateOrder, decimal, ...said });
}

function parseChosen(text: string): Chosen {
  const { map, ignore, kind, statuses = [], peopleOf = null, ...rest } = JSON.parse(text);
  const { dateOrder = null, decimal = null, sameMoney = null, idsOf = null } = rest;
  const choices = { map: new Map(map), ignore, kind, statuses: new Map(statuses), peopleOf } as Choices;
  return { choices, dateOrder, decimal, sameMoney, idsOf, reached: new Map() };
}
