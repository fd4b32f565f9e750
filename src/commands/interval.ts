import { steer } from '../command-line/steer.ts';
import { theCustomer } from '../command-line/the-customer.ts';
import { addChoosing, type Choosing, isChosenByFilter, theCustomers } from '../command-line/the-customers.ts';
import type { Context, Register } from '../context.ts';
import { readBookSettings } from '../domain/book-settings.ts';
import { type Customer, displayName } from '../domain/customer.ts';
import { longestInterval, parseInterval, shortestInterval } from '../domain/plan/cadence.ts';
import { intervalFor } from '../domain/plan/plan-settings.ts';
import { UsageError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plain } from '../render/text.ts';
import type { Store } from '../store/store.ts';

interface IntervalOptions extends Choosing {
  readonly by?: string;
  readonly reason?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  addChoosing(
    program
      .command('interval <words...>')
      .usage('[options] <customer...> [60d | 8 weeks | none | tier]')
      .description('How often a customer is to be called: shows it, or changes it for one or many.'),
  )
    .option('--by <name>', 'who asked for it')
    .option('--reason <text>', 'in which words')
    .option('-y, --yes', 'do not ask')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence interval 12\n  cadence interval 12 60d --by "Ms Finch" --reason "less often, please"\n' +
        '  cadence interval 12 none\n  cadence interval 12 tier\n  cadence interval --tag wholesale 45d\n',
    )
    .action(run(interval));
};

export async function interval(ctx: Context, words: readonly string[], options: IntervalOptions): Promise<void> {
  const store = await ctx.openStore();
  const wanted = intervalIn(words, isChosenByFilter(options));
  if (wanted === null) return await show(ctx, store, await theCustomer(ctx, store, words.join(' ')), options);
  const customers = await theCustomers(ctx, store, wanted.names, options);
  const asked = [options.by, options.reason].filter((part) => part !== undefined).join(': ');
  const request = wanted.days === null ? null : { on: ctx.today, reason: asked === '' ? null : asked };
  const done = saying(wanted.days);
  await steer(ctx, store, {
    ...{ kind: 'interval', customers, yes: options.yes, json: options.json },
    change: { interval: wanted.days, intervalRequest: request },
    what: `changes how often ${customers.length} customers are called`,
    done: asked === '' ? done : `${done} (${plain(asked)})`,
  });
}

/** The interval is the last word; null for the days means the tier's. Null when only a customer is named. */
function intervalIn(
  words: readonly string[],
  byFilter: boolean,
): { readonly names: readonly string[]; readonly days: number | null } | null {
  const names = words.slice(0, -1);
  const last = words.at(-1) ?? '';
  if (names.length === 0 && !byFilter) return null;
  if (last.toLowerCase() === 'tier') return { names, days: null };
  const parsed = parseInterval(last);
  if ('days' in parsed) return { names, days: parsed.days };
  throw new UsageError(parsed.problem, {
    hint: `write it as 60d, 8w or 3m, from ${shortestInterval} to ${longestInterval} days; none for no calls on a rhythm, tier for the tier's`,
  });
}

function saying(days: number | null): string {
  if (days === null) return "called on the tier's interval again";
  return days === 0 ? 'no calls on a rhythm' : `called every ${days} days`;
}

async function show(ctx: Context, store: Store, customer: Customer, options: IntervalOptions): Promise<void> {
  const settings = readBookSettings(await store.settings.all());
  const standing = await store.standings.of(customer.id, ctx.today);
  const days = intervalFor(customer, standing?.tier ?? null, settings);
  const request = customer.intervalRequest;
  if (options.json) {
    const { dueFrom = null, due = null, planned = null } = standing ?? {};
    ctx.io.out(
      json({ id: customer.id, interval: days, own: customer.interval !== null, request, dueFrom, due, planned }),
    );
    return;
  }
  const whose = customer.interval === null ? "the tier's interval" : 'their own interval';
  const asked =
    request === null ? '' : `, since ${request.on}${request.reason === null ? '' : `: ${plain(request.reason)}`}`;
  const often = days === null ? 'no calls on a rhythm' : `every ${days} days`;
  const next = standing?.planned == null ? 'no call planned' : `next call ${standing.planned}`;
  ctx.io.out(`${plain(displayName(customer))}: ${often} (${whose}${asked}); ${next}\n`);
}
