/** Asks about columns whose meaning is unknown: once, with samples, and remembered for the header row. */
import type { Choice } from '../../context.ts';
import type { Choices, FileColumn, Kind } from '../../import/column-plan.ts';
import { identityOf } from '../../import/columns.ts';
import { isOfPeople } from '../../import/companies.ts';
import type { Field } from '../../import/fields.ts';
import { isPipeline } from '../../import/kinds.ts';
import type { FileReading } from '../../import/read.ts';
import type { SheetChoice } from '../../import/sheets.ts';
import type { AskedQuestion, OpenQuestion } from '../../import/survey.ts';
import { type DateOrder, parseDate } from '../../import/values/dates.ts';
import { type DecimalMark, parseAmount } from '../../import/values/money.ts';
import { parsePhones } from '../../import/values/phones.ts';
import { plain, shorten } from '../../render/text.ts';
import type { Questions } from './questions.ts';

/** The choices with the answers added; null when there was nothing to ask. */
export async function askColumns(questions: Questions, file: FileReading, choices: Choices): Promise<Choices | null> {
  const map = new Map(choices.map);
  const ignore = [...choices.ignore];
  for (const { field, what } of missing(file)) {
    const column = await askColumn(questions, file, what);
    if (column !== null) map.set(field, [column.header]);
  }
  for (const { column, answers } of unclear(file)) {
    const left = answers.filter(({ value }) => !file.plan.columns.has(value) && !map.has(value));
    if (left.length === 0 || isMapped(map, column)) continue;
    const asked = await questions.choose<Field | null>(
      `What is in “${plain(column.header)}”?  ${samplesOf(file, column)}`,
      [{ value: null, label: 'leave this column out' }, ...left],
    );
    if (asked === null) continue;
    if (asked.answer === null) ignore.push(column.header);
    else map.set(asked.answer, [column.header]);
  }
  const answered = map.size > choices.map.size || ignore.length > choices.ignore.length;
  return answered ? { ...choices, map: answered ? withGuesses(file, map, choices) : map, ignore } : null;
}

function isMapped(map: Choices['map'], column: FileColumn): boolean {
  return [...map.values()].flat().includes(column.header);
}

/**
 * A file without a header row is guessed from its values only until the user names a column: the other columns keep
 * their guesses.
 */
function withGuesses(file: FileReading, map: ReadonlyMap<Field, readonly string[]>, choices: Choices): Choices['map'] {
  if (file.layout.headerLine !== null || choices.map.size > 0) return map;
  const guessed = [...file.plan.columns].map(
    ([field, columns]) => [field, columns.map(({ header }) => header)] as const,
  );
  return new Map([...guessed, ...map]);
}

/** Fields without which the file cannot be imported. */
function missing(file: FileReading): readonly { field: Field; what: string }[] {
  const { plan } = file;
  const has = (field: Field) => plan.columns.has(field);
  if (plan.kind === 'customers') {
    return identityOf(plan).some((field) => field !== 'externalId')
      ? []
      : [{ field: 'name', what: "the customers' names" }];
  }
  const questions: { field: Field; what: string }[] = [];
  if (!isPipeline(plan) && !has('amount') && !has('lineAmount') && !has('unitPrice') && !has('debit'))
    questions.push({ field: 'amount', what: 'the amounts of the orders' });
  if (!has('orderDate')) questions.push({ field: 'orderDate', what: 'the dates of the orders' });
  return questions;
}

const contactAnswers: readonly Choice<Field>[] = [
  { value: 'email', label: "the customers' e-mail addresses" },
  { value: 'phone', label: "the customers' phone numbers" },
];
const amountAnswers: readonly Choice<Field>[] = [
  { value: 'value', label: 'how much they have bought in total' },
  { value: 'orders', label: 'how many orders they made' },
];
const dateAnswers: readonly Choice<Field>[] = [
  { value: 'lastPurchase', label: 'the day of the last purchase' },
  { value: 'lastContact', label: 'the day of the last conversation' },
];
/** A file with more columns is another program's export; asking about all its columns would be a nuisance. */
const smallList = 12;

