/** Reads the options of `log`. */

import { optionValue } from '../app/settings/option-value.ts';
import type { LogEntry } from '../call/log-entry.ts';
import type { Day } from '../domain/day.ts';
import { type Moment, parseMoment } from '../domain/moment.ts';
import { moment, pastMoment, wholeNumber } from '../domain/option-types.ts';
import { readAnswer } from '../domain/script/answer.ts';
import { fillIn, purposes, type Step } from '../domain/script/script.ts';
import { didYouMean } from '../domain/spelling.ts';
import { type Outcome, outcomeNames, readOutcome, touchKinds } from '../domain/touch.ts';
import { UsageError } from '../errors.ts';

export interface LogOptions {
  readonly kind?: string;
  readonly outcome?: string;
  readonly note?: string;
  readonly promise?: readonly string[];
  readonly by?: string;
  readonly next?: string;
  readonly at?: string;
  readonly number?: string;
  readonly person?: string;
  readonly minutes?: string;
  readonly purpose?: string;
  readonly sentiment?: string;
  readonly caller?: string;
  readonly fact?: readonly string[];
  readonly goal?: readonly string[];
  readonly ask?: readonly string[];
  readonly answer?: readonly string[];
  readonly inbound?: boolean;
  readonly last?: boolean;
  readonly confirm?: boolean;
  readonly yes?: boolean;
  readonly override?: string;
  readonly json?: boolean;
}

type NamedAnswer = LogEntry['answers'][number];

/** The entry from the options; null where one is missing. */
export function readLogOptions(options: LogOptions, today: Day): LogEntry {
  return {
    kind: oneOf('--kind', options.kind, touchKinds),
    outcome: readOutcomeOption(options.outcome),
    note: options.note?.trim() || null,
    at: options.at === undefined ? null : optionValue(pastMoment(today), '--at', options.at),
    number: options.number ?? null,
    person: null,
    by:
      options.by === undefined
        ? hourOfCallback(options, today)
        : optionValue(moment(today, { from: today }), '--by', options.by),
    next: options.next === undefined ? null : optionValue(moment(today, { from: today }), '--next', options.next).day,
    minutes: options.minutes === undefined ? null : optionValue(wholeNumber(0, 9999), '--minutes', options.minutes),
    purpose: oneOf('--purpose', options.purpose, purposes),
    sentiment: oneOf('--sentiment', options.sentiment, moods),
    caller: options.caller ?? null,
    inbound: options.inbound === true,
    promises: options.promise ?? [],
    facts: options.fact ?? [],
    goals: options.goal ?? [],
    questions: options.ask ?? [],
    answers: readAnswers(options.answer ?? []),
    override: options.override ?? null,
  };
}

/** One for each question: an entry has no second one. */
function readAnswers(texts: readonly string[]): NamedAnswer[] {
  const answers = texts.map(readNamedAnswer);
  const twice = answers.find(({ question }, at) => answers.findIndex((one) => one.question === question) < at);
  if (twice === undefined) return answers;
  throw new UsageError(`--answer "${twice.question}=${twice.text}": "${twice.question}" has an answer already`, {
    hint: `put both into one: --answer "${twice.question}=this, and that"`,
  });
}

/** `business=two new vans`: the script's name of a question, and the answer. */
function readNamedAnswer(text: string): NamedAnswer {
  const [, question = '', said = ''] = /^\s*([\p{L}\p{N}-]+)\s*=\s*(\S[\s\S]*)$/u.exec(text) ?? [];
  if (question !== '') return { question, asked: question, text: said.trim() };
  throw new UsageError(`--answer "${text}" is not QUESTION=TEXT`, { hint: '--answer "business=two new vans"' });
}

/**
 * As the guided call would store it, with the words of the question. Scripts may ask one question in several ways: the
 * first way that accepts the answer counts.
 */
export function checkedAnswer({ question, text }: NamedAnswer, steps: readonly Step[], today: Day): NamedAnswer {
  const asked = steps.filter(({ id }) => id === question);
  // The same mistake is reported once, not in four languages.
  const problems = new Set<string>();
  for (const step of asked) {
    const read = readAnswer(step, text, today);
    if ('text' in read) return { question, asked: fillIn(step.say.at(-1) ?? step.title, {}), text: read.text };
    problems.add(read.problem);
  }
  if (asked.length > 0)
    throw new UsageError(`--answer "${question}=${text}" does not fit the question`, {
      hint: [...problems].join('\n  '),
    });
  const ids = [...new Set(steps.map(({ id }) => id))];
  throw new UsageError(`--answer "${question}=${text}": no script asks "${question}"`, {
    hint: `${didYouMean(question, ids)}there are ${ids.join(', ')}`,
  });
}

function readOutcomeOption(text: string | undefined): Outcome | null {
  return text === undefined ? null : (readOutcome(text) ?? oneOf('--outcome', text, outcomeNames));
}

export const moods = ['positive', 'neutral', 'negative'] as const;

function oneOf<T extends string>(flag: string, text: string | undefined, values: readonly T[]): T | null {
  if (text === undefined) return null;
  const found = values.find((value) => value === text.trim().toLowerCase());
  if (found !== undefined) return found;
  throw new UsageError(`${flag} "${text}" is not one of ${values.join(', ')}`, {
    hint: `${didYouMean(text.trim(), values)}cadence log --help shows how`,
  });
}

/** `--next "tuesday 3pm"`: the plan only has days, so a time makes it a callback. */
function hourOfCallback({ next, outcome }: LogOptions, today: Day): Moment | null {
  const named = next === undefined ? null : parseMoment(next, today);
  if (named === null || named.time === null) return null;
  if (outcome === 'callback') return named;
  throw new UsageError(`--next "${next}" names an hour, and calls are planned by the day`, {
    hint: 'if they asked for that hour: --outcome callback --by "tuesday 3pm"',
  });
}
