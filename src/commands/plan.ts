import { rebalanceOffer } from '../app/settings/rebalance-offer.ts';
import { clockZone } from '../app/settings/time-zone.ts';
import { forceHelp } from '../command-line/force-option.ts';
import { goOn } from '../command-line/go-on.ts';
import { answer } from '../command-line/named-files.ts';
import { actOnNewsAndTell } from '../command-line/news.ts';
import { optionValue } from '../command-line/option-value.ts';
import type { Context, Register } from '../context.ts';
import { type BookSettings, readBookSettings } from '../domain/book-settings.ts';
import { weekBegins } from '../domain/country-weeks.ts';
import { displayName, tiers } from '../domain/customer.ts';
import { daysBetween } from '../domain/day.ts';
import { share, wholeNumber } from '../domain/option-types.ts';
import { arrange } from '../domain/plan/arrange.ts';
import { longestInterval } from '../domain/plan/cadence.ts';
import { outlookOf } from '../domain/plan/outlook.ts';
import { isLateWithRoom, type PlanReport, type PlanSettings, planReport } from '../domain/plan/plan-report.ts';
import { intervalsOf } from '../domain/plan/plan-settings.ts';
import type { PlannedCall } from '../domain/plan/planner.ts';
import { firstTriesShare, sameReach } from '../domain/plan/reach.ts';
import { isWorthIt, rebalanced } from '../domain/plan/rebalance.ts';
import { whatIf } from '../domain/plan/what-if.ts';
import { firstCallingDay } from '../domain/plan/workdays.ts';
import { UsageError, UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { outlookJson, simulationText, whatIfJson, whatIfText } from '../render/outlook.ts';
import { paintFor } from '../render/paint.ts';
import { planJson, planText, stretchedText } from '../render/plan.ts';
import { gainText } from '../render/rebalance.ts';
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
    .description(
      'The programme for the year: the load of each week against what it holds, the first weeks, what does not fit.',
    )
    .option('--weeks <count>', 'weeks in the chart', '13')
    .option('--ics', 'the next calls as a calendar; importing it again moves them instead of doubling them')
    .option('--out <file>', 'with --ics: write the calendar to this file instead of printing it')
    .option('--force', forceHelp)
    .option('--rebalance', 'move as few calls as bring more in time: shows what would move, then asks')
    .option('--stretch', 'lengthen all intervals by the factor that is proposed when there is too much')
    .option('--simulate <days>', 'play so many days and tell what they would come to')
    .option('--what-if', 'what half to three times the calls a day would achieve')
    .option('--reach <share>', 'the share of calls that reach somebody, such as 35%, instead of the one seen so far')
    .option('--seed <number>', 'play one year, the same for the same number (with --simulate)')
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
  const settings = readBookSettings(await store.settings.all());
  const asked = options.reach === undefined ? {} : asIf(optionValue(share(1, 100), '--reach', options.reach));
  const programme = {
    ...{ ...(await store.plan.settings(ctx.today)), ...(await store.plan.chances(ctx.today)), ...asked },
    firstWeekday: weekBegins(settings.country, settings.workdays),
  };
  if (firstCallingDay(programme.calendar, ctx.today) === null) {
    throw new UserError('no day of the next two years is for calling', {
      hint: 'look at cadence config get workdays, capacity and days-off',
    });
  }
  if (options.out !== undefined && !options.ics)
    throw new UsageError('--out is for the calendar', { hint: 'add --ics' });
  if (options.seed !== undefined && options.simulate === undefined)
    throw new UsageError('--seed is for the simulation', { hint: 'add --simulate 365' });
  if (options.stretch) return await stretch(ctx, store, { settings, programme, options });
  if (options.rebalance) return await rebalance(ctx, store, options);
  if (options.simulate !== undefined) return await play(ctx, store, programme, options);
  if (options.whatIf) return await showWhatIf(ctx, store, programme, options);
  await show(ctx, store, { settings, programme, options });
}

/** The chances with a share of calls that reach somebody that was asked about. */
function asIf(rate: number) {
  const reach = sameReach(rate);
  return { reach, firstTries: firstTriesShare(reach), attempts: null };
}

/** With the chances there are, or were asked about. */
interface Programme extends PlanSettings {
  /** Attempts that told how often somebody is reached; null where it was asked about. */
  readonly attempts: number | null;
}

interface Asked {
  readonly settings: BookSettings;
  readonly programme: Programme;
  readonly options: PlanOptions;
}

async function show(ctx: Context, store: Store, { settings, programme, options }: Asked): Promise<void> {
  const weeks = optionValue(wholeNumber(1, 53), '--weeks', options.weeks ?? '13');
  const report = planReport(await store.plan.customers(ctx.today), intervalsOf(settings), programme);
  if (options.json) {
    ctx.io.out(json({ ...planJson(report), rebalance: await rebalanceOffer(store, ctx.today) }));
    return;
  }
  const named = options.ics ? report.calls : [...report.calls.slice(0, mostNamed), ...outsideOf(report)];
  const customers = new Map(
    (await store.customers.some(named.map(({ customer }) => customer.id))).map((one) => [one.id, one]),
  );
  if (options.ics) {
    const { planIcs } = await import('../render/plan-ics.ts');
    const { calendarChanges } = await import('../app/lists/calendar.ts');
    const changes = await calendarChanges(store, {
      ...{ today: ctx.today, to: report.to },
      called: new Set(named.map(({ customer }) => customer.id)),
      owed: new Set(),
    });
    const calendar = { bookId: await store.bookId(), timeZone: clockZone(ctx), now: ctx.now(), changes };
    return await answer(ctx, options, () => planIcs(report, customers, calendar));
  }
  const nameOf = (id: number) => {
    const customer = customers.get(id);
    return customer === undefined ? String(id) : displayName(customer);
  };
  const { attempts } = programme;
  const offer = isLateWithRoom(report) ? await rebalanceOffer(store, ctx.today) : null;
  const view = { report, nameOf, attempts, offer, holidays: settings.holidays.size > 0, weeks, width: ctx.io.width };
  ctx.io.out(planText(view, await paintFor(ctx.io.color)));
}

