import { resolve } from 'node:path';
import { Option } from 'commander';
import { reportOf } from '../app/lists/report.ts';
import { requestedReport } from '../app/settings/requested-report.ts';
import { forceHelp } from '../command-line/force-option.ts';
import { namedFile, writeNamed } from '../command-line/named-files.ts';
import { openPage, passingPage } from '../command-line/open-page.ts';
import type { Context, Register } from '../context.ts';
import { type Tier, tiers } from '../domain/customer.ts';

interface ReportOptions {
  readonly from?: string;
  readonly to?: string;
  readonly owner?: string;
  readonly tier?: Tier;
  readonly out?: string;
  readonly open?: boolean;
  readonly force?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('report')
    .description(
      'Makes a page for whoever pays: conversations, promises, complaints, what customers said, who is slipping, next to the period before, with charts.',
    )
    .option('--from <day>', 'the first day (default: a year before the last)')
    .option('--to <day>', 'the last day (default: today)')
    .option('--owner <name>', 'only the customers of this owner')
    .addOption(new Option('--tier <tier>', 'only customers of this tier').choices([...tiers]))
    .option('--out <file>', 'write it to this file (default on a terminal: a file named after the day)')
    .option('--open', 'open it in the browser')
    .option('--force', forceHelp)
    .addHelpText(
      'after',
      '\nExamples:\n  cadence report --open\n  cadence report --out year.html\n  cadence report --from "3 months ago" --tier A --out quarter.html\n',
    )
    .action(run(report));
};

export async function report(ctx: Context, options: ReportOptions): Promise<void> {
  const store = await ctx.openStore();
  const request = requestedReport(ctx, options);
  // HTML is unreadable on a terminal: it goes to a file, and the command names it.
  const own = ctx.io.outIsTerminal && !options.open ? `cadence-report-${ctx.today}.html` : undefined;
  const out = options.out ?? own;
  const file = out === undefined ? null : await namedFile(ctx, out, options);
  if (out !== undefined && file === null) return;
  const { reportHtml } = await import('../render/report.ts');
  const page = reportHtml(await reportOf(ctx, store, request));
  if (file !== null) await writeNamed(ctx, file, [page]);
  else if (!options.open) ctx.io.out(page);
  if (!options.open) return;
  await openPage(ctx, out === undefined ? await passingPage(ctx, 'cadence-report.html', page) : resolve(out));
}
