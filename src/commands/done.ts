import { type SettledPromise, settlePromises, thePromise } from '../app/customers/promises.ts';
import { nameUndo } from '../command-line/name-undo.ts';
import type { Context, Register } from '../context.ts';
import { dayText } from '../domain/day.ts';
import { isLetGo, type PromiseOwed } from '../domain/promise.ts';
import { json } from '../render/json.ts';
import { plain } from '../render/text.ts';

interface DoneOptions {
  readonly told?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('done <promise...>')
    .description(
      'Marks promises as done. With --told, or when marked again, the customer has been told and it is closed.',
    )
    .option('--told', 'the customer has been told')
    .option('--no-told', 'the customer has not been told yet')
    .addHelpText('after', '\nExamples:\n  cadence done 3\n  cadence done 3 --told\n  cadence done 3 2 --told\n')
    .action(run(done));
};

export async function done(ctx: Context, numbers: readonly string[], options: DoneOptions): Promise<void> {
  const store = await ctx.openStore();
  const promises: PromiseOwed[] = [];
  for (const number of new Set(numbers)) promises.push(await thePromise(store, number));
  const settled: SettledPromise[] = [];
  for (const promise of promises)
    if (promise.toldOn === null) settled.push({ promise, told: await isTold(ctx, promise, options) });
  if (settled.length > 0) await settlePromises(ctx, store, settled);
  if (options.json) return ctx.io.out(json(promises.map((promise) => settledJson(promise, settled))));
  for (const promise of promises) ctx.io.out(`${said(promise, settled)}\n`);
  if (settled.length > 0) nameUndo(ctx);
}

/** `changed` is false of a promise that was closed before. */
function settledJson(promise: PromiseOwed, settled: readonly SettledPromise[]) {
  const now = settled.find((one) => one.promise === promise);
  return { id: promise.id, text: promise.text, told: now?.told ?? true, changed: now !== undefined };
}

function said(promise: PromiseOwed, settled: readonly SettledPromise[]): string {
  const now = settled.find((one) => one.promise === promise);
  if (now === undefined)
    return `“${plain(promise.text)}” was ${isLetGo(promise) ? 'let go' : 'kept'} on ${dayText(promise.toldOn)} already`;
  return `“${plain(promise.text)}”: ${now.told ? 'kept' : `done; once you have told them: cadence done ${promise.id} --told`}`;
}

/** A customer who was called back knows; a promise that was done before and is named again counts as told. */
async function isTold(ctx: Context, { kind, doneOn }: PromiseOwed, { told }: DoneOptions): Promise<boolean> {
  if (told !== undefined) return told;
  if (kind === 'callback' || doneOn !== null) return true;
  return ctx.prompter.available && (await ctx.prompter.confirm('Have you told the customer?', false));
}
