import { applyRebalance, planRebalance, rebalanceOffer } from '../app/plan/rebalance.ts';
import { applyStretch, planStretch } from '../app/plan/stretch.ts';
import {
  namesFor,
  offerFor,
  otherCapacities,
  type PlanBasis,
  planBasis,
  planCalendar,
  simulation,
  yearPlan,
} from '../app/plan/year-plan.ts';
import { readersZone } from '../app/settings/clocks.ts';
import { optionValue } from '../app/settings/option-value.ts';
import { forceHelp } from '../command-line/force-option.ts';
import { goOn } from '../command-line/go-on.ts';
import { writeAnswer } from '../command-line/named-files.ts';
import { actOnNewsAndTell } from '../command-line/news.ts';
import type { Context, Register } from '../context.ts';
import { displayName } from '../domain/customer.ts';
import { share, wholeNumber } from '../domain/option-types.ts';
import type { PlanReport } from '../domain/plan/plan-report.ts';
import { UsageError } from '../errors.ts';
import { json } from '../render/json.ts';
import { outlookJson, simulationText, whatIfJson, whatIfText } from '../render/outlook.ts';
import { paintFor } from '../render/paint.ts';
import { planJson, planText, stretchedText, stretchJson } from '../render/plan.ts';
import { rebalanceJson, rebalanceText } from '../render/rebalance.ts';
import { plural } from '../render/text.ts';
import type { Store } from '../store/store.ts';

interface PlanOptions {
  readonly rebalance?: boolean;
  readonly stretch?: boolean;
  readonly simulate?: string;
  readonly reach?: string;
  readonly seed?: string;
  readonly whatIf?: boolean;
  readonly weeks?: string;
  readonly ics?: boolean;
  readonly out?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  program
    .command('plan')
    .description('Shows the plan for the year: calls per week vs. capacity, the first weeks, and what does not fit.')
    .option('--weeks <count>', 'weeks in the chart', '13')
    .option('--ics', 'the next calls as a calendar; importing it again moves them instead of doubling them')
    .option('--out <file>', 'with --ics: write the calendar to this file instead of printing it')
    .option('--force', forceHelp)
    .option('--rebalance', 'move a few calls so that more are on schedule: shows which, then asks')
    .option('--stretch', 'lengthen all intervals by the suggested factor when there are too many calls')
    .option('--simulate <days>', 'simulate this many days')
    .option('--what-if', 'what half to three times the calls a day would achieve')
    .option('--reach <share>', 'the share of calls that reach somebody, such as 35% (default: as seen so far)')
    .option('--seed <number>', 'with --simulate: the same number gives the same result')
    .option('--dry-run', 'only show what --rebalance or --stretch would do')
    .option('-y, --yes', 'do not ask')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence plan\n  cadence plan --rebalance\n  cadence plan --simulate 365 --reach 40%\n  cadence plan --what-if\n',
    )
    .action(run(plan));
};

export async function plan(ctx: Context, options: PlanOptions): Promise<void> {
  const store = await ctx.openStore();
  await actOnNewsAndTell(ctx, store);
  const reach = options.reach === undefined ? null : optionValue(share(1, 100), '--reach', options.reach);
  const basis = await planBasis(ctx, store, reach);
  if (options.out !== undefined && !options.ics)
    throw new UsageError('--out is for the calendar', { hint: 'add --ics' });
  if (options.seed !== undefined && options.simulate === undefined)
    throw new UsageError('--seed is for the simulation', { hint: 'add --simulate 365' });
  if (options.stretch) return await stretch(ctx, store, { basis, options });
  if (options.rebalance) return await rebalance(ctx, store, options);
  if (options.simulate !== undefined) return await simulate(ctx, store, { basis, options });
  if (options.whatIf) return await showWhatIf(ctx, store, { basis, options });
  await show(ctx, store, { basis, options });
}

interface PlanRequest {
  readonly basis: PlanBasis;
  readonly options: PlanOptions;
}

