import { dayAhead } from '../command-line/day-ahead.ts';
import { steer } from '../command-line/steer.ts';
import { addChoosing, type Choosing, isChosenByFilter, theCustomers } from '../command-line/the-customers.ts';
import type { Context, Register } from '../context.ts';
import type { Customer } from '../domain/customer.ts';
import { longestInterval } from '../domain/plan/cadence.ts';
import { intervalFor, readBookSettings } from '../domain/settings.ts';
import { UsageError } from '../errors.ts';
import type { Store } from '../store/store.ts';

interface SnoozeOptions extends Choosing {
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  addChoosing(
    program
      .command('snooze <words...>')
      .usage('[options] <customer...> <+1w | friday | 2026-12-01>')
      .description('Puts the next call off to a day. After the third time in a row a longer interval is proposed.'),
  )
    .option('-y, --yes', 'do not ask')
    .addHelpText('after', '\nExamples:\n  cadence snooze 12 +1w\n  cadence snooze finch friday\n')
    .action(run(snooze));
};

/** From so many times in a row on, the interval may be wrong. */
const often = 3;

export async function snooze(ctx: Context, words: readonly string[], options: SnoozeOptions): Promise<void> {
  const names = words.slice(0, -1);
  if (names.length === 0 && !isChosenByFilter(options)) {
    throw new UsageError('say until when', { hint: `cadence snooze ${words.join(' ')} +1w` });
  }
  const until = dayAhead(ctx, words.at(-1) ?? '', 'the day');
  const store = await ctx.openStore();
  const customers = await theCustomers(ctx, store, names, options);
  const advice = await adviceAfter(ctx, store, customers);
  await steer(ctx, store, {
    ...{ kind: 'snooze', customers, yes: options.yes, json: options.json },
    change: { snoozedUntil: until },
    what: `puts off the calls to ${customers.length} customers until ${until}`,
    done: `put off until ${until}`,
    advice: ({ id }) => advice.get(id) ?? null,
  });
}

/** What to propose to whom this is the third snooze since the last conversation, or more. */
async function adviceAfter(ctx: Context, store: Store, customers: readonly Customer[]): Promise<Map<number, string>> {
  const settings = readBookSettings(await store.settings.all());
  const advice = new Map<number, string>();
  for (const customer of customers) {
    const standing = await store.standings.of(customer.id, ctx.today);
    const times = 1 + (await store.plan.snoozes(customer.id, standing?.lastConversation ?? null));
    const days = intervalFor(customer, standing?.tier ?? null, settings);
    if (times < often || days === null) continue;
    const longer = Math.min(longestInterval, Math.round(days * 1.5));
    advice.set(
      customer.id,
      `put off ${times} times in a row: would every ${longer} days instead of ${days} suit them better? cadence interval ${customer.id} ${longer}d`,
    );
  }
  return advice;
}
