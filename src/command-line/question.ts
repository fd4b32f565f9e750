/** A customer's answers to one question over time. */

import type { Context } from '../context.ts';
import type { Customer } from '../domain/customer.ts';
import { paddedDay } from '../domain/day.ts';
import type { Answer } from '../domain/touch.ts';
import { UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plain, plainLines } from '../render/text.ts';
import type { Store } from '../store/store.ts';

/** Including questions that are no longer asked: their answers stay. */
export async function showQuestion(
  ctx: Context,
  { store, customer, question }: { store: Store; customer: Customer; question: string },
  asJson: boolean,
): Promise<void> {
  const all = await store.touches.answersOf(customer.id);
  const answers = all.filter((answer) => answer.question === question);
  if (asJson) {
    ctx.io.out(json(answers.map(({ touchId, day, asked, text }) => ({ touchId, date: day, question, asked, text }))));
    return;
  }
  const [latest] = answers;
  if (latest === undefined)
    throw new UserError(`${customer.name} was not asked "${question}" yet`, { hint: asked(all) });
  const lines = answers.map(
    ({ day, text }) => `    ${paddedDay(day)}  ${plainLines(text).replaceAll('\n', '\n                ')}`,
  );
  ctx.io.out(`${plain(latest.asked)}\n${lines.join('\n')}\n`);
}

function asked(answers: readonly Answer[]): string {
  const questions = [...new Set(answers.map(({ question }) => question))];
  return questions.length === 0 ? 'no question was answered so far' : `there are answers to ${questions.join(', ')}`;
}
