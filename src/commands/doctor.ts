import { bookFindings } from '../app/checks/book-findings.ts';
import type { Finding } from '../app/checks/finding.ts';
import { machineFindings } from '../app/checks/machine-findings.ts';
import { backup } from '../app/copies/backups.ts';
import { terminalFinding } from '../command-line/terminal-finding.ts';
import { askerOf } from '../command-line/which-is-right.ts';
import type { Context, Register } from '../context.ts';
import { UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { type Paint, paintFor } from '../render/paint.ts';
import { plain, plural } from '../render/text.ts';

interface DoctorOptions {
  readonly fix?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('doctor')
    .description(
      'Checks the book, its backups and this machine, and says what to do. Exit 1 when something needs your attention.',
    )
    .option('--fix', 'fix what can be fixed safely')
    .addHelpText('after', '\nExamples:\n  cadence doctor\n  cadence doctor --fix\n  cadence doctor --json\n')
    .action(run(doctor));
};

export async function doctor(ctx: Context, options: DoctorOptions): Promise<void> {
  const found = [...(await bookFindings(ctx, askerOf(ctx))), ...(await machineFindings(ctx)), terminalFinding(ctx)];
  const findings: (Finding & { fixed: boolean })[] = [];
  if (options.fix && found.some(({ fix }) => fix !== undefined)) await keepBefore(ctx);
  for (const finding of found) {
    const fixed = options.fix === true && finding.fix !== undefined && (await finding.fix()) !== false;
    findings.push({ ...finding, fixed });
  }
  if (options.json) {
    ctx.io.out(json(findings.map(({ what, state, text, todo, fixed }) => ({ what, state, text, todo, fixed }))));
  } else {
    const paint = await paintFor(ctx.io.color);
    ctx.io.out(findings.map((finding) => line(finding, paint)).join(''));
  }
  const open = findings.filter(({ state, fixed }) => state === 'bad' && !fixed);
  if (open.length > 0) throw new UserError(`${plural(open.length, 'thing needs', 'things need')} your attention`);
}

/** A repair may be wrong: keeps the book as it was, with its damage. */
async function keepBefore(ctx: Context): Promise<void> {
  if ((await ctx.files.facts(ctx.files.database))?.kind !== 'file') return;
  const path = await backup(ctx, await ctx.openStore(), 'before-fix', { asItIs: true });
  ctx.io.talk(`backup from before the fix: ${plain(path)}\n`);
}

function line({ what, state, text, todo, fixed }: Finding & { fixed: boolean }, paint: Paint): string {
  const mark = { ok: paint.good('ok  '), look: paint.warn('look'), bad: paint.bad('bad ') }[state];
  const next = todo === null ? '' : fixed ? '      fixed\n' : `      ${plain(todo)}\n`;
  return `${mark}  ${what}: ${plain(text)}\n${next}`;
}
