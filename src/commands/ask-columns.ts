/** Questions about columns that nothing tells: asked once, with samples, and remembered by the header row. */
import type { Choice, Context } from '../context.ts';
import { type Choices, type Column, identityOf } from '../import/columns.ts';
import type { Field } from '../import/fields.ts';
import { guessColumns } from '../import/guess.ts';
import type { Reading } from '../import/read.ts';
import { plain, shorten } from '../render/text.ts';

/** The choices with the answers added; null when there was nothing to ask. */
export async function askColumns(ctx: Context, file: Reading, choices: Choices): Promise<Choices | null> {
  const map = new Map(choices.map);
  for (const { field, what } of missing(file)) {
    const column = await askColumn(ctx, file, what);
    if (column !== null) map.set(field, [column.header]);
  }
  for (const { field, column } of unclear(file, choices)) {
    const samples = samplesOf(file, column);
    const name = field === 'email' ? 'e-mail addresses' : 'phone numbers';
    if (await ctx.prompter.confirm(`“${plain(column.header)}” (${samples}): are these the customers' ${name}?`, true))
      map.set(field, [column.header]);
  }
  return map.size === choices.map.size ? null : { ...choices, map };
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

/** Columns with an unknown header whose values plainly are e-mail addresses or phone numbers, where none was found. */
function unclear(file: Reading, choices: Choices): readonly { field: Field; column: Column }[] {
  if (file.layout.headerLine === null) return [];
  const guessed = guessColumns(file.layout.sample.map((record) => record.cells));
  return (['email', 'phone'] as const).flatMap((field) => {
    if (file.plan.columns.has(field)) return [];
    const index = Number(guessed.get(field)?.[0] ?? 0) - 1;
    const column = file.plan.unread.find((unread) => unread.index === index);
    return column === undefined || choices.ignore.includes(column.header) ? [] : [{ field, column }];
  });
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
