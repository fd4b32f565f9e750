import { join } from 'node:path';
import { importFiles } from '../command-line/importing/import-files.ts';
import type { Context, Register } from '../context.ts';
import type { Day } from '../domain/day.ts';
import { paintFor } from '../render/paint.ts';
import { call } from './call.ts';
import { today } from './today.ts';
import { week } from './week.ts';

export const register: Register = (program, run) => {
  program
    .command('demo')
    .description('Shows the main job on a made-up shop, in a book of its own that you may play with.')
    .addHelpText('after', '\nExample:\n  cadence demo\n')
    .action(run(demo));
};

/** The Monday after the sample's last order: the book is shown as of that day. */
const demoDay: Day = '2026-11-23';

export async function demo(ctx: Context): Promise<void> {
  const path = join(await ctx.files.temporaryFolder(), 'demo.db');
  const shop = await ctx.inBook(path, demoDay);
  const files = ['customers.csv', 'orders.csv'];
  const paint = await paintFor(ctx.io.color);
  const step = async (command: string, work: () => Promise<void>) => {
    ctx.io.out(`${paint.dim('$')} ${paint.strong(`cadence ${command}`)}\n`);
    await work();
    ctx.io.out('\n');
  };
  const paths = files.map((file) => ctx.files.shipped(`demo/${file}`));
  await step(
    `import ${files.join(' ')}`,
    async () => void (await importFiles(shop, paths, { map: [], ignore: [], include: [], yes: true })),
  );
  await step('today', () => today(shop, {}));
  await step('call --brief', () => call(shop, [], { brief: true }));
  await step('week', () => week(shop, {}));
  ctx.io.out(
    `This book is ${path}.\n` +
      `Go on with it: ${ctx.programs.typed('--db', path, '--today', demoDay, 'call')}\n` +
      `Or begin with your own: ${ctx.programs.typed('import', 'customers.csv')}\n`,
  );
}
