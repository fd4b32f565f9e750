import type { Context, Register } from '../context.ts';
import { json, weekJson } from '../render/json.ts';
import { paintFor } from '../render/paint.ts';
import { weekText } from '../render/week.ts';
import { weekOf } from './weekly.ts';

interface WeekOptions {
  readonly email?: true | readonly string[];
  readonly html?: boolean;
  readonly all?: boolean;
  readonly again?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('week')
    .description('The weekly list, Monday to Sunday; at the weekend the coming week.')
    .option('--email [to...]', 'mail it to these addresses (else to mail.to)')
    .option('--again', 'mail it also to those who have it already')
    .option('--dry-run', 'print the mail as it would go, and send nothing')
    .option('--html', 'print it as an HTML page')
    .option('--all', 'every call of every day')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence week\n  cadence week --email ann@shop.example\n  cadence week --html > week.html\n',
    )
    .action(run(week));
};

export async function week(ctx: Context, options: WeekOptions): Promise<void> {
  const store = await ctx.openStore();
  const list = await weekOf(store, { today: ctx.today, now: ctx.now() });
  const all = options.all === true;
  if (options.email !== undefined) {
    const { mailWeek } = await import('./mailing.ts');
    return await mailWeek(ctx, store, list, { ...options, to: options.email === true ? null : options.email });
  }
  if (options.json) ctx.io.out(json(weekJson(list)));
  else if (options.html) ctx.io.out((await import('../render/week-html.ts')).weekHtml(list, { all }));
  else
    ctx.io.out(
      weekText(list, { paint: paintFor(ctx.io.color), width: ctx.io.outIsTerminal ? ctx.io.width : undefined, all }),
    );
}
