import { isNewBook } from '../app/lists/desk.ts';
import type { Context, Register } from '../context.ts';
import { NoBook } from '../errors.ts';
import { paintAtOnce } from '../render/paint.ts';
import type { Store } from '../store/store.ts';
import { today } from './today.ts';

export const register: Register = (program, run) => {
  program
    .command('desk')
    .description('Today’s list with the next customer opened, and a key for everything: what `cadence` alone shows.')
    .option('--everyone', 'the calls of all callers, not only yours')
    .addHelpText('after', '\nExample:\n  cadence desk\n')
    .action(run(desk));
};

interface DeskOptions {
  readonly everyone?: boolean;
  readonly json?: boolean;
}

/** Without a terminal, today's list. */
export async function desk(ctx: Context, options: DeskOptions): Promise<void> {
  if (options.json) return await today(ctx, options);
  const store = await bookOf(ctx);
  if (store === null || (await isNewBook(store))) {
    ctx.io.out(begin(ctx));
    return;
  }
  if (!ctx.prompter.available) return await today(ctx, options);
  const whose = { everyone: options.everyone === true };
  if (ctx.prompter.plain) {
    const { sitPlainly } = await import('../command-line/desk/plain-desk.ts');
    return await sitPlainly(ctx, store, whose);
  }
  const { Desk } = await import('../command-line/desk/desk.ts');
  await new Desk(ctx, { store, whose, screen: await ctx.openScreen(), paint: paintAtOnce(ctx.io.color) }).sit();
}

async function bookOf(ctx: Context): Promise<Store | null> {
  try {
    return await ctx.openStore();
  } catch (error) {
    if (error instanceof NoBook) return null;
    throw error;
  }
}

function begin({ programs }: Context): string {
  const ways = [
    [programs.typed('demo'), 'look around in a made-up shop'],
    [programs.typed('import', 'customers.csv'), 'start with your own customers, from any export'],
    [programs.typed('--help'), 'list all commands'],
  ] as const;
  const widest = Math.max(...ways.map(([command]) => command.length));
  return ways.map(([command, about]) => `${command.padEnd(widest)}  ${about}\n`).join('');
}
