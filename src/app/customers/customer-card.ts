/** Everything known about one customer, for `show`. */
import type { Workspace } from '../../context.ts';
import type { Customer } from '../../domain/customer.ts';
import type { DuePromise } from '../../domain/due.ts';
import { intervalFor } from '../../domain/plan/plan-settings.ts';
import type { PromiseOwed } from '../../domain/promise.ts';
import type { Touch } from '../../domain/touch.ts';
import { doneIn, tallyOf, touchesFor } from '../../domain/yearly-touches.ts';
import { zoneSource } from '../../domain/zones/zone-of.ts';
import type { Store } from '../../store/store.ts';
import { onBothClocks } from '../lists/due-on.ts';
import { clockExchange, clocksOf } from '../settings/clocks.ts';
import { knownPeople } from './known-people.ts';

/** `selves`: also what a private customer refused, as the only person there. */
export async function customerCard(ctx: Workspace, store: Store, customer: Customer, { selves }: { selves: boolean }) {
  const [ranked] = await store.standings.ranked(ctx.today, [customer.id]);
  if (ranked === undefined) throw new Error(`customer ${customer.id} has no standing`);
  const settings = await store.settings.book();
  const history = await historyOf(store, customer.id, selves);
  const interval = intervalFor(customer, ranked.standing.tier, settings);
  const wanted = touchesFor(ranked.standing.tier, settings);
  return {
    ...ranked,
    interval,
    history,
    today: ctx.today,
    figures: await store.standings.figures(ctx.today),
    potential: await store.potentials.of(customer.id, ctx.today),
    stopped: (await store.standings.stoppedProducts(ctx.today, [customer.id])).get(customer.id) ?? null,
    yearly: tallyOf(doneIn(history.touches, ctx.today), customer.doNotCall === null ? interval : null, wanted),
    zoneFrom: zoneSource(customer, settings.country),
  };
}

interface Dated {
  readonly customer: Customer;
  readonly history: { readonly touches: readonly Touch[]; readonly promises: readonly PromiseOwed[] };
}

/** With the hours of calls on the clock of whoever reads, and the open promises on both clocks. */
export async function onReadersClock<Card extends Dated>(
  ctx: Workspace,
  store: Store,
  card: Card,
): Promise<Card & { readonly owed: readonly DuePromise[] }> {
  const { toReader } = await clockExchange(ctx, store);
  const touches = card.history.touches.map((touch) => ({
    ...touch,
    ...toReader({ day: touch.day, time: touch.time }),
  }));
  const open = card.history.promises.filter(({ toldOn }) => toldOn === null);
  const owed = open.map((promise) => ({ promise, customer: card.customer }));
  return {
    ...card,
    history: { ...card.history, touches },
    owed: onBothClocks(owed, await clocksOf(ctx, store)),
  };
}

async function historyOf(store: Store, customerId: number, selves: boolean) {
  const known = await knownPeople(store, [customerId], { selves });
  return {
    purchases: await store.purchases.of(customerId),
    touches: await store.touches.of(customerId),
    answers: await store.touches.answersOf(customerId),
    promises: await store.promises.of(customerId),
    ...(await store.facts.of(customerId)),
    ...known,
    people: known.people.get(customerId) ?? [],
  };
}
