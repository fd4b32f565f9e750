import { resolve } from 'node:path';
import { reportOf } from '../app/lists/report.ts';
import { forceHelp } from '../command-line/force-option.ts';
import { namedFile, writeNamed } from '../command-line/named-files.ts';
import { openPage, passingPage } from '../command-line/open-page.ts';
import type { Context, Register } from '../context.ts';

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
  if (!options.open) return;
  const path = options.out === undefined ? await passingPage(ctx, 'cadence-report.html', page) : resolve(options.out);
  await openPage(ctx, path);
}
