import { addTableOptions, type Columns, showTable, type TableOptions } from '../command-line/tables.ts';
import { addChoosing, type Choosing, isChosenByFilter } from '../command-line/the-customers.ts';
import type { Context, Register } from '../context.ts';
import { type Customer, displayName, statusOf } from '../domain/customer.ts';
import { type Day, formatDay, fromEpochDay, toEpochDay } from '../domain/day.ts';
import type { Event } from '../domain/plan/event.ts';
import type { Calendar } from '../domain/plan/workdays.ts';
import { calendarOf, readBookSettings } from '../domain/settings.ts';
import { UsageError, UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { paintFor } from '../render/paint.ts';
import { plain, plural } from '../render/text.ts';
import type { Ranked } from '../store/standings.ts';
import type { Store } from '../store/store.ts';

interface EventOptions extends Choosing, TableOptions {
  readonly reason?: string;
  readonly close?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, run) => {
  const command = addChoosing(
    program
      .command('event [name]')
      .description('One reason to call many customers (a flood, a recall): makes the list, or shows how far it is.'),
  )
    .option('--reason <text>', 'what to open the call with (the name when absent)')
    .option('--close', 'no more calls for it')
    .addHelpText(
      'after',
      '\nExamples:\n  cadence event "Flood" --region WI --reason "the flood on the Fox River"\n' +
        '  cadence event "Recall of the X200" --product X200\n  cadence event Flood\n  cadence event\n',
    )
    .action(run(event));
  addTableOptions(command, columns);
};

export async function event(ctx: Context, name: string | undefined, options: EventOptions): Promise<void> {
  const store = await ctx.openStore();
  if (name === undefined) return await list(ctx, store, options);
  const known = await store.events.named(name);
  if (!isChosenByFilter(options)) {
    if (known === null) {
      throw new UsageError(`there is no event "${name}" yet`, {
        hint: `say whom to call for it: cadence event "${name}" --region … (or --product, --tag, --tier, --owner)`,
      });
    }
    if (options.close) await close(ctx, store, known);
    return await show(ctx, store, known, options);
  }
  if (known !== null && known.closedOn === null) {
    throw new UserError(`there is an open event "${known.name}" already`, {
      hint: `cadence event "${known.name}" shows it; with --close it is done`,
    });
  }
  const made = await make(ctx, store, name.trim(), options);
  if (made !== null) await show(ctx, store, made, options);
}

/** Everyone who matches and may be called, the best first, over the next working days. */
async function make(ctx: Context, store: Store, name: string, options: EventOptions): Promise<Event | null> {
  if (name === '') throw new UsageError('an event needs a name');
  const matching = await store.standings.list(ctx.today, 'priority', options);
  const wanted = matching.filter(({ customer }) => customer.doNotCall === null);
  const callable = wanted.filter(({ customer }) => statusOf(customer, ctx.today) === 'active');
  if (callable.length === 0) {
    ctx.io.talk(
      matching.length === 0 ? 'no customers match\n' : 'all who match are paused or asked not to be called\n',
    );
    return null;
  }
  const calendar = calendarOf(readBookSettings(await store.settings.all()));
  const days = spread(callable, { today: ctx.today, calendar, held: await store.events.due('9999-12-31') });
  const reason = options.reason ?? name;
  const id = await store.atomically({ kind: 'event', day: ctx.today }, async (book) => {
    const eventId = await book.events.add({ name, reason, day: ctx.today });
    await book.events.addMany(eventId, days);
    await book.summarize(`${name}: ${plural(days.length, 'customer')}`);
    return eventId;
  });
  const hidden = [
    wanted.length < matching.length ? `${matching.length - wanted.length} do-not-call` : null,
    callable.length < wanted.length ? `${wanted.length - callable.length} paused` : null,
  ].filter((part) => part !== null);
  if (hidden.length > 0) ctx.io.talk(`hidden: ${hidden.join(', ')}\n`);
  return { id, name, reason, day: ctx.today, closedOn: null };
}

/** Fills day after day with what it holds; other events' calls take their room. */
function spread(
  ranked: readonly Ranked[],
  { today, calendar, held }: { today: Day; calendar: Calendar; held: readonly { readonly day: Day }[] },
): { customerId: number; day: Day }[] {
  const taken = new Map<Day, number>();
  for (const { day } of held) taken.set(day, (taken.get(day) ?? 0) + 1);
  let day = calendar.workdayAfter(toEpochDay(today), 0);
  return ranked.map(({ customer }) => {
    while (day !== null && (taken.get(fromEpochDay(day)) ?? 0) >= calendar.capacityOn(day)) {
      day = calendar.workdayAfter(day, 1);
    }
    if (day === null)
      throw new UserError('the next two years have no room for so many calls', { hint: 'choose fewer' });
    const on = fromEpochDay(day);
    taken.set(on, (taken.get(on) ?? 0) + 1);
    return { customerId: customer.id, day: on };
  });
}

async function close(ctx: Context, store: Store, { id, name }: Event): Promise<void> {
  await store.atomically({ kind: 'event', command: 'event --close', day: ctx.today }, async (book) => {
    await book.events.change(id, ctx.today);
    await book.summarize(name);
  });
}

async function show(ctx: Context, store: Store, about: Event, options: EventOptions): Promise<void> {
  const current = (await store.events.named(about.name)) ?? about;
  const invited = await store.events.invited(current.id);
  const customers = new Map(
    (await store.customers.some(invited.map((one) => one.customerId))).map((one) => [one.id, one]),
  );
  const rows = invited.flatMap((invitation) => {
    const customer = customers.get(invitation.customerId);
    return customer === undefined ? [] : [{ ...invitation, customer }];
  });
  if (options.json) {
    const calls = rows.map(({ customer, day, reachedOn }) => ({
      ...{ id: customer.id, name: customer.name, company: customer.company, phone: customer.phones[0] ?? null },
      ...{ day, reachedOn },
    }));
    ctx.io.out(json({ ...current, reached: rows.filter((row) => row.reachedOn !== null).length, customers: calls }));
    return;
  }
  const paint = await paintFor(ctx.io.color);
  if (!options.csv)
    ctx.io.out(`${paint.strong(plain(current.name))}: ${stateText(current, rows)}\n${plain(current.reason)}\n\n`);
  await showTable(ctx, { columns, rows, options });
}

interface Row {
  readonly customer: Customer;
  readonly day: Day;
  readonly reachedOn: Day | null;
}

const columns: Columns<Row> = {
  id: { title: '#', cell: ({ customer }) => String(customer.id), align: 'right' },
  customer: { title: 'Customer', cell: ({ customer }) => plain(displayName(customer)), flexible: true },
  phone: { title: 'Phone', cell: ({ customer }) => plain(customer.phones[0] ?? '') },
  day: { title: 'Day', cell: ({ day }) => formatDay(day, 'short'), order: ({ day }) => day },
  reached: { title: 'Reached', cell: ({ reachedOn }) => reachedOn ?? '' },
};

function stateText(current: Event, rows: readonly { readonly reachedOn: Day | null }[]): string {
  const reached = rows.filter((row) => row.reachedOn !== null).length;
  const state = current.closedOn === null ? '' : `, closed on ${current.closedOn}`;
  return `${reached} of ${plural(rows.length, 'customer')} reached${state}`;
}

async function list(ctx: Context, store: Store, options: EventOptions): Promise<void> {
  const events = await store.events.all();
  const counted = [];
  for (const one of events) counted.push({ event: one, invited: await store.events.invited(one.id) });
  if (options.json) {
    ctx.io.out(
      json(
        counted.map(({ event: one, invited }) => ({
          ...one,
          customers: invited.length,
          reached: invited.filter(({ reachedOn }) => reachedOn !== null).length,
        })),
      ),
    );
    return;
  }
  if (events.length === 0) ctx.io.talk('no events yet\n');
  for (const { event: one, invited } of counted) {
    ctx.io.out(`${plain(one.name)} (${one.day}): ${stateText(one, invited)}\n`);
  }
}
