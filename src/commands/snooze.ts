import { type LongerInterval, longerIntervals } from '../app/customers/snoozes.ts';
import { dayAhead } from '../app/settings/day-ahead.ts';
import { steer } from '../command-line/steer.ts';
import { addChoosing, type Choosing, isChosenByFilter, theCustomers } from '../command-line/the-customers.ts';
import type { Context, Register } from '../context.ts';
import { formatDay } from '../domain/day.ts';
import { UsageError } from '../errors.ts';

interface SnoozeOptions extends Choosing {
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  addChoosing(
    program
      .command('snooze <words...>')
      .usage('[options] <customer...> <+1w | friday | 2026-12-01>')
      .description('Puts the next call off to a day. After three times in a row, suggests a longer interval.'),
  )
    .option('-y, --yes', 'do not ask')
    .addHelpText('after', '\nExamples:\n  cadence snooze 12 +1w\n  cadence snooze finch friday\n')
    .action(run(snooze));
};

export async function snooze(ctx: Context, words: readonly string[], options: SnoozeOptions): Promise<void> {
  const names = words.slice(0, -1);
  if (names.length === 0 && !isChosenByFilter(options)) {
    throw new UsageError('say until when', { hint: `cadence snooze ${words.join(' ')} +1w` });
  }
  const until = await dayAhead(ctx, words.at(-1) ?? '', 'the day');
  const store = await ctx.openStore();
  const customers = await theCustomers(ctx, store, names, options);
  const intervals = await longerIntervals(ctx, store, customers);
  await steer(ctx, store, {
    ...{ kind: 'snooze', customers, yes: options.yes, json: options.json },
    change: { snoozedUntil: until },
    what: `puts off the calls to ${customers.length} customers until ${formatDay(until)}`,
    done: `snoozed until ${formatDay(until)}`,
    advice: ({ id }) => adviceText(id, intervals.get(id)),
  });
}

function adviceText(id: number, found: LongerInterval | undefined): string | null {
  if (found === undefined) return null;
  const { times, days, longer } = found;
  return `snoozed ${times} times in a row: would every ${longer} days instead of ${days} suit them better? cadence interval ${id} ${longer}d`;
}
