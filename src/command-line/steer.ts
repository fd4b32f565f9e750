import { changeCustomers } from '../app/customers/change.ts';
/**
 * Shared by interval, pause and snooze: changes some customers as one operation, then reports each one's next
 * call.
 */
import type { Context } from '../context.ts';
import { type Customer, type CustomerChange, displayName } from '../domain/customer.ts';
import { type Day, formatDay } from '../domain/day.ts';
import type { OperationKind } from '../domain/operation.ts';
import { json } from '../render/json.ts';
import { plain } from '../render/text.ts';
import type { Store } from '../store/store.ts';
import { changedOnceAsked } from './changed-once-asked.ts';
import { goOn } from './go-on.ts';
import { nameUndo } from './name-undo.ts';

interface Steering {
  readonly kind: OperationKind;
  /** As the operation is listed; the kind's name without. */
  readonly command?: string;
  readonly customers: readonly Customer[];
  readonly change: CustomerChange;
  /** Completes "this …", beforehand. */
  readonly what: string;
  /** Completes "Ada Finch: …", afterwards. */
  readonly done: string;
  readonly yes: boolean | undefined;
  readonly json: boolean | undefined;
  /** A further line about a customer afterwards. */
  readonly advice?: (customer: Customer) => string | null;
}

const mostNamed = 10;

export async function steer(ctx: Context, store: Store, steering: Steering): Promise<void> {
  const { customers, kind, command = kind, change } = steering;
  if (customers.length === 0) {
    if (steering.json) ctx.io.out(json([]));
    ctx.io.talk('no customers match\n');
    return;
  }
  if (!(await goOn(ctx, { customers: customers.length, what: steering.what, yes: steering.yes }))) return;
  const next = await changedOnceAsked(ctx, customers, {
    readAgain: async () => await store.customers.some(customers.map(({ id }) => id)),
    change: async (read) =>
      await changeCustomers(ctx, store, { kind, command, customers: read, change, done: steering.done }),
  });
  if (next === null) return ctx.io.talk('nothing was changed\n');
  tell(ctx, steering, next);
  nameUndo(ctx, steering);
}

function tell(ctx: Context, steering: Steering, next: ReadonlyMap<number, Day | null>): void {
  const { customers, done, advice } = steering;
  if (steering.json) {
    const rows = customers.map((customer) => {
      const { id, name } = customer;
      return { id, name, planned: next.get(id) ?? null, ...(advice === undefined ? {} : { advice: advice(customer) }) };
    });
    ctx.io.out(json(rows));
    return;
  }
  for (const customer of customers.slice(0, mostNamed)) {
    const planned = next.get(customer.id) ?? null;
    const call = planned === null ? 'no call planned' : `next call ${formatDay(planned, 'dated')}`;
    ctx.io.out(`${plain(displayName(customer))}: ${done}; ${call}\n`);
    const said = advice?.(customer) ?? null;
    if (said !== null) ctx.io.talk(`${said}\n`);
  }
  if (customers.length > mostNamed) ctx.io.out(`… and ${customers.length - mostNamed} more\n`);
}