/** Columns with an unknown header, whose values could be a field that no other column has. */
function unclear(file: FileReading): readonly { column: FileColumn; answers: readonly Choice<Field>[] }[] {
  const { plan } = file;
  if (file.columns.length > smallList) return [];
  const unknown = plan.unknown.filter((column) => !plan.columns.has('company') || !isOfPeople(column));
  return unknown.map((column) => ({ column, answers: answersFor(file.samples(column, 10), plan.kind) }));
}

/** A few different values (`n/a`, `see below`) do not change the kind of a column. */
const most = 0.7;

function answersFor(values: readonly string[], kind: Kind): readonly Choice<Field>[] {
  const mostly = (test: (value: string) => boolean) =>
    values.length > 0 && values.filter(test).length >= values.length * most;
  if (mostly((value) => value.includes('@'))) return contactAnswers.slice(0, 1);
  if (mostly(isDay)) return kind === 'orders' ? [] : dateAnswers;
  if (mostly((value) => ['amount', 'ambiguous'].includes(parseAmount(value).kind)))
    return kind === 'orders' ? [] : amountAnswers;
  return mostly((value) => parsePhones(value).phones.length > 0) ? contactAnswers.slice(1) : [];
}

function isDay(value: string): boolean {
  return ['day', 'ambiguous'].includes(parseDate(value, { order: null, today: '9999-12-31' }).kind) && /\D/.test(value);
}

async function askColumn(questions: Questions, file: FileReading, what: string): Promise<FileColumn | null> {
  const choices: Choice<FileColumn | null>[] = file.plan.unread.map((column) => {
    return { value: column, label: `${plain(column.header)}  ${samplesOf(file, column)}` };
  });
  const asked = await questions.choose<FileColumn | null>(`Which column holds ${what}?`, [
    { value: null, label: 'none of these' },
    ...choices,
  ]);
  return asked?.answer ?? null;
}

export function samplesOf(file: FileReading, column: FileColumn): string {
  return file
    .samples(column)
    .map((sample) => shorten(plain(sample), 24))
    .join(' · ');
}

export async function askDateOrder(questions: Questions, question: AskedQuestion): Promise<DateOrder | null> {
  const day = { value: 'day-first' as const, label: 'the day', key: 'd' };
  const month = { value: 'month-first' as const, label: 'the month', key: 'm' };
  const asked = await questions.choose<DateOrder>(
    `${whereIs(question)}. Which comes first in these dates?`,
    question.likely === 'day-first' ? [day, month] : [month, day],
  );
  return asked?.answer ?? null;
}

export async function askDecimal(questions: Questions, question: AskedQuestion): Promise<DecimalMark | null> {
  const comma = { value: ',' as const, label: 'a comma', key: 'c' };
  const point = { value: '.' as const, label: 'a point', key: 'p' };
  const asked = await questions.choose<DecimalMark>(
    `${whereIs(question)}. Which sign comes before the decimals in this column?`,
    question.likely === ',' ? [comma, point] : [point, comma],
  );
  return asked?.answer ?? null;
}

function whereIs({ column, line, value }: OpenQuestion): string {
  return `“${plain(column.header)}”, line ${line}: ${plain(value)}`;
}

/** The first sheet is read when the user cannot be asked. */
export async function askSheet(
  questions: Questions,
  name: string,
  sheets: readonly SheetChoice[],
): Promise<SheetChoice | null> {
  const [first, ...others] = sheets.map((sheet) => ({
    value: sheet,
    label: `${plain(sheet.name)}  ${sheet.headers
      .slice(0, 4)
      .map((header) => shorten(plain(header), 16))
      .join(' · ')}`,
  }));
  if (first === undefined) return null;
  const asked = await questions.choose(`Which sheet of ${plain(name)}?`, [first, ...others]);
  return asked?.answer ?? null;
}
