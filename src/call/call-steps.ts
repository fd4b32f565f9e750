/** The questions of a call with this customer: the script's steps, and questions prepared for them. */
import type { Customer, Tier } from '../domain/customer.ts';
import { type Day, dayText } from '../domain/day.ts';
import type { Fact, Question } from '../domain/fact.ts';
import type { Person } from '../domain/person.ts';
import type { EventKind } from '../domain/plan/event.ts';
import type { PromiseOwed } from '../domain/promise.ts';
import type { Purchase } from '../domain/purchase.ts';
import type { Language } from '../domain/script/language.ts';
import { type CallSpeech, say } from '../domain/script/parts.ts';
import { firstNameOf, type MergeValues, type Script, type Step, stepsFor } from '../domain/script/script.ts';
import { inFewWords, productOf, withArticle } from '../domain/script/spoken-product.ts';
import type { SpokenReason } from '../domain/script/spoken-reason.ts';
import type { Answer } from '../domain/touch.ts';
import type { Earlier } from './conversation.ts';

/** The facts from which a call is prepared. */
export interface KnownAtCall {
  readonly customer: Customer;
  /** The person of the company; null when unknown, and for a private customer. */
  readonly person: Person | null;
  readonly tier: Tier | null;
  readonly today: Day;
  readonly lastConversation: Day | null;
  /** Latest first. */
  readonly purchases: readonly Purchase[];
  readonly facts: readonly Fact[];
  /** Not yet asked. */
  readonly questions: readonly Question[];
  readonly promises: readonly PromiseOwed[];
  readonly answers: readonly Answer[];
}

interface Spoken {
  /** The caller's name. */
  readonly caller: string | null;
  /** The company's name. */
  readonly shop: string | null;
  /** The words for "our product" when the customer's is unknown. */
  readonly product: string | null;
  /** The reason for the call. */
  readonly event: SpokenReason | null;
  readonly language: Language;
  readonly sayDay: (day: string) => string;
}

export function mergeValues({ customer, person, purchases }: KnownAtCall, spoken: Spoken): MergeValues {
  const { caller, shop, event, language, sayDay } = spoken;
  const last = purchases[0];
  const bought = last === undefined ? null : productOf(last);
  const own = customer.product;
  // A product that somebody entered for the phone is said unchanged.
  const isWritten = own !== null && customer.handSet.includes('product');
  const product = own === null ? (bought ?? spoken.product) : isWritten ? own : inFewWords(own);
  const named = (name: string | null) => (name === null ? null : withArticle(name, language));
  return {
    'customer.first_name': firstNameOf(person === null ? customer : { name: person.name, company: null }),
    'customer.name': person?.name ?? customer.name,
    'customer.company': customer.company,
    product: named(product),
    'last_purchase.product': named(bought),
    'last_purchase.day': last === undefined ? null : sayDay(last.day),
    caller,
    shop,
    event: event?.words ?? null,
    'event.sentence': event?.sentence ?? null,
  };
}

/** True when the book has the customer since before their first purchase: it would know of a conversation. */
export function neverTalked({ customer, purchases, lastConversation }: KnownAtCall): boolean {
  const { stated, createdOn } = customer;
  if (lastConversation !== null) return false;
  if (stated.firstPurchase === null && (stated.orders ?? stated.totalMinor ?? 0) > 0) return false;
  const days = purchases.map(({ day }) => day);
  const [first] = (stated.firstPurchase === null ? days : [...days, stated.firstPurchase]).toSorted();
  return first !== undefined && createdOn <= first;
}

/** The script's steps for this customer; its closing thanks are separate, because the close has its own. */
export function plannedSteps(
  script: Script,
  known: KnownAtCall,
  { speech, event = null }: { readonly speech: CallSpeech; readonly event?: EventKind | null },
): { readonly steps: readonly Step[]; readonly lastWords: readonly string[] } {
  const situation = {
    tier: known.tier,
    tags: known.customer.tags,
    purpose: script.purpose,
    firstCall: known.lastConversation === null,
    neverTalked: neverTalked(known),
    event,
  };
  const all = stepsFor(script, situation, speech.values);
  const last = all.at(-1);
  const thanks = last?.answer === 'none' && all.length > 1 ? last : null;
  const steps = thanks === null ? all : all.slice(0, -1);
  const opening = steps.findIndex((step) => step.answer !== 'none') + 1;
  const own = [...goodNews(known, speech), ...goalsThatCame(known, speech), ...preparedQuestions(known)];
  return { steps: [...steps.slice(0, opening), ...own, ...steps.slice(opening)], lastWords: thanks?.say ?? [] };
}

function step(fields: Pick<Step, 'id' | 'title' | 'say'> & Partial<Step>): Step {
  return { guidance: [], probes: [], answer: 'text', choices: [], when: [], retired: false, ...fields };
}

/** Promises that were done and not yet told: only then is a promise kept. */
function goodNews({ promises }: KnownAtCall, speech: CallSpeech): Step[] {
  return (
    promises
      // Including complaints that were dealt with.
      .filter(({ kind, doneOn, toldOn }) => kind !== 'callback' && doneOn !== null && toldOn === null)
      .map(({ id, text }) =>
        step({
          id: `told-${id}`,
          title: 'A promise kept',
          say: [say(speech, 'promise-kept', { promise: text })],
          guidance: ['yes, when you have told them.'],
          answer: 'yesno',
          about: { kind: 'promise', id },
        }),
      )
  );
}

function goalsThatCame({ facts, answers, today }: KnownAtCall, speech: CallSpeech): Step[] {
  const asked = new Set(answers.flatMap(({ about, aboutId }) => (about === 'goal' ? [aboutId] : [])));
  return facts
    .filter(({ id, kind, day }) => kind === 'goal' && day !== null && day <= today && !asked.has(id))
    .map(({ id, text, notedOn }) =>
      step({
        id: `goal-${id}`,
        title: 'One of their goals',
        say: [say(speech, 'goal', { goal: text })],
        guidance: [`They said it on ${dayText(notedOn)}.`],
        about: { kind: 'goal', id },
      }),
    );
}

function preparedQuestions({ questions }: KnownAtCall): Step[] {
  return questions.map(({ id, text, notedOn }) =>
    step({
      id: `prepared-${id}`,
      title: 'Prepared for this call',
      say: [text],
      guidance: [`Noted on ${dayText(notedOn)}.`],
      about: { kind: 'question', id },
    }),
  );
}

/** The latest answer to each question. `answers` has the latest first. */
export function earlierAnswers(answers: readonly Answer[]): Earlier {
  const earlier = new Map<string, { day: Day; text: string }>();
  for (const { question, day, text } of answers) if (!earlier.has(question)) earlier.set(question, { day, text });
  return earlier;
}
