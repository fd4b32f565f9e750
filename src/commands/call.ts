import { prepare } from '../app/calls/prepare.ts';
import { readLibrary } from '../app/calls/scripts.ts';
import { waiting } from '../app/calls/waiting.ts';
import { showBrief } from '../command-line/brief.ts';
import { tellNobodyDue } from '../command-line/nobody-due.ts';
import { Round, type RoundOptions } from '../command-line/round.ts';
import { terminalCallScreen } from '../command-line/terminal-call-screen.ts';
import { theCustomer } from '../command-line/the-customer.ts';
import type { Context, Register } from '../context.ts';
import { shellWord } from '../domain/shell-word.ts';
import { didYouMean } from '../domain/spelling.ts';
import { UserError } from '../errors.ts';

interface CallOptions extends RoundOptions {
  readonly brief?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('call [customer...]')
    .description(
      'Guides you through a call: the brief, the outcome, the questions, the close. Without a name, the first of today.',
    )
    .option('--brief', 'only print the brief')
    .option('--list', 'go through today’s list, one call after another')
    .option('--everyone', 'the calls of all callers, not only yours')
    .option('--script <name>', 'use this script')
    .option('--override <reason>', 'call although they asked not to be called; the reason is saved')
    .addHelpText('after', '\nExamples:\n  cadence call\n  cadence call "finch bakery"\n  cadence call 12 --brief\n')
    .action(run(call));
};

export async function call(ctx: Context, words: readonly string[], options: CallOptions): Promise<void> {
  const named = words.length === 0 ? undefined : words.join(' ');
  const store = await ctx.openStore();
  if (options.brief) {
    const customer =
      named === undefined ? (await waiting(ctx, store, options))[0] : await theCustomer(ctx, store, named);
    if (customer === undefined) await tellNobodyDue(ctx, store, options);
    else await showBrief(ctx, (await prepare(ctx, store, customer)).brief, options.json);
    return;
  }
  if (!ctx.prompter.available) {
    const who = named === undefined ? 'NAME' : shellWord(named);
    throw new UserError('cadence call asks questions, so it needs a terminal', {
      hint: `cadence call ${who} --brief prints the brief, cadence log ${who} --outcome connected --note "…" records a call`,
    });
  }
  const library = await readLibrary(ctx);
  if (options.script !== undefined && !library.has(options.script)) {
    throw new UserError(`there is no script "${options.script}"`, {
      hint: `${didYouMean(options.script, library.keys())}cadence script list shows them`,
    });
  }
  const customer = named === undefined ? null : await theCustomer(ctx, store, named);
  await new Round(ctx, { store, library, options, screen: await terminalCallScreen(ctx) }).walk(customer);
}
