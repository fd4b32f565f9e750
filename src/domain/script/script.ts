/**
 * A script: the steps of a call, as data. What a script file may say and what it means is in `parse-script.ts`; this
 * file says which steps a given customer gets, in which words.
 */
import type { Tier } from '../customer.ts';
import type { EventKind } from '../plan/event.ts';
import type { Language } from './language.ts';
import type { Parts } from './part-names.ts';

/** What may be written down for a step: `text` anything, `none` nothing, because the step is only said. */
export type AnswerKind = 'text' | 'choice' | 'scale' | 'yesno' | 'date' | 'none';

/** The words of a script file for each kind of answer. */
export const answerWords: Readonly<Record<AnswerKind, string>> = {
  text: 'text',
  choice: 'choice',
  scale: '0 to 10',
  yesno: 'yes/no',
  date: 'date',
  none: 'none',
};

/** Why a call is made. */
export const purposes = [
  'courtesy',
  'post_purchase',
  'promise',
  'callback',
  'win_back',
  'event',
  'date',
  'review',
  'complaint',
  'other',
] as const;
export type Purpose = (typeof purposes)[number];

/** One term of a condition: `tier:A`, `tag:vip`, `purpose:event`, `event:recall`, `first call`, `never talked`, each of them also with `not`. */
export interface Term {
  readonly fact: 'tier' | 'tag' | 'purpose' | 'event' | 'first call' | 'never talked';
  /** Lower case; empty for `first call` and `never talked`. */
  readonly value: string;
  readonly not: boolean;
}

/** A term as it is written. */
export function formatTerm({ fact, value, not }: Term): string {
  return `${not ? 'not ' : ''}${value === '' ? fact : `${fact}:${fact === 'tier' ? value.toUpperCase() : value}`}`;
}

/** All groups must hold; a group holds when one of its terms does. */
export type Condition = readonly (readonly Term[])[];

export interface Step {
  /** The stable name of the question: answers compare under it over time, over customers and over scripts. */
  readonly id: string;
  readonly title: string;
  /** What to say, a paragraph each; merge fields not yet filled in. */
  readonly say: readonly string[];
  /** For the caller's eyes. */
  readonly guidance: readonly string[];
  /** Short questions that help to clarify. */
  readonly probes: readonly string[];
  readonly answer: AnswerKind;
  readonly choices: readonly string[];
  readonly when: Condition;
  /** No longer asked; its answers stay. */
  readonly retired: boolean;
  /** Of a question that is made for one customer: what it asks about. */
  readonly about?: AskedAbout;
}

/** What a question is about: a promise that was kept, a goal, or a question prepared for the call; and its number. */
interface AskedAbout {
  readonly kind: 'promise' | 'goal' | 'question';
  readonly id: number;
}

export interface Script {
  /** How it is called in commands: `courtesy`, `yearly-review`. */
  readonly name: string;
  readonly title: string;
  readonly purpose: Purpose;
  /** One or two sentences for `script list`. */
  readonly about: string;
  /** What it is written in; null where the file does not say. */
  readonly language: Language | null;
  /** What it says beside its questions, such as the greeting. */
  readonly parts: Parts;
  readonly steps: readonly Step[];
}

/** What the conditions of a script ask about. */
export interface Situation {
  readonly tier: Tier | null;
  readonly tags: readonly string[];
  readonly purpose: Purpose;
  /** No conversation in the book so far. */
  readonly firstCall: boolean;
  /** And there was none before the book either: they have been in it since before their first purchase. */
  readonly neverTalked?: boolean;
  /** What kind of event they are called for. */
  readonly event?: EventKind | null;
}

/** Merge fields and what is said where nobody knows better; null where a fact is always there. */
export const mergeFields = {
  'customer.first_name': null,
  'customer.name': null,
  'customer.company': 'your company',
  product: 'what you have from us',
  'last_purchase.product': 'your last order',
  'last_purchase.day': 'the other day',
  caller: '(your name)',
  shop: 'our shop',
  event: 'the news from your area',
  'event.sentence': '',
} as const;

