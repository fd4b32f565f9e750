/** Questions about columns that nothing tells: asked once, with samples, and remembered by the header row. */
import type { Choice, Context } from '../../context.ts';
import { type Choices, type Column, identityOf } from '../../import/columns.ts';
import type { Field } from '../../import/fields.ts';
import type { Reading } from '../../import/read.ts';
import type { SheetChoice } from '../../import/sheets.ts';
import type { OpenQuestion } from '../../import/survey.ts';
import { type DateOrder, parseDate } from '../../import/values/dates.ts';
import { type DecimalMark, parseAmount } from '../../import/values/money.ts';
import { parsePhones } from '../../import/values/phones.ts';
import { plain, shorten } from '../../render/text.ts';

/** The choices with the answers added; null when there was nothing to ask. */
export async function askColumns(ctx: Context, file: Reading, choices: Choices): Promise<Choices | null> {
  const map = new Map(choices.map);
  const ignore = [...choices.ignore];
  for (const { field, what } of missing(file)) {
    const column = await askColumn(ctx, file, what);
    if (column !== null) map.set(field, [column.header]);
  }
  for (const { column, answers } of unclear(file, map)) {
    const field = await ctx.prompter.choose<Field | null>(
      `What is in “${plain(column.header)}”?  ${samplesOf(file, column)}`,
      [...answers, { value: null, label: 'nothing to read' }],
    );
    if (field === null) ignore.push(column.header);
    else map.set(field, [column.header]);
  }
  const asked = map.size > choices.map.size || ignore.length > choices.ignore.length;
  return asked ? { ...choices, map, ignore } : null;
}

/** What the file cannot be imported without. */
function missing(file: Reading): readonly { field: Field; what: string }[] {
  const { plan } = file;
  const has = (field: Field) => plan.columns.has(field);
  if (plan.kind === 'customers') {
    return identityOf(plan).some((field) => field !== 'externalId')
      ? []
      : [{ field: 'name', what: "the customers' names" }];
  }
  const questions: { field: Field; what: string }[] = [];
  if (!has('amount') && !has('lineAmount') && !has('unitPrice'))
    questions.push({ field: 'amount', what: 'the amounts of the orders' });
  if (!has('orderDate')) questions.push({ field: 'orderDate', what: 'the dates of the orders' });
  return questions;
}

const contactAnswers: readonly Choice<Field>[] = [
  { value: 'email', label: "the customers' e-mail addresses" },
  { value: 'phone', label: "the customers' phone numbers" },
];
const amountAnswers: readonly Choice<Field>[] = [
  { value: 'value', label: 'what they have bought in all' },
  { value: 'orders', label: 'how many orders they made' },
];
const dateAnswers: readonly Choice<Field>[] = [
  { value: 'lastPurchase', label: 'the day of the last purchase' },
  { value: 'lastContact', label: 'the day of the last conversation' },
];
/** A list with more columns is an export of some system, whose other columns nobody wants to be asked about. */
const smallList = 12;
const mostQuestions = 4;

/** Columns whose header is unknown and whose values could be what no other column has told. */
function unclear(
  file: Reading,
  known: ReadonlyMap<Field, unknown>,
): readonly { column: Column; answers: readonly Choice<Field>[] }[] {
  const { plan, layout } = file;
  if (layout.headerLine === null || plan.kind !== 'customers' || file.columns.length > smallList) return [];
  const wanted = ({ value }: Choice<Field>) => !plan.columns.has(value) && !known.has(value);
  const questions = plan.unknown.map((column) => ({
    column,
    answers: answersFor(file.samples(column, 10)).filter(wanted),
  }));
  return questions.filter(({ answers }) => answers.length > 0).slice(0, mostQuestions);
}

function answersFor(values: readonly string[]): readonly Choice<Field>[] {
  const all = (test: (value: string) => boolean) => values.length > 0 && values.every(test);
  if (all((value) => value.includes('@'))) return contactAnswers.slice(0, 1);
  if (
    all(
      (value) =>
        ['day', 'ambiguous'].includes(parseDate(value, { order: null, today: '9999-12-31' }).kind) && /\D/.test(value),
    )
  )
    return dateAnswers;
  if (all((value) => ['amount', 'ambiguous'].includes(parseAmount(value).kind))) return amountAnswers;
  return all((value) => parsePhones(value).phones.length > 0) ? contactAnswers.slice(1) : [];
}

async function askColumn(ctx: Context, file: Reading, what: string): Promise<Column | null> {
  const choices: Choice<Column | null>[] = file.plan.unread.map((column) => {
    return { value: column, label: `${plain(column.header)}  ${samplesOf(file, column)}` };
  });
  return await ctx.prompter.choose(`Which column holds ${what}?`, [
    ...choices,
    { value: null, label: 'none of these' },
  ]);
}

function samplesOf(file: Reading, column: Column): string {
  return file
    .samples(column)
    .map((sample) => shorten(plain(sample), 24))
    .join(' · ');
}

export async function askDateOrder(ctx: Context, question: OpenQuestion): Promise<DateOrder> {
  return await ctx.prompter.choose<DateOrder>(`${whereIs(question)}. Which comes first in these dates?`, [
    { value: 'day-first', label: 'the day', key: 'd' },
    { value: 'month-first', label: 'the month', key: 'm' },
  ]);
}

export async function askDecimal(ctx: Context, question: OpenQuestion): Promise<DecimalMark> {
  return await ctx.prompter.choose<DecimalMark>(
    `${whereIs(question)}. What stands before the decimals in this column?`,
    [
      { value: ',', label: 'a comma', key: 'c' },
      { value: '.', label: 'a point', key: 'p' },
    ],
  );
}

function whereIs({ column, line, value }: OpenQuestion): string {
  return `“${plain(column.header)}”, line ${line}: ${plain(value)}`;
}

/** The first is what Enter takes, and what is read where nobody is asked. */
export async function askSheet(ctx: Context, name: string, sheets: readonly SheetChoice[]): Promise<SheetChoice> {
  const choices = sheets.map((sheet) => ({
    value: sheet,
    label: `${plain(sheet.name)}  ${sheet.headers
      .slice(0, 4)
      .map((header) => shorten(plain(header), 16))
      .join(' · ')}`,
  }));
  return await ctx.prompter.choose(`Which sheet of ${plain(name)}?`, choices);
}
