import { addQuestion } from '../app/customers/questions.ts';
import { nameUndo } from '../command-line/name-undo.ts';
import { whoAndText } from '../command-line/who-and-text.ts';
import type { Context, Register } from '../context.ts';
import { json, keptJson } from '../render/json.ts';
import { plain } from '../render/text.ts';
import { textOrAsk } from './note.ts';

export const register: Register = (program, run) => {
  program
    .command('ask <customer> [question...]')
    .description('A question to carry into the next call, asked until it is answered.')
    .addHelpText('after', '\nExamples:\n  cadence ask finch "how did the move go?"\n')
    .action(run(ask));
};

export async function ask(
  ctx: Context,
  named: string,
  rest: readonly string[],
  options: { readonly json?: boolean },
): Promise<void> {
  const store = await ctx.openStore();
  const { customer, text: question } = await whoAndText(ctx, store, [named, ...rest]);
  const text = await textOrAsk(ctx, question, 'What shall be asked?');
  await addQuestion(ctx, store, { customer, text });
  if (options.json) return ctx.io.out(json(keptJson(customer, { kind: 'question', text, day: null })));
  ctx.io.out(`in the next call with ${plain(customer.name)}: ${plain(text)}\n`);
  nameUndo(ctx);
}
