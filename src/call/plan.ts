/** What a call with this customer asks: the script's steps, and what was prepared for them. */
import type { Customer, Tier } from '../domain/customer.ts';
import { type Day, dayText } from '../domain/day.ts';
import type { Fact, Question } from '../domain/memory.ts';
import type { PromiseOwed } from '../domain/promise.ts';
import type { Purchase } from '../domain/purchase.ts';
import { firstNameOf, type MergeValues, type Script, type Step, stepsFor } from '../domain/script/script.ts';
import type { Answer } from '../domain/touch.ts';
import type { Earlier } from './conversation.ts';

/** What is known of a customer when a call is prepared. */
export interface Known {
  readonly customer: Customer;
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
  /** What "our product" is called where nothing is known of the customer's. */
  readonly product: string | null;
  /** Why we call, in words for `{{event}}`. */
  readonly event: string | null;
}

export function mergeValues({ customer, purchases }: Known, { caller, product, event }: Spoken): MergeValues {
  const last = purchases[0];
  return {
    'customer.first_name': firstNameOf(customer),
    'customer.name': customer.name,
    'customer.company': customer.company,
    product: customer.product ?? last?.product ?? product,
    'last_purchase.product': last?.product ?? null,
    'last_purchase.day': last?.day ?? null,
    caller,
    event,
  };
}

/** The steps of a script for this customer; its closing thanks apart, because the close has its own. */
export function plannedSteps(
  script: Script,
  known: Known,
  values: MergeValues,
): { readonly steps: readonly Step[]; readonly lastWords: readonly string[] } {
  const situation = {
    tier: known.tier,
    tags: known.customer.tags,
    purpose: script.purpose,
    firstCall: known.lastConversation === null,
  };
  const all = stepsFor(script, situation, values);
  const last = all.at(-1);
  const thanks = last?.answer === 'none' && all.length > 1 ? last : null;
  const steps = thanks === null ? all : all.slice(0, -1);
  const opening = steps.findIndex((step) => step.answer !== 'none') + 1;
  const own = [...goodNews(known), ...goalsThatCame(known), ...preparedQuestions(known)];
  return { steps: [...steps.slice(0, opening), ...own, ...steps.slice(opening)], lastWords: thanks?.say ?? [] };
}

function step(fields: Pick<Step, 'id' | 'title' | 'say'> & Partial<Step>): Step {
  return { guidance: [], probes: [], answer: 'text', choices: [], when: [], retired: false, ...fields };
}

/** What was promised and done, and not yet told: only then is a promise kept. */
function goodNews({ promises }: Known): Step[] {
  return (
    promises
      // Also what was done about a complaint.
      .filter(({ kind, doneOn, toldOn }) => kind !== 'callback' && doneOn !== null && toldOn === null)
      .map(({ id, text }) =>
        step({
          id: `told-${id}`,
          title: 'A promise kept',
          say: [`I promised you something, and it is done: ${text}.`],
          guidance: ['yes, when you have told them.'],
          answer: 'yesno',
          about: { kind: 'promise', id },
        }),
      )
  );
}

function goalsThatCame({ facts, answers, today }: Known): Step[] {
  const asked = new Set(answers.flatMap(({ about, aboutId }) => (about === 'goal' ? [aboutId] : [])));
  return facts
    .filter(({ id, kind, day }) => kind === 'goal' && day !== null && day <= today && !asked.has(id))
    .map(({ id, text, notedOn }) =>
      step({
        id: `goal-${id}`,
        title: 'A goal of theirs',
        say: [`You told me about this: ${text}. How did it work out?`],
        guidance: [`They said it on ${dayText(notedOn)}.`],
        about: { kind: 'goal', id },
      }),
    );
}

function preparedQuestions({ questions }: Known): Step[] {
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

/** The latest answer to each question. `answers` are the latest first. */
export function earlierAnswers(answers: readonly Answer[]): Earlier {
  const earlier = new Map<string, { day: Day; text: string }>();
  for (const { question, day, text } of answers) if (!earlier.has(question)) earlier.set(question, { day, text });
  return earlier;
}
