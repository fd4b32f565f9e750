/** What customers said in a period, question by question. */
import type { Tier } from './customer.ts';
import type { Day } from './day.ts';
import { range } from './range.ts';
import type { Speech } from './spoken.ts';
import { type Background, backgroundOf, type Theme, themesOf } from './themes.ts';
import type { Sentiment } from './touch.ts';

export interface Quote {
  readonly customerId: number;
  readonly name: string;
  readonly tier: Tier | null;
  readonly tags: readonly string[];
  readonly day: Day;
  /** The stable name of the question; `note` for notes outside of questions. */
  readonly question: string;
  readonly asked: string;
  readonly text: string;
}

export interface Mood {
  readonly customerId: number;
  readonly day: Day;
  readonly sentiment: Sentiment;
}

export interface ComplaintRecord {
  readonly promise: number;
  readonly customerId: number;
  readonly name: string;
  readonly text: string;
  readonly madeOn: Day;
  readonly due: Day;
  readonly state: 'open' | 'done, not told' | 'closed';
}

export interface QuestionInsight {
  readonly question: string;
  readonly asked: string;
  readonly answers: number;
  readonly customers: number;
  /** For choices, yes or no, and 0 to 10: how often each was answered; null for free answers. */
  readonly distribution: readonly { readonly value: string; readonly count: number }[] | null;
  /** For answers from 0 to 10. */
  readonly average: number | null;
  readonly themes: readonly (Theme & { readonly examples: readonly Quote[] })[];
  readonly tags: readonly { readonly tag: string; readonly answers: number }[];
}

export interface Insights {
  readonly from: Day;
  readonly to: Day;
  readonly answers: number;
  readonly customers: number;
  readonly questions: readonly QuestionInsight[];
  /** By month, `2026-11`. */
  readonly sentiment: readonly ({ readonly month: string } & Readonly<Record<Sentiment, number>>)[];
  readonly complaints: readonly ComplaintRecord[];
}

export interface Material {
  readonly from: Day;
  readonly to: Day;
  readonly said: readonly Quote[];
  readonly moods: readonly Mood[];
  readonly complaints: readonly ComplaintRecord[];
  readonly speech: Speech;
}

/** The question under which notes are listed: they are free text. */
export const noteQuestion = 'note';
const mostThemes = 8;
const examplesEach = 2;

export function insightsOf({ from, to, said, moods, complaints, speech }: Material): Insights {
  const background = backgroundOf(said, speech);
  const questions = new Map<string, Quote[]>();
  for (const one of said) {
    const answers = questions.get(one.question);
    if (answers === undefined) questions.set(one.question, [one]);
    else answers.push(one);
  }
  return {
    from,
    to,
    answers: said.length,
    customers: new Set(said.map((one) => one.customerId)).size,
    questions: [...questions]
      .map(([question, answers]) => questionInsight(question, answers, background))
      .sort((a, b) => b.answers - a.answers || (a.question < b.question ? -1 : 1)),
    sentiment: moodsByMonth(moods),
    complaints,
  };
}

function questionInsight(question: string, answers: readonly Quote[], background: Background): QuestionInsight {
  const values = question === noteQuestion ? null : valuesOf(answers.map(({ text }) => text));
  const themes = themesOf(answers, background, mostThemes);
  const numbers = values?.every((value) => /^\d+$/.test(value)) ? values.map(Number) : null;
  return {
    question,
    asked: answers.at(-1)?.asked ?? question,
    answers: answers.length,
    customers: new Set(answers.map((one) => one.customerId)).size,
    distribution: values === null ? null : countsOf(values, numbers !== null),
    average: numbers === null ? null : numbers.reduce((sum, number) => sum + number, 0) / numbers.length,
    themes: themes.map((theme) => ({
      ...theme,
      examples: theme.texts.slice(-examplesEach).flatMap((i) => answers[i] ?? []),
    })),
    tags: tagsOf(answers),
  };
}

/** The chosen values, without the remarks behind them; null when the answers are not choices. */
function valuesOf(texts: readonly string[]): string[] | null {
  const scale = texts.map((text) => /^(10|\d)(?![\p{L}\p{N}.])/u.exec(text)?.[1]);
  if (scale.every((value) => value !== undefined)) return scale;
  const yesOrNo = texts.map((text) => /^(yes|no)(?![\p{L}\p{N}])/iu.exec(text)?.[1]?.toLowerCase());
  if (yesOrNo.every((value) => value !== undefined)) return yesOrNo;
  const distinct = new Set(texts);
  const few = distinct.size <= 8 && texts.length >= 2 * distinct.size && texts.every((text) => text.length <= 40);
  return few ? [...texts] : null;
}

/** Numbers from 0 to 10 in order; other values by frequency. */
function countsOf(values: readonly string[], numbers: boolean): { value: string; count: number }[] {
  const counts = new Map<string, number>(numbers ? range(0, 10).map((i) => [String(i), 0]) : []);
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const list = [...counts].map(([value, count]) => ({ value, count }));
  return numbers ? list : list.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function tagsOf(answers: readonly Quote[]): { tag: string; answers: number }[] {
  const counts = new Map<string, number>();
  for (const { tags } of answers) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([tag, count]) => ({ tag, answers: count }))
    .sort((a, b) => b.answers - a.answers || (a.tag < b.tag ? -1 : 1));
}

function moodsByMonth(moods: readonly Mood[]): Insights['sentiment'] {
  const months = new Map<string, Record<Sentiment, number>>();
  for (const { day, sentiment } of moods) {
    const month = day.slice(0, 7);
    const counts = months.get(month) ?? { positive: 0, neutral: 0, negative: 0 };
    counts[sentiment] += 1;
    months.set(month, counts);
  }
  return [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, counts]) => ({ month, ...counts }));
}
