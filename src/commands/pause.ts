import { dayAhead } from '../app/settings/day-ahead.ts';
import { steer } from '../command-line/steer.ts';
import { addChoosing, type Choosing, theCustomers } from '../command-line/the-customers.ts';
import type { Context, Register } from '../context.ts';
import { type Day, formatDay } from '../domain/day.ts';

interface PauseOptions extends Choosing {
  readonly until: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  addChoosing(
    program
      .command('pause [customers...]')
      .description(
        'No calls until a day: a season, a holiday, a hard time. Afterwards they are called as the days allow.',
      ),
  )
    .requiredOption('--until <day>', 'the first day on which they may be called again')
    .option('-y, --yes', 'do not ask')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence pause 12 --until 2027-03-01\n  cadence pause --tag seasonal --until "in 3 months"\n',
    )
    .action(run(pause));
};

export async function pause(ctx: Context, names: readonly string[], options: PauseOptions): Promise<void> {
  const until: Day = await dayAhead(ctx, options.until, '--until');
  const store = await ctx.openStore();
  const customers = await theCustomers(ctx, store, names, options);
  await steer(ctx, store, {
    ...{ kind: 'pause', customers, yes: options.yes, json: options.json },
    change: { pausedUntil: until },
    what: `pauses ${customers.length} customers until ${formatDay(until)}`,
    done: `paused until ${formatDay(until)}`,
  });
}
