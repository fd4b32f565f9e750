import type { Context, Register } from '../context.ts';
import { isLetGo, type PromiseOwed } from '../domain/promise.ts';
import { UsageError, UserError } from '../errors.ts';
import { plain } from '../render/text.ts';

interface DoneOptions {
  readonly told?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('done <promise>')
    .description('A promise is done; with --told, or said a second time, the customer knows it and it is closed.')
    .option('--told', 'they know it too')
    .option('--no-told', 'they do not know it yet')
    .addHelpText('after', '\nExamples:\n  cadence done 3\n  cadence done 3 --told\n')
    .action(run(done));
};

export async function done(ctx: Context, number: string, options: DoneOptions): Promise<void> {
  const hint = 'cadence promises shows them with their numbers';
  if (!/^\d{1,15}$/.test(number)) throw new UsageError(`"${number}" is not the number of a promise`, { hint });
  const store = await ctx.openStore();
  const promise = await store.promises.get(Number(number));
  if (promise === null) throw new UserError(`there is no promise ${number}`, { hint });
  if (promise.toldOn !== null) {
    ctx.io.out(`“${plain(promise.text)}” was ${isLetGo(promise) ? 'let go' : 'kept'} on ${promise.toldOn} already\n`);
    return;
  }
  const told = await isTold(ctx, promise, options);
  await store.atomically({ kind: 'done', day: ctx.today }, async (book) => {
    await book.promises.change(promise.id, { doneOn: promise.doneOn ?? ctx.today, toldOn: told ? ctx.today : null });
    await book.summarize(`${told ? 'kept' : 'done'}: ${promise.text}`);
  });
  const words = told ? 'kept' : `done; when they know it: cadence done ${promise.id} --told`;
  ctx.io.out(`“${plain(promise.text)}”: ${words}\n`);
}

/** Somebody who was called back knows it; a promise that was done before is said to be done again when they know. */
async function isTold(ctx: Context, { kind, doneOn }: PromiseOwed, { told }: DoneOptions): Promise<boolean> {
  if (told !== undefined) return told;
  if (kind === 'callback' || doneOn !== null) return true;
  return ctx.prompter.available && (await ctx.prompter.confirm('Do they know it already?', false));
}