async function show(ctx: Context, store: Store, { basis, options }: PlanRequest): Promise<void> {
  const { today, io } = ctx;
  const weeks = optionValue(wholeNumber(1, 53), '--weeks', options.weeks ?? '13');
  const report = await yearPlan(store, today, basis);
  if (options.json) return io.out(json({ ...planJson(report), rebalance: await rebalanceOffer(store, today) }));
  if (options.ics) return await writeCalendar(ctx, store, { report, options });
  const customers = await namesFor(store, report);
  const nameOf = (id: number) => {
    const customer = customers.get(id);
    return customer === undefined ? String(id) : displayName(customer);
  };
  const offered = await offerFor(store, today, report);
  const { attempts } = basis.planner;
  const holidays = basis.settings.holidays.size > 0;
  io.out(
    planText({ report, nameOf, attempts, ...offered, holidays, weeks, width: io.width }, await paintFor(io.color)),
  );
}

async function writeCalendar(
  ctx: Context,
  store: Store,
  { report, options }: { readonly report: PlanReport; readonly options: PlanOptions },
): Promise<void> {
  const { planIcs } = await import('../render/plan-ics.ts');
  const { customers, asks, ...found } = await planCalendar(store, ctx.today, report);
  const calendar = { ...found, timeZone: await readersZone(ctx, store), now: ctx.now() };
  await writeAnswer(ctx, options, () => planIcs(report, { customers, asks }, calendar));
}

/** Shows what moves, asks, and stores it. */
async function rebalance(ctx: Context, store: Store, options: PlanOptions): Promise<void> {
  const found = await planRebalance(ctx, store);
  const count = found.moved.length;
  ctx.io.out(options.json ? json(rebalanceJson(found, options.dryRun === true)) : rebalanceText(found));
  if (count === 0 || options.dryRun) return;
  if (!(await goOn(ctx, { customers: count, what: `moves ${plural(count, 'call')}`, yes: options.yes }))) return;
  await applyRebalance(ctx, store, found.moved);
  ctx.io.talk(`moved ${plural(count, 'call')} (undo: cadence undo)\n`);
}

/** Shows the longer intervals, asks, and stores them. */
async function stretch(ctx: Context, store: Store, { basis, options }: PlanRequest): Promise<void> {
  const found = await planStretch(ctx, store, basis);
  if (options.json) ctx.io.out(json(stretchJson(found?.stretch ?? null, options.dryRun === true)));
  if (found === null) return ctx.io.talk('nothing to stretch: all calls fit\n');
  const { factor } = found.stretch;
  const what = `makes every interval ${factor} times as long: ${stretchedText(found.stretch)}`;
  if (options.dryRun) return options.json ? undefined : ctx.io.out(`dry run: this ${what}\n`);
  if (!(await goOn(ctx, { customers: found.calls, what, yes: options.yes }))) return;
  await applyStretch(ctx, store, found.stretch);
  ctx.io.talk(`made every interval ${factor} times as long (undo: cadence undo)\n`);
}

async function simulate(ctx: Context, store: Store, { basis, options }: PlanRequest): Promise<void> {
  const days = optionValue(wholeNumber(1, 3650), '--simulate', options.simulate ?? '');
  const seed =
    options.seed === undefined ? {} : { seed: optionValue(wholeNumber(0, 4_294_967_295), '--seed', options.seed) };
  const outlook = await simulation(ctx, store, { basis, days, ...seed });
  if (options.json) ctx.io.out(json({ ...outlookJson(outlook), reach: basis.planner.reach, ...seed }));
  else ctx.io.out(simulationText(outlook, basis.planner, await paintFor(ctx.io.color)));
}

async function showWhatIf(ctx: Context, store: Store, { basis, options }: PlanRequest): Promise<void> {
  const rows = await otherCapacities(ctx, store, basis);
  if (options.json) ctx.io.out(json(whatIfJson(rows)));
  else ctx.io.out(whatIfText(rows, basis.planner, await paintFor(ctx.io.color)));
}
