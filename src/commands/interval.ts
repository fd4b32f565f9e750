import { type IntervalOf, intervalNow } from '../app/customers/interval.ts';
import { steer } from '../command-line/steer.ts';
import { theCustomer } from '../command-line/the-customer.ts';
import { addChoosing, type Choosing, isChosenByFilter, theCustomers } from '../command-line/the-customers.ts';
import type { Context, Register } from '../context.ts';
import { displayName } from '../domain/customer.ts';
import { dayText } from '../domain/day.ts';
import { longestInterval, parseInterval, shortestInterval } from '../domain/plan/cadence.ts';
import { UsageError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plain } from '../render/text.ts';

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
      .description('Shows how often a customer is called, or changes it for one or many.'),
  )
    .option('--by <name>', 'who asked for it')
    .option('--reason <text>', 'in their words')
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
  if (wanted === null) {
    const now = await intervalNow(ctx, store, await theCustomer(ctx, store, words.join(' ')));
    ctx.io.out(options.json ? intervalJson(now) : intervalText(now));
    return;
  }
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

/** The interval is the last word; null days for the tier's. Null when only a customer is named. */
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
    hint: `write it as 60d, 8w or 3m, from ${shortestInterval} to ${longestInterval} days; none for no regular calls, tier for the tier's interval`,
  });
}

function saying(days: number | null): string {
  if (days === null) return "called at the tier's interval again";
  return days === 0 ? 'no regular calls' : `called every ${days} days`;
}

function intervalJson({ customer, days, dueFrom, due, planned }: IntervalOf): string {
  const { id, interval: own, intervalRequest: request } = customer;
  return json({ id, interval: days, own: own !== null, request, dueFrom, due, planned });
}

function intervalText({ customer, days, planned }: IntervalOf): string {
  const request = customer.intervalRequest;
  const whose = customer.interval === null ? "the tier's interval" : 'their own interval';
  const asked =
    request === null
      ? ''
      : `, since ${dayText(request.on)}${request.reason === null ? '' : `: ${plain(request.reason)}`}`;
  const often = days === null ? 'no regular calls' : `every ${days} days`;
  const next = planned === null ? 'no call planned' : `next call ${dayText(planned)}`;
  return `${plain(displayName(customer))}: ${often} (${whose}${asked}); ${next}\n`;
}
