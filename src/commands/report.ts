import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { reportOf } from '../app/lists/report.ts';
import { forceHelp } from '../command-line/force-option.ts';
import { namedFile, writeNamed } from '../command-line/named-files.ts';
import type { Context, Register } from '../context.ts';
import { UserError } from '../errors.ts';

interface ReportOptions {
  readonly out?: string;
  readonly open?: boolean;
  readonly force?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('report')
    .description('The year as one HTML page with charts: who brings how much, calls made and planned, who is slipping.')
    .option('--out <file>', 'write it there instead of printing it')
    .option('--open', 'open it in the browser')
    .option('--force', forceHelp)
    .addHelpText('after', '\nExamples:\n  cadence report --open\n  cadence report --out year.html\n')
    .action(run(report));
};

export async function report(ctx: Context, options: ReportOptions): Promise<void> {
  const file = options.out === undefined ? null : await namedFile(ctx, options.out, options);
  if (options.out !== undefined && file === null) return;
  const { reportHtml } = await import('../render/report.ts');
  const page = reportHtml(await reportOf(ctx, await ctx.openStore()));
  if (file !== null) await writeNamed(ctx, file, [page]);
  else if (!options.open) ctx.io.out(page);
  if (options.open) await open(ctx, options.out === undefined ? await passing(ctx, page) : resolve(options.out));
}

/** A page only to be looked at. */
async function passing(ctx: Context, page: string): Promise<string> {
  const path = join(await ctx.files.temporaryFolder(), 'cadence-report.html');
  await ctx.files.write(path, page);
  ctx.io.talk(`wrote ${path}\n`);
  return path;
}

async function open(ctx: Context, path: string): Promise<void> {
  const address = pathToFileURL(path).href;
  const openers = [['xdg-open'], ['open'], ['cmd', '/c', 'start', '']] as const;
  for (const [program, ...args] of openers) {
    const { code } = await ctx.programs.run(program, [...args, address]);
    if (code === 0) return;
  }
  throw new UserError('no browser could be opened', { hint: `open ${path} yourself` });
}
