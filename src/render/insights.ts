import { formatDay } from '../domain/day.ts';
import { displayWidth } from '../domain/display-width.ts';
import { type Insights, noteQuestion, type QuestionInsight, type Quote } from '../domain/insight.ts';
import { grouped } from '../domain/money.ts';
import { shellWord } from '../domain/shell-word.ts';
import { csv } from './csv.ts';
import { wrapped } from './labelled.ts';
import type { Paint } from './paint.ts';
import { plain, plural, shorten } from './text.ts';

interface Look {
  readonly paint: Paint;
  readonly width: number;
}

/** What customers said, as a person reads it. */
export function insightsText(found: Insights, look: Look): string {
  const { paint } = look;
  const parts = [
    paint.strong(
      `${formatDay(found.from)} to ${formatDay(found.to)}: ${plural(found.answers, 'answer')} of ${plural(found.customers, 'customer')}`,
    ),
    ...found.questions.map((question) => questionText(question, look)),
  ];
  if (found.sentiment.length > 0) parts.push(`${paint.strong('How they felt')}\n${moodLines(found)}`);
  if (found.complaints.length > 0) {
    const lines = found.complaints.map(
      ({ promise, name, text, due, state }) =>
        `  ${promise}  ${plain(name)}: ${plain(text)} (${state}, due ${formatDay(due, 'short')})`,
    );
    parts.push(`${paint.strong('Complaints')}\n${lines.join('\n')}`);
  }
  return `${parts.join('\n\n')}\n`;
}

function questionText(question: QuestionInsight, { paint, width }: Look): string {
  const head = `${paint.strong(plain(question.question))}  ${paint.dim(plain(shorten(question.asked, 60)))}  ${plural(question.answers, question.question === noteQuestion ? 'note' : 'answer')}`;
  const lines = [head];
  if (question.average !== null) lines.push(`  on average ${grouped(question.average, 1)} of 10`);
  if (question.distribution !== null) lines.push(...barLines(question.distribution, width));
  for (const { text, customers, examples } of question.themes) {
    lines.push(`  ${plain(text)} (${plural(customers, 'customer')})`);
    const [example] = examples;
    if (example !== undefined)
      lines.push(paint.dim(`    “${shorten(plain(example.text), 70)}” ${plain(example.name)}`));
  }
  if (question.themes.length === 0 && question.distribution === null)
    lines.push(paint.dim('  no theme yet (needs 2 customers)'));
  return lines.join('\n');
}

/** The longest bar, and the least room next to it. */
const barWidth = 30;
const besideBar = 10;

/** A bar for each value, by how often it was said. */
function barLines(counts: readonly { value: string; count: number }[], width: number): string[] {
  const most = Math.max(1, ...counts.map(({ count }) => count));
  const pad = Math.max(...counts.map(({ value }) => displayWidth(plain(value))));
  const room = Math.max(8, Math.min(barWidth, width - pad - besideBar));
  const padded = (text: string) => text + ' '.repeat(pad - displayWidth(text));
  return counts.map(
    ({ value, count }) => `  ${padded(plain(value))}  ${'█'.repeat(Math.round((count / most) * room))} ${count}`,
  );
}

function moodLines({ sentiment }: Insights): string {
  return sentiment
    .map(
      ({ month, positive, neutral, negative }) => `  ${month}  ${positive} good, ${neutral} neither, ${negative} bad`,
    )
    .join('\n');
}

export function insightsCsv(found: Insights): string {
  const rows = found.questions.flatMap((question) => [
    ...(question.distribution ?? []).map(({ value, count }) => ({
      ...row(question, 'value', value),
      answers: count,
      customers: null,
    })),
    ...question.themes.map((theme) => ({
      ...row(question, 'theme', theme.text),
      answers: theme.texts.length,
      customers: theme.customers,
    })),
  ]);
  return csv(
    [
      { title: 'question', cell: (one) => one.question },
      { title: 'asked', cell: (one) => one.asked },
      { title: 'kind', cell: (one) => one.kind },
      { title: 'text', cell: (one) => one.text },
      { title: 'answers', cell: (one) => one.answers },
      { title: 'customers', cell: (one) => one.customers },
    ],
    rows,
  );
}

function row({ question, asked }: QuestionInsight, kind: 'value' | 'theme', text: string) {
  return { question, asked, kind, text };
}

export function insightsJson({ questions, ...found }: Insights) {
  return {
    ...found,
    questions: questions.map(({ themes, ...question }) => ({
      ...question,
      themes: themes.map(({ text, customers, texts, examples }) => ({
        text,
        customers,
        answers: texts.length,
        examples: examples.map(({ customerId, name, day, text: said }) => ({ id: customerId, name, day, text: said })),
      })),
    })),
  };
}

/** How to read more about the first theme; empty without one. */
export function inTheirWords({ questions }: Insights): string {
  const first = questions.flatMap(({ themes }) => themes)[0];
  return first === undefined ? '' : `\nin their words: cadence insights --theme ${shellWord(plain(first.text))}\n`;
}

/** Customer by customer, the latest first, with their own words. */
export function saidText(said: readonly Quote[], theme: string, { paint, width }: Look): string {
  const customers = new Map<number, Quote[]>();
  for (const one of said.toReversed()) customers.set(one.customerId, [...(customers.get(one.customerId) ?? []), one]);
  const pad = Math.max(...[...customers.keys()].map((id) => String(id).length));
  const indent = ' '.repeat(pad + 2);
  const blocks = [...customers].map(([id, theirs]) => {
    const [{ name = '' } = {}] = theirs;
    const words = theirs.flatMap(({ text, day }) =>
      wrapped(`“${plain(text)}” ${formatDay(day, 'short')}`, Math.max(20, width - indent.length)),
    );
    return `${paint.dim(String(id).padStart(pad))}  ${paint.strong(plain(name))}\n${words.map((line) => `${indent}${line}\n`).join('')}`;
  });
  const head = `“${plain(theme)}”: ${plural(said.length, 'answer')} of ${plural(customers.size, 'customer')}`;
  return `${paint.strong(head)}\n\n${blocks.join('')}`;
}

export function saidJson({ customerId, name, day, question, asked, text }: Quote) {
  return { id: customerId, name, day, question, asked, text };
}

export function saidCsv(said: readonly Quote[]): string {
  return csv(
    [
      { title: 'id', cell: (one) => one.id },
      { title: 'name', cell: (one) => one.name },
      { title: 'day', cell: (one) => one.day },
      { title: 'question', cell: (one) => one.question },
      { title: 'text', cell: (one) => one.text },
    ],
    said.map(saidJson),
  );
}
