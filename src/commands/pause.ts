import { dayAhead } from '../app/settings/day-ahead.ts';
import { steer } from '../command-line/steer.ts';
import { addChoosing, type Choosing, theCustomers } from '../command-line/the-customers.ts';
import type { Context, Register } from '../context.ts';
import { type Day, formatDay } from '../domain/day.ts';
import { shellWord } from '../domain/shell-word.ts';
import { UsageError } from '../errors.ts';

interface PauseOptions extends Choosing {
  readonly until?: string;
  readonly end?: boolean;
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
    .option('--until <day>', 'the first day on which they may be called again')
    .option('--end', 'end a pause or a snooze: calls are planned again')
    .option('-y, --yes', 'do not ask')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence pause 12 --until 2027-03-01\n  cadence pause --tag seasonal --until "in 3 months"\n' +
        '  cadence pause 12 --end\n  cadence pause --tag seasonal --end\n',
    )
    .action(run(pause));
};

export async function pause(ctx: Context, names: readonly string[], options: PauseOptions): Promise<void> {
  if (options.end && options.until !== undefined)
    throw new UsageError('--until and --end do not go together', { hint: 'give one of them' });
  if (options.end) return await endPause(ctx, names, options);
  if (options.until === undefined)
    throw new UsageError('say until when', {
      hint: `cadence pause ${names.map(shellWord).join(' ')} --until "in 3 months"`,
    });
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

async function endPause(ctx: Context, names: readonly string[], options: PauseOptions): Promise<void> {
  const store = await ctx.openStore();
  const found = await theCustomers(ctx, store, names, options);
  const resting = (day: string | null) => day !== null && day > ctx.today;
  const customers = found.filter(({ pausedUntil, snoozedUntil }) => resting(pausedUntil) || resting(snoozedUntil));
  if (customers.length === 0 && found.length > 0) {
    ctx.io.talk('nobody of them is paused or snoozed\n');
    return;
  }
  await steer(ctx, store, {
    ...{ kind: 'resume', command: 'pause --end', customers, yes: options.yes, json: options.json },
    change: { pausedUntil: null, snoozedUntil: null },
    what: `resumes the calls to ${customers.length} customers`,
    done: 'called again',
  });
}