/** Further fields of what is said beside the questions: what was promised or told in this call or an earlier one, and a day. */
export const partFields = { promise: '', goal: '', told: '', day: '' } as const;

type MergeField = keyof typeof mergeFields;
type AnyField = MergeField | keyof typeof partFields;
export type MergeValues = Readonly<Partial<Record<AnyField, string | null>>>;

export function isMergeField(name: string): name is MergeField {
  return Object.hasOwn(mergeFields, name);
}

export function isPartField(name: string): name is AnyField {
  return isMergeField(name) || Object.hasOwn(partFields, name);
}

const mergePattern = /\{\{([^{}|]*)(?:\|([^{}]*))?\}\}/g;

/** The fields in a text, with the fallback written behind `|`, in order. */
export function fieldsIn(text: string): readonly { readonly name: string; readonly fallback: string | null }[] {
  return [...text.matchAll(mergePattern)].map((match) => ({
    name: (match[1] ?? '').trim(),
    fallback: match[2]?.trim() ?? null,
  }));
}

/** Words that need not be said, in double brackets: there is a field in them, and a bar parts one way to say it from the next. */
const optionalPattern = /\[\[([^[\]]*)\]\]/g;
const wayPattern = /(?:\{\{[^{}]*\}\}|[^|{]|\{)+/g;

/**
 * `{{product}}` or, with words of one's own for when it is not known, `{{product|your order}}`. Of `[[, this is {{caller}} from
 * {{shop}}|, this is {{caller}}]]` the first way of which all is known is said, or nothing.
 */
export function fillIn(text: string, values: MergeValues): string {
  const chosen = text.replaceAll(optionalPattern, (whole, words: string) => {
    if (!words.includes('{{')) return whole;
    const ways = words.match(wayPattern) ?? [];
    return ways.find((way) => fieldsIn(way).every((field) => isKnown(field, values))) ?? '';
  });
  return chosen.replaceAll(mergePattern, (whole, words: string, fallback: string | undefined) => {
    const name = words.trim();
    if (!isPartField(name)) return whole;
    const unknown = isMergeField(name) ? mergeFields[name] : partFields[name];
    return values[name] ?? fallback?.trim() ?? unknown ?? '';
  });
}

function isKnown({ name, fallback }: { readonly name: string; readonly fallback: string | null }, values: MergeValues) {
  return fallback !== null || !isPartField(name) || (values[name] ?? null) !== null;
}

export function holds(condition: Condition, situation: Situation): boolean {
  return condition.every((group) => group.some((term) => isTrue(term, situation) !== term.not));
}

function isTrue(term: Term, situation: Situation): boolean {
  switch (term.fact) {
    case 'tier':
      return situation.tier?.toLowerCase() === term.value;
    case 'tag':
      return situation.tags.some((tag) => tag.toLowerCase() === term.value);
    case 'purpose':
      return situation.purpose === term.value;
    case 'event':
      return situation.purpose === 'event' && (situation.event ?? 'other') === term.value;
    case 'first call':
      return situation.firstCall;
    case 'never talked':
      return situation.neverTalked ?? false;
  }
}

/** The steps this customer gets, in the words to say. */
export function stepsFor(script: Script, situation: Situation, values: MergeValues): readonly Step[] {
  const said = (texts: readonly string[]) => texts.map((text) => fillIn(text, values));
  return script.steps
    .filter((step) => !step.retired && holds(step.when, situation))
    .map((step) => ({ ...step, say: said(step.say), guidance: said(step.guidance), probes: said(step.probes) }));
}

/** What to call somebody on the phone: the first word of a person's name, and the whole of a company's. */
export function firstNameOf(customer: { readonly name: string; readonly company: string | null }): string {
  if (customer.name === customer.company) return customer.name;
  const words = customer.name.split(/\s+/).filter((word) => !/^(mr|mrs|ms|miss|mx|dr|prof|herr|frau)\.?$/i.test(word));
  const first = words[0] ?? customer.name;
  return first.endsWith(',') ? (words[1] ?? customer.name) : first;
}
