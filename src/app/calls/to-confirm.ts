/** Connected calls from the log of a telephone: only a person knows whether they were conversations. */
import type { Workspace } from '../../context.ts';
import { type Customer, namesOf } from '../../domain/customer.ts';
import type { Person } from '../../domain/person.ts';
import type { Outcome, Touch } from '../../domain/touch.ts';
import type { Store } from '../../store/store.ts';

export interface CallToConfirm {
  readonly touch: Touch;
  readonly customer: Customer;
  readonly person: Person | null;
}

/** The earliest first; in a team those of the caller of this machine, and of nobody. */
export async function callsToConfirm(ctx: Workspace, store: Store): Promise<CallToConfirm[]> {
  const me = ctx.config.get('me');
  const isTeam = (await store.callers.all()).filter(({ archived }) => !archived).length > 1;
  const touches = (await store.touches.toConfirm()).filter(({ by }) => !isTeam || by === null || by === me);
  const ids = [...new Set(touches.map(({ customerId }) => customerId))];
  const customers = new Map((await store.customers.some(ids)).map((customer) => [customer.id, customer]));
  const people = new Map([...(await store.people.ofSome(ids)).values()].flat().map((person) => [person.id, person]));
  return touches.flatMap((touch) => {
    const customer = customers.get(touch.customerId);
    const person = touch.personId === null ? null : (people.get(touch.personId) ?? null);
    return customer === undefined ? [] : [{ touch, customer, person }];
  });
}

/** How many wait, for a list of today's calls; in a team those of the caller of this machine, and of nobody. */
export async function countToConfirm(ctx: Workspace, store: Store, isTeam: boolean): Promise<number> {
  return await store.touches.countToConfirm(isTeam ? (ctx.config.get('me') ?? '') : null);
}

export interface ConfirmedCall {
  readonly call: CallToConfirm;
  readonly outcome: Outcome;
}

/** One operation for all. A call that somebody else confirmed meanwhile stays as they said; returns how many were written. */
export async function confirmCalls(ctx: Workspace, store: Store, answers: readonly ConfirmedCall[]): Promise<number> {
  if (answers.length === 0) return 0;
  await store.standings.fresh(ctx.today);
  const operation = { kind: 'log', command: 'log --confirm', day: ctx.today, durable: true } as const;
  return await store.atomically(operation, async (book) => {
    const open = new Set((await book.touches.toConfirm()).map(({ id }) => id));
    const written = answers.filter(({ call }) => open.has(call.touch.id));
    for (const { call, outcome } of written) {
      await book.touches.change(call.touch.id, { outcome });
      const { id, snoozedUntil } = call.customer;
      // A snooze may have been set after a call of an earlier day.
      if (outcome === 'connected' && call.touch.day === ctx.today && snoozedUntil !== null)
        await book.customers.change(id, { snoozedUntil: null });
    }
    await book.summarize(namesOf(written.map(({ call }) => call.customer)));
    return written.length;
  });
}
