import { readLibrary, scriptCalled } from '../app/calls/scripts.ts';
import { allEvents, callableFor, closeEvent, eventNamed, eventWithInvited, makeEvent } from '../app/lists/events.ts';
import { addTableOptions, showTable, type TableOptions } from '../command-line/tables.ts';
import { addChoosing, type Choosing, isChosenByFilter } from '../command-line/the-customers.ts';
import type { Context, Register } from '../context.ts';
import { dayText } from '../domain/day.ts';
import { type Event, type EventKind, eventKinds, isEventKind } from '../domain/plan/event.ts';
import { eventAsks } from '../domain/plan/event-kind.ts';
import { UsageError, UserError } from '../errors.ts';
import {
  askedText,
  eventColumns,
  eventJson,
  eventState,
  eventsJson,
  leftOutText,
  nobodyText,
  wouldCallText,
} from '../render/event.ts';
import { json } from '../render/json.ts';
import { paintFor } from '../render/paint.ts';
import { plain } from '../render/text.ts';
import type { Store } from '../store/store.ts';

interface EventOptions extends Choosing, TableOptions {
  readonly reason?: string;
  readonly kind?: string;
  readonly script?: string;
  readonly close?: boolean;
  readonly theme?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  const command = addChoosing(
    program
      .command('event [name]')
      .description('Calls many customers for one reason (a flood, a recall): makes the list, or shows its progress.'),
  )
    .option('--reason <text>', 'what to open the call with (default: the name)')
    .option('--theme <words>', 'all who mentioned it in the last year (cadence insights)')
    .option('--dry-run', 'only show who would be called')
    .option('--kind <kind>', `what it is to them: ${eventKinds.join(', ')} (default: by its words)`)
    .option('--script <name>', 'use this script in calls for it')
    .option('--close', 'no more calls for it')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence event "Flood" --region WI --reason "the flood on the Fox River"\n' +
        '  cadence event "Recall of the X200" --product X200\n  cadence event "Summer party" --tier A --kind invitation\n' +
        '  cadence event "Two drivers now" --theme delivery --dry-run\n  cadence event Flood\n  cadence event\n',
    )
    .action(run(event));
  addTableOptions(command, eventColumns);
};

export async function event(ctx: Context, name: string | undefined, options: EventOptions): Promise<void> {
  const store = await ctx.openStore();
  if (name === undefined) return await list(ctx, store, options);
  const known = await eventNamed(store, name);
  if (!isChosenByFilter(options) && options.theme === undefined) {
    if (known === null) {
      throw new UsageError(`there is no event "${name}" yet`, {
        hint: `say whom to call for it: cadence event "${name}" --region … (or --product, --tag, --tier, --owner, --theme)`,
      });
    }
    if (options.close) await closeEvent(ctx, store, known);
    return await show(ctx, store, known, options);
  }
  if (known !== null && known.closedOn === null) {
    throw new UserError(`there is an open event "${known.name}" already`, {
      hint: `cadence event "${known.name}" shows it; with --close it is done`,
    });
  }
  if (options.dryRun) return await preview(ctx, store, options);
  const made = await make(ctx, store, name.trim(), options);
  if (made !== null) await show(ctx, store, made, options);
}

async function make(ctx: Context, store: Store, name: string, options: EventOptions): Promise<Event | null> {
  if (name === '') throw new UsageError('an event needs a name');
  const { reason = name, theme } = options;
  const asks = { kind: kindOf(options), script: await scriptOf(ctx, options) };
  const made = await makeEvent(ctx, store, { name, reason, filter: options, theme, ...asks });
  if (made.event !== null) ctx.io.talk(leftOutText(made.leftOut));
  else ctx.io.talk(nobodyText(made.matching));
  return made.event;
}

async function preview(ctx: Context, store: Store, options: EventOptions): Promise<void> {
  const { callable, leftOut, matching } = await callableFor(ctx, store, { filter: options, theme: options.theme });
  const customers = callable.map(({ customer }) => customer);
  if (options.json)
    return ctx.io.out(json(customers.map((one) => ({ id: one.id, name: one.name, company: one.company }))));
  if (customers.length === 0) return ctx.io.talk(nobodyText(matching));
  ctx.io.out(wouldCallText(customers));
  ctx.io.talk(leftOutText(leftOut));
}

function kindOf({ kind }: EventOptions): EventKind | undefined {
  const named = kind
    ?.trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  if (named === undefined || isEventKind(named)) return named;
  throw new UsageError(`there is no kind "${kind}"`, { hint: `there are ${eventKinds.join(', ')}` });
}

async function scriptOf(ctx: Context, { script }: EventOptions): Promise<string | undefined> {
  return script === undefined ? undefined : scriptCalled(await readLibrary(ctx), script).name;
}

async function show(ctx: Context, store: Store, about: Event, options: EventOptions): Promise<void> {
  const { event: current, invited } = await eventWithInvited(store, about);
  if (options.json) return ctx.io.out(json(eventJson(current, invited)));
  const paint = await paintFor(ctx.io.color);
  if (!options.csv)
    ctx.io.out(
      `${paint.strong(plain(current.name))}: ${eventState(current, invited)}\n${plain(current.reason)}\n${askedText(eventAsks(current))}\n\n`,
    );
  await showTable(ctx, { columns: eventColumns, rows: invited, options });
}

async function list(ctx: Context, store: Store, options: EventOptions): Promise<void> {
  const events = await allEvents(store);
  if (options.json) return ctx.io.out(json(eventsJson(events)));
  if (events.length === 0) ctx.io.talk('no events yet\n');
  for (const { event: one, invited } of events)
    ctx.io.out(`${plain(one.name)} (${dayText(one.day)}): ${eventState(one, invited)}\n`);
}