/** Names are read of the first calls, and of some who get none. */
const mostNamed = 2000;

function outsideOf({ notWithinYear }: PlanReport) {
  return notWithinYear.slice(0, 3).map((customer) => ({ customer }));
}

/** Moves as few calls as bring more in time, shows what moves, asks, and stores it as one operation. */
async function rebalance(ctx: Context, store: Store, options: PlanOptions): Promise<void> {
  const customers = await store.plan.customers(ctx.today);
  const found = rebalanced(customers, await store.plan.settings(ctx.today));
  const { moved } = found;
  if (options.json) ctx.io.out(json({ ...movedJson(moved, options.dryRun === true), gained: found.gained }));
  else
    ctx.io.out(
      movedText(moved, customers.length) + (isWorthIt(found) ? `brings ${gainText(found.gained)} in time\n` : ''),
    );
  if (moved.length === 0 || options.dryRun) return;
  const what = `moves ${plural(moved.length, 'call')}`;
  if (!(await goOn(ctx, { customers: moved.length, what, yes: options.yes }))) return;
  await store.atomically({ kind: 'plan', command: 'plan --rebalance', day: ctx.today }, async (book) => {
    await book.plan.record(moved);
    await book.summarize(what.replace('moves', 'moved'));
  });
  ctx.io.talk(`${what.replace('moves', 'moved')} (cadence undo takes it back)\n`);
}

function movedBy(placed: readonly PlannedCall[]): PlannedCall[] {
  return placed.filter(({ customer, planned }) => planned !== customer.planned);
}

function movedText(moved: readonly PlannedCall[], all: number): string {
  if (moved.length === 0) return `nothing to move: all ${plural(all, 'call')} stand where they should\n`;
  const shift = ({ customer, planned }: PlannedCall) =>
    planned === null || customer.planned === null ? 0 : daysBetween(customer.planned, planned);
  const parts = [
    [moved.filter((one) => shift(one) < 0).length, 'earlier'],
    [moved.filter((one) => shift(one) > 0).length, 'later'],
    [moved.filter((one) => one.customer.planned === null).length, 'given a day'],
    [moved.filter((one) => one.planned === null).length, 'without a day: the year is full'],
  ] as const;
  const named = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return `${moved.length} of ${plural(all, 'call')} move: ${named.join(', ')}\n`;
}

function movedJson(moved: readonly PlannedCall[], dryRun: boolean) {
  const moves = moved.map(({ customer, planned }) => ({ id: customer.id, from: customer.planned, to: planned }));
  return { moved: moves.length, moves, dryRun };
}

/** Takes the proposal for the intervals and lays the year out with them, as one operation. */
async function stretch(ctx: Context, store: Store, { settings, programme, options }: Asked): Promise<void> {
  const report = planReport(await store.plan.customers(ctx.today), intervalsOf(settings), programme);
  const { overload } = report;
  if (overload.feasible) {
    ctx.io.talk('nothing to stretch: all calls fit\n');
    return;
  }
  if (overload.stretch === null) {
    throw new UserError('no stretch helps: even one call a year for everyone does not fit', {
      hint: 'cadence plan says how much is missing; cadence config set capacity changes the calls a day',
    });
  }
  const { factor, intervals } = overload.stretch;
  const what = `makes every interval ${factor} times as long: ${stretchedText(overload.stretch)}`;
  if (options.dryRun) {
    ctx.io.out(`would do: this ${what}\n`);
    return;
  }
  if (!(await goOn(ctx, { customers: report.calls.length, what, yes: options.yes }))) return;
  await store.atomically({ kind: 'plan', command: 'plan --stretch', day: ctx.today }, async (book) => {
    for (const tier of tiers)
      await book.settings.set(`intervals.${tier}`, `${Math.min(longestInterval, intervals[tier])}d`);
    const placed = arrange(await book.plan.customers(ctx.today), await book.plan.settings(ctx.today));
    await book.plan.record(movedBy(placed));
    await book.summarize(`intervals ${factor} times as long`);
  });
  ctx.io.talk(`intervals are ${factor} times as long now (cadence undo takes it back)\n`);
}

async function play(ctx: Context, store: Store, programme: Programme, options: PlanOptions): Promise<void> {
  const days = optionValue(wholeNumber(1, 3650), '--simulate', options.simulate ?? '');
  const seed =
    options.seed === undefined ? {} : { seed: optionValue(wholeNumber(0, 4_294_967_295), '--seed', options.seed) };
  const outlook = outlookOf(await store.plan.customers(ctx.today), { ...programme, ...seed }, { days });
  if (options.json) ctx.io.out(json({ ...outlookJson(outlook), reach: programme.reach, ...seed }));
  else ctx.io.out(simulationText(outlook, programme, await paintFor(ctx.io.color)));
}

async function showWhatIf(ctx: Context, store: Store, programme: Programme, options: PlanOptions): Promise<void> {
  const rows = whatIf(await store.plan.customers(ctx.today), programme);
  if (options.json) ctx.io.out(json(whatIfJson(rows)));
  else ctx.io.out(whatIfText(rows, programme, await paintFor(ctx.io.color)));
}
