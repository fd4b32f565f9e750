import { dayAhead } from '../app/settings/day-ahead.ts';
import { steer } from '../command-line/steer.ts';
import { addChoosing, type Choosing, theCustomers } from '../command-line/the-customers.ts';
import type { Context, Register } from '../context.ts';
import { isResting } from '../domain/customer.ts';
import { formatDay } from '../domain/day.ts';
import { UsageError } from '../errors.ts';
import { json as asJson } from '../render/json.ts';

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
        'Stops calls until a day: for a season, a holiday, a hard time. Then calls resume as days have room.',
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
  const { until, end = false, yes, json } = options;
  if (end === (until !== undefined))
    throw new UsageError('say until when, or --end', { hint: 'cadence pause 12 --until "in 3 months"' });
  const day = until === undefined ? null : await dayAhead(ctx, until, '--until');
  const store = await ctx.openStore();
  const customers = await theCustomers(ctx, store, names, options);
  if (day !== null)
    return await steer(ctx, store, {
      ...{ kind: 'pause', customers, yes, json, change: { pausedUntil: day } },
      what: `pauses ${customers.length} customers until ${formatDay(day)}`,
      done: `paused until ${formatDay(day)}`,
    });
  const resting = customers.filter((one) => isResting(one, ctx.today));
  if (resting.length === 0 && customers.length > 0) {
    if (json) ctx.io.out(asJson([]));
    return ctx.io.talk('none of them is paused or snoozed\n');
  }
  await steer(ctx, store, {
    ...{ kind: 'resume', command: 'pause --end', customers: resting, yes, json },
    change: { pausedUntil: null, snoozedUntil: null },
    what: `resumes the calls to ${resting.length} customers`,
    done: 'called again',
  });
}
