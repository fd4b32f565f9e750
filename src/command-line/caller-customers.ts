/** Whose customers are whose: given by hand, spread evenly, handed over. */
import { type Assignment, assign, planSpread } from '../app/callers/assign.ts';
import { theCaller } from '../app/callers/callers.ts';
import { handOver, handoverOf } from '../app/callers/handover.ts';
import type { Context } from '../context.ts';
import type { Team } from '../domain/team.ts';
import { UsageError, UserError } from '../errors.ts';
import { spreadColumns, spreadJson } from '../render/caller.ts';
import { handoverJson, handoverText } from '../render/handover.ts';
import { json } from '../render/json.ts';
import { paintFor } from '../render/paint.ts';
import { plain, plural } from '../render/text.ts';
import type { Store } from '../store/store.ts';
import { goOn } from './go-on.ts';
import { nameUndo } from './name-undo.ts';
import { showTable } from './tables.ts';
import { type Choosing, isChosenByFilter, theCustomers } from './the-customers.ts';

interface AssignOptions extends Choosing {
  readonly to?: string;
  readonly even?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export async function assignCustomers(ctx: Context, names: readonly string[], options: AssignOptions): Promise<void> {
  if ((options.to === undefined) === (options.even !== true))
    throw new UsageError('say who gets them', {
      hint: 'cadence caller assign 12 --to Robin, or --even to spread customers without a caller',
    });
  const store = await ctx.openStore();
  if (options.even) return await spread(ctx, store, names, options);
  const caller = await theCaller(store, options.to ?? '');
  const customers = await theCustomers(ctx, store, names, options);
  await carryOut(ctx, store, [{ caller, customers }], { ...options, command: 'caller assign' });
}

async function spread(ctx: Context, store: Store, names: readonly string[], options: AssignOptions): Promise<void> {
  const isChosen = names.length > 0 || isChosenByFilter(options);
  const chosen = isChosen ? await theCustomers(ctx, store, names, options) : null;
  const { assignments, rows } = await planSpread(ctx, store, await theTeam(store), chosen);
  if (options.json && options.dryRun) return ctx.io.out(json(rows.map(spreadJson)));
  if (!options.json) await showTable(ctx, { columns: spreadColumns, rows });
  await carryOut(ctx, store, assignments, { ...options, command: 'caller assign --even' });
}

async function theTeam(store: Store): Promise<Team> {
  const team = await store.callers.team();
  if (team !== null) return team;
  throw new UserError('there are fewer than two callers to spread customers over', { hint: 'cadence caller add NAME' });
}

type CarryOut = AssignOptions & { readonly command: string };

async function carryOut(
  ctx: Context,
  store: Store,
  assignments: readonly Assignment[],
  { command, ...options }: CarryOut,
): Promise<void> {
  const customers = assignments.reduce((sum, one) => sum + one.customers.length, 0);
  if (options.dryRun) return;
  const what = `gives ${plural(customers, 'customer')} to ${toWhom(assignments)}`;
  if (customers > 0 && !(await goOn(ctx, { customers, what, yes: options.yes }))) return;
  const changed = customers === 0 ? 0 : await assign(ctx, store, assignments, command);
  if (options.json) return ctx.io.out(json({ customers, changed }));
  ctx.io.out(changed === 0 ? 'nothing to change\n' : `gave ${plural(changed, 'customer')} to ${toWhom(assignments)}\n`);
  if (changed > 0) nameUndo(ctx);
}

function toWhom(assignments: readonly Assignment[]): string {
  return assignments.flatMap(({ caller, customers }) => (customers.length === 0 ? [] : plain(caller.name))).join(', ');
}

interface HandoverOptions {
  readonly to?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** Gives a caller's customers to another, and shows what there is to know of them, with their days as they are then. */
export async function handOverCustomers(ctx: Context, named: string, options: HandoverOptions): Promise<void> {
  const { to } = options;
  if (to === undefined)
    throw new UsageError('say who gets them', { hint: `cadence caller handover "${named}" --to NAME` });
  const store = await ctx.openStore();
  const [from, caller] = [await theCaller(store, named, { active: false }), await theCaller(store, to)];
  if (from.id === caller.id) throw new UserError(`they are already customers of ${plain(caller.name)}`);
  const ids = await store.callers.customersOf([from.name]);
  if (options.dryRun || ids.length === 0) return await tellOf(ctx, store, ids, options);
  const what = `gives ${plural(ids.length, 'customer')} of ${plain(from.name)} to ${plain(caller.name)}`;
  if (!(await goOn(ctx, { customers: ids.length, what, yes: options.yes || options.json }))) return;
  const done = await handOver(ctx, store, from, caller);
  await tellOf(ctx, store, done.ids, options);
  const moved = done.moved === 0 ? '' : `; ${plural(done.moved, 'call')} moved to the days of ${plain(caller.name)}`;
  ctx.io.talk(`gave ${plural(done.ids.length, 'customer')} of ${plain(from.name)} to ${plain(caller.name)}${moved}\n`);
  nameUndo(ctx, options);
}

async function tellOf(ctx: Context, store: Store, ids: readonly number[], options: HandoverOptions): Promise<void> {
  const brief = await handoverOf(ctx, store, ids);
  const look = {
    today: ctx.today,
    paint: await paintFor(ctx.io.color),
    width: ctx.io.outIsTerminal ? ctx.io.width : undefined,
  };
  ctx.io.out(options.json ? json(handoverJson(brief, ctx.today)) : handoverText(brief, look));
}
