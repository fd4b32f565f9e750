/**
 * A script: the steps of a call, as data. The form of script files is in `parse-script.ts`; this file chooses a
 * customer's steps and fills in the words.
 */
import type { Tier } from '../customer.ts';
import type { EventKind } from '../plan/event.ts';
import type { Language } from './language.ts';
import type { Parts } from './part-names.ts';

/** What may be written down for a step: `text` anything, `none` nothing, because the step is only read aloud. */
export type AnswerKind = 'text' | 'choice' | 'scale' | 'yesno' | 'date' | 'none';

/** How a script file writes each kind of answer. */
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
  /** The stable name of the question, under which answers are compared over time, customers and scripts. */
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
  /** For a question made for one customer: what it is about. */
  readonly about?: AskedAbout;
}

/** What a question is about (a promise that was kept, a goal, or a question prepared for the call), and its number. */
interface AskedAbout {
  readonly kind: 'promise' | 'goal' | 'question';
  readonly id: number;
}

export interface Script {
  /** Its name in commands: `courtesy`, `yearly-review`. */
  readonly name: string;
  readonly title: string;
  readonly purpose: Purpose;
  /** One or two sentences for `script list`. */
  readonly about: string;
  /** Null when the file does not say. */
  readonly language: Language | null;
  /** What it says besides its questions, such as the greeting. */
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
  /** Nor was there one before the book: they have been in it since before their first purchase. */
  readonly neverTalked?: boolean;
  /** The kind of event they are called for. */
  readonly event?: EventKind | null;
}

/**
 * Merge fields with what is said when the fact is unknown; null for those that are always said: a company without a
 * person has no first name, and its own is said instead.
 */
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

/**
 * Further fields for the words around the questions: what was promised or told in this call or an earlier one, and a
 * day.
 */
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

/** Optional words, in double brackets: they contain a field, and bars separate alternatives. */
const optionalPattern = /\[\[([^[\]]*)\]\]/g;
const wayPattern = /(?:\{\{[^{}]*\}\}|[^|{]|\{)+/g;

/**
 * Fills in `{{product}}`, or with a fallback of its own `{{product|your order}}`. Of `[[, this is {{caller}} from
 * {{shop}}|, this is {{caller}}]]` the first alternative whose fields are all known is said, or nothing.
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
    return values[name] ?? fallback?.trim() ?? unknown ?? values['customer.name'] ?? '';
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

/** The steps for this customer, in the words to say. */
export function stepsFor(script: Script, situation: Situation, values: MergeValues): readonly Step[] {
  const said = (texts: readonly string[]) => texts.map((text) => fillIn(text, values));
  return script.steps
    .filter((step) => !step.retired && holds(step.when, situation))
    .map((step) => ({ ...step, say: said(step.say), guidance: said(step.guidance), probes: said(step.probes) }));
}

/** How to address a customer on the phone: the first word of a person's name; null for a company. */
export function firstNameOf(customer: { readonly name: string; readonly company: string | null }): string | null {
  if (customer.name === customer.company) return null;
  const words = customer.name.split(/\s+/).filter((word) => !/^(mr|mrs|ms|miss|mx|dr|prof|herr|frau)\.?$/i.test(word));
  const first = words[0] ?? customer.name;
  return first.endsWith(',') ? (words[1] ?? customer.name) : first;
}
