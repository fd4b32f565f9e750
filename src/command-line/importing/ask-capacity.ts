import { readCapacityChoice, setFirstCapacity } from '../../app/imports/first-capacity.ts';
import type { Context } from '../../context.ts';
import { planSettings } from '../../domain/plan/plan-settings.ts';
import { Cancelled } from '../../errors.ts';
import { capacityText } from '../../render/outlook.ts';
import { paintFor } from '../../render/paint.ts';
import type { FirstImport } from './import-files.ts';
import type { Questions } from './questions.ts';

const { capacity } = planSettings;
const another = 'change it: cadence config set capacity N';

/**
 * After the first import of a book: how many calls a day to plan. Without a terminal, says what is planned and how to
 * change it.
 */
export async function askCapacity(ctx: Context, { operation, questions }: FirstImport): Promise<void> {
  const store = await ctx.openStore();
  const choice = questions.left > 0 ? await readCapacityChoice(ctx, store) : null;
  if (choice !== null) ctx.io.out(capacityText(choice, await paintFor(ctx.io.color)));
  const answer = choice === null ? null : await ask(ctx, questions, String(choice.suggestion));
  if (answer === null) return tellUsual(ctx);
  await setFirstCapacity(ctx, store, { capacity: answer, operation });
  ctx.io.talk(`capacity is now ${answer}; ${another}\n`);
}

function tellUsual(ctx: Context): void {
  ctx.io.talk(`the plan allows ${capacity.format(capacity.fallback)} calls a day; ${another}\n`);
}

/** Null when no question is left. */
async function ask(ctx: Context, questions: Questions, suggestion: string): Promise<string | null> {
  const problemOf = (text: string) => {
    const parsed = capacity.parse(text);
    return 'problem' in parsed ? parsed.problem : null;
  };
  try {
    const typed = await questions.enter('How many calls a day?', { default: suggestion, check: problemOf });
    const parsed = typed === null ? null : capacity.parse(typed);
    return parsed !== null && 'value' in parsed ? capacity.format(parsed.value) : null;
  } catch (error) {
    // The customers are already in the book.
    if (error instanceof Cancelled) tellUsual(ctx);
    throw error;
  }
}
