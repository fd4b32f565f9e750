import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { insightsOn } from '../app/lists/insights-on.ts';
import { forceHelp } from '../command-line/force-option.ts';
import { namedFile, writeNamed } from '../command-line/named-files.ts';
import type { Context, Register } from '../context.ts';
import { displayName } from '../domain/customer.ts';
import { addMonths, daysBetween, toEpochDay } from '../domain/day.ts';
import { toMajor } from '../domain/money.ts';
import { planReport } from '../domain/plan/plan-report.ts';
import { paretoCurve } from '../domain/rank/pareto.ts';
import { scoreBook } from '../domain/rank/score.ts';
import { callDays, coverageOverTime, type Heard, type Report, type ReportCustomer } from '../domain/report.ts';
import { intervalFor, intervalsOf, rankSettingsOf, readBookSettings } from '../domain/settings.ts';
import { isConversation, isOwnCall, type Touch } from '../domain/touch.ts';
import { UserError } from '../errors.ts';
import type { Ranked } from '../store/standings.ts';
import type { Store } from '../store/store.ts';

interface ReportOptions {
  readonly out?: string;
  readonly open?: boolean;
  readonly force?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('report')
    .description('The year as one HTML page with charts: who brings how much, calls made and planned, who is slipping.')
    .option('--out <file>', 'write it there instead of printing it')
    .option('--open', 'open it in the browser')
    .option('--force', forceHelp)
    .addHelpText('after', '\nExamples:\n  cadence report --open\n  cadence report --out year.html\n')
    .action(run(report));
};

export async function report(ctx: Context, options: ReportOptions): Promise<void> {
  const store = await ctx.openStore();
  const file = options.out === undefined ? null : await namedFile(ctx, options.out, options);
  if (options.out !== undefined && file === null) return;
  const { reportHtml } = await import('../render/report.ts');
  const page = reportHtml(await reportOf(store, ctx));
  if (file !== null) await writeNamed(ctx, file, [page]);
  else if (!options.open) ctx.io.out(page);
  if (options.open) await open(ctx, options.out === undefined ? await passing(ctx, page) : resolve(options.out));
}

/** Only to be looked at. */
async function passing(ctx: Context, page: string): Promise<string> {
  const path = join(await ctx.files.temporaryFolder(), 'cadence-report.html');
  await ctx.files.write(path, page);
  ctx.io.talk(`wrote ${path}\n`);
  return path;
}

const drawn = { best: 30, scatter: 1_000, curve: 100 } as const;

async function reportOf(store: Store, { today }: Context): Promise<Report> {
  const settings = readBookSettings(await store.settings.all());
  const ranked = await store.standings.list(today, 'priority');
  const names = new Map(ranked.map(({ customer }) => [customer.id, displayName(customer)]));
  const from = addMonths(today, -24);
  const touches = await store.touches.between(from, today);
  const { book, settings: rankSettings } = await store.standings.book(today);
  const { value } = scoreBook(book, toEpochDay(today), rankSettingsOf(rankSettings));
  const customers = ranked.map((one) => reportCustomer(one, today));
  const inMoney = ranked.toSorted((a, b) => b.standing.value - a.standing.value).slice(0, drawn.best);
  const plan = planReport(await store.plan.customers(today), intervalsOf(settings), {
    ...(await store.plan.settings(today)),
    ...(await store.plan.chances(today)),
  });
  const nameOf = (id: number) => names.get(id) ?? `no. ${id}`;
  return {
    today,
    currency: settings.currency,
    customers: ranked.length,
    curve: paretoCurve(value, Math.max(1, Math.min(drawn.curve, ranked.length))),
    best: inMoney.map((one) => reportCustomer(one, today)),
    days: callDays(
      touches
        .filter((touch) => isOwnCall(touch) && names.has(touch.customerId))
        .map((touch) => ({ day: touch.day, name: nameOf(touch.customerId) })),
      plan.calls.map(({ day, customer }) => ({ day, name: nameOf(customer.id) })),
      today,
    ),
    coverage: coverageOverTime(heardOf(ranked, touches, settings), today),
    scatter: customers.slice(0, drawn.scatter),
    left: Math.max(0, customers.length - drawn.scatter),
    weeks: plan.weeks,
    insights: await insightsOn(store, { from: addMonths(today, -12), to: today }),
  };
}

function reportCustomer({ customer, standing }: Ranked, today: Context['today']): ReportCustomer {
  return {
    id: customer.id,
    name: displayName(customer),
    tier: standing.tier,
    lastYear: toMajor(standing.lastYearMinor, customer.currency),
    silent: standing.lastPurchase === null ? null : Math.max(0, daysBetween(standing.lastPurchase, today)),
    riskWord: standing.riskWord,
  };
}

/** Who is on a rhythm, with the days on which we talked. */
function heardOf(
  ranked: readonly Ranked[],
  touches: readonly Touch[],
  settings: ReturnType<typeof readBookSettings>,
): Heard[] {
  const conversations = new Map<number, Touch['day'][]>();
  for (const touch of touches) {
    if (!isConversation(touch)) continue;
    const days = conversations.get(touch.customerId);
    if (days === undefined) conversations.set(touch.customerId, [touch.day]);
    else days.push(touch.day);
  }
  return ranked.flatMap(({ customer, standing }) => {
    const interval = intervalFor(customer, standing.tier, settings);
    if (interval === null || standing.tier === null || customer.doNotCall !== null) return [];
    const since = standing.firstPurchase ?? customer.createdOn;
    return [{ tier: standing.tier, interval, since, conversations: conversations.get(customer.id) ?? [] }];
  });
}

async function open(ctx: Context, path: string): Promise<void> {
  const address = pathToFileURL(path).href;
  const openers = [['xdg-open'], ['open'], ['cmd', '/c', 'start', '']] as const;
  for (const [program, ...args] of openers) {
    const { code } = await ctx.programs.run(program, [...args, address]);
    if (code === 0) return;
  }
  throw new UserError('no browser could be opened', { hint: `open ${path} yourself` });
}
