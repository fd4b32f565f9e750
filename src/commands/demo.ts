import { dirname, join } from 'node:path';
import { filesOfToday, whatHappened } from '../app/demo/made-up-shop.ts';
import { importFiles } from '../command-line/importing/import-files.ts';
import type { Context, Register } from '../context.ts';
import { paintFor } from '../render/paint.ts';
import { call } from './call.ts';
import { list } from './list.ts';
import { today } from './today.ts';

export const register: Register = (program, run) => {
  program
    .command('demo')
    .description('Shows how cadence works in a made-up shop, with a book of its own that you can play with.')
    .addHelpText('after', '\nExample:\n  cadence demo\n')
    .action(run(demo));
};

export async function demo(ctx: Context): Promise<void> {
  const path = join(await ctx.files.temporaryFolder(), 'demo.db');
  const day = ctx.pretendedDay ? ctx.today : ctx.dayNow();
  const shop = await ctx.inBook(path, day);
  const paint = await paintFor(ctx.io.color);
  const step = async (command: string, work: () => Promise<void>) => {
    ctx.io.out(`${paint.dim('$')} ${paint.strong(`cadence ${command}`)}\n`);
    await work();
    ctx.io.out('\n');
  };
  const paths = await filesOfToday(ctx, dirname(path), day);
  await step(
    'import customers.csv orders.csv',
    async () => void (await importFiles(shop, paths, { map: [], ignore: [], include: [], yes: true })),
  );
  await whatHappened(shop, await shop.openStore());
  ctx.io.out('Some days later one of them asked to be called back today, and another one had a complaint.\n\n');
  await step('today', () => today(shop, {}));
  await step('call --brief', () => call(shop, [], { brief: true }));
  await step('list --slipping --limit 3', () => list(shop, { slipping: true, limit: 3, sort: 'score' }));
  ctx.io.out(
    `This book is ${path}.\n` +
      `Start with your own customers: ${ctx.programs.typed('import', 'customers.csv')}\n` +
      `Open the desk of this shop: ${ctx.programs.typed('--db', path)}\n`,
  );
}
