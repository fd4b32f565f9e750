/** Actions of the desk: a call, an entry, a note, a snooze, an undo; each returns its message. */

import { fitting, log } from '../../app/calls/log.ts';
import { readLibrary } from '../../app/calls/scripts.ts';
import { changeCustomers } from '../../app/customers/change.ts';
import { rememberFact } from '../../app/customers/remember.ts';
import { lastToUndo } from '../../app/operations/choose.ts';
import { runHooks, watched } from '../../app/operations/hooks.ts';
import { clocksOf } from '../../app/settings/clocks.ts';
import { dayAhead } from '../../app/settings/day-ahead.ts';
import type { LogEntry } from '../../call/log-entry.ts';
import type { Context, Screen } from '../../context.ts';
import type { Customer } from '../../domain/customer.ts';
import { formatDay } from '../../domain/day.ts';
import { readMachineSettings } from '../../domain/machine-settings.ts';
import type { OperationRecord } from '../../domain/operation.ts';
import { operationTitle } from '../../domain/operation.ts';
import { UserError } from '../../errors.ts';
import { adviceAfter, loggedLine } from '../../render/log.ts';
import { plain } from '../../render/text.ts';
import type { Store } from '../../store/store.ts';
import { readLogOptions } from '../log-options.ts';
import { withHours } from '../logged.ts';
import { Round } from '../round.ts';
import { terminalCallScreen } from '../terminal-call-screen.ts';
import { undoAtOnce } from '../undoing.ts';
import type { DeskRequest } from './state.ts';

/** The desk's screen, which a call leaves. */
type Place = Pick<Screen, 'enter' | 'leave'>;

interface DeskAnswer {
  readonly said: string;
  /** The customer to be selected after it; null for whoever is. */
  readonly about: number | null;
}

type WithCustomer = Extract<DeskRequest, { customer: number }>;

export class DeskWork {
  readonly #store: Store;
  /** Operations of this desk, which are undone without a question, each with its customer. */
  readonly #own = new Map<number, number>();
  /** In a team: the claims as they were before the list of the desk was read. */
  claims: ReadonlyMap<number, number> | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  /** An operation from elsewhere is returned: it is only undone after a confirmation. */
  async do(ctx: Context, place: Place, deed: DeskRequest): Promise<DeskAnswer | OperationRecord> {
    if (deed.do === 'undo') return await this.#undoLast(ctx);
    if (deed.do === 'undo this') return await this.#undo(ctx, deed.operation);
    const before = await this.#last();
    try {
      return { said: await this.#with(ctx, place, await this.#customer(deed.customer), deed), about: null };
    } finally {
      for (const { id } of await this.#store.operations.latest(mostOfOne))
        if (id > before) this.#own.set(id, deed.customer);
    }
  }

  async #with(ctx: Context, place: Place, customer: Customer, deed: WithCustomer): Promise<string> {
    const store = this.#store;
    switch (deed.do) {
      case 'call':
        return await this.#call(ctx, place, customer);
      case 'log': {
        const clocks = await clocksOf(ctx, store);
        const hooks = { log: 'hookAfterLog' } as const;
        const watch = watched(store, hooks);
        const { logged } = await log(ctx, watch.store, customer, await fitting(store, customer, entryOf(ctx, deed)));
        const problems = await runHooks(ctx, hooks, watch.stored.values());
        const advice = adviceAfter(customer, logged);
        const line = loggedLine(customer, withHours(clocks, { customer, logged }));
        return undoable([line, ...(advice === null ? [] : [advice]), ...problems].join(' · '));
      }
      case 'snooze': {
        const until = await dayAhead(ctx, deed.until, 'the day');
        const what = `snoozed until ${formatDay(until)}`;
        await changeCustomers(ctx, store, {
          ...{ kind: 'snooze', customers: [customer], change: { snoozedUntil: until } },
          done: what,
        });
        return undoable(`${customer.name}: snoozed until ${formatDay(until, 'dated')}`);
      }
      case 'note':
        await rememberFact(ctx, store, customer, { kind: 'fact', text: deed.text, day: null });
        return undoable(`Noted for ${customer.name}: ${deed.text}`);
    }
  }

  /** The call uses the normal terminal, so that it can be read again afterwards. */
  async #call(ctx: Context, place: Place, customer: Customer): Promise<string> {
    const library = await readLibrary(ctx);
    place.leave();
    try {
      const screen = await terminalCallScreen(ctx);
      const round = new Round(ctx, { store: this.#store, library, options: {}, screen });
      if (!(await round.only(customer, this.claims))) return 'No call was made.';
    } finally {
      place.enter();
    }
    const planned = (await this.#store.standings.of(customer.id, ctx.today))?.planned ?? null;
    const next = planned === null ? 'no next call is planned' : `next call ${formatDay(planned, 'dated')}`;
    return undoable(`Saved: ${customer.name}; ${next}`);
  }

  async #undoLast(ctx: Context): Promise<DeskAnswer | OperationRecord> {
    const last = await lastToUndo(ctx, this.#store);
    return this.#own.has(last.id) ? await this.#undo(ctx, last.id) : last;
  }

  async #undo(ctx: Context, id: number): Promise<DeskAnswer> {
    const operation = await this.#store.operations.get(id);
    if (operation === null || operation.undoneAt !== null) throw new UserError('already undone');
    const { kept } = await undoAtOnce(ctx, this.#store, operation);
    const rest = kept.length === 0 ? '' : `; ${kept.length} changed since and kept`;
    const said = `Undone: ${operationTitle(operation)}${rest}. cadence redo does it again.`;
    return { said, about: this.#own.get(id) ?? null };
  }

  async #customer(id: number): Promise<Customer> {
    const customer = await this.#store.customers.get(id);
    if (customer === null) throw new UserError(`customer ${id} is no longer in the book`);
    return customer;
  }

  async #last(): Promise<number> {
    return (await this.#store.operations.latest(1))[0]?.id ?? 0;
  }
}

function entryOf(ctx: Context, { kind, outcome, by, note }: Extract<DeskRequest, { do: 'log' }>): LogEntry {
  const said = { kind, ...given({ outcome, by, note }) };
  return { ...readLogOptions(said, ctx.today), caller: readMachineSettings(ctx.config.entries()).me };
}

function given(fields: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

/** The most operations of one action. */
const mostOfOne = 20;

const undoable = (text: string) => `${plain(text)} ·\u00a0u\u00a0undoes`;
