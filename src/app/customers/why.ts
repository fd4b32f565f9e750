import type { Workspace } from '../../context.ts';
import type { Customer } from '../../domain/customer.ts';
import { toEpochDay } from '../../domain/day.ts';
import { lapsedOn } from '../../domain/plan/cadence.ts';
import { intervalFor } from '../../domain/plan/plan-settings.ts';
import { rankSettingsOf } from '../../domain/rank/rank-settings.ts';
import { scoreBook } from '../../domain/rank/score.ts';
import { whyOf } from '../../domain/rank/why.ts';
import { UserError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';

/** Reads the whole book: what one more order would do is answered by scoring the book with that order in it. */
export async function whyThisPlace({ today }: Workspace, store: Store, customer: Customer) {
  if (customer.archived) {
    throw new UserError(`${customer.name} is archived and has no place`, { hint: 'cadence show tells what is known' });
  }
  const [ranked] = await store.standings.ranked(today, [customer.id]);
  if (ranked === undefined) throw new Error(`customer ${customer.id} has no standing`);
  const { ids, book, settings } = await store.standings.book(today);
  const rankSettings = rankSettingsOf(settings);
  const { tier, lastConversation } = ranked.standing;
  const interval = intervalFor(customer, tier, settings);
  const asOf = toEpochDay(today);
  const standings = scoreBook(book, asOf, rankSettings);
  return {
    ...ranked,
    today,
    lapsed: interval === null ? null : lapsedOn({ interval, lastConversation }, today),
    figures: standings.figures,
    tierChanges: await store.standings.tierChanges({ from: '0001-01-01', to: today, customerId: customer.id }),
    why: whyOf({
      ...{ book, asOf, settings: rankSettings, standings, customer: ids.indexOf(customer.id) },
      potential: await store.potentials.of(customer.id, today),
      stopped: (await store.standings.stoppedProducts(today, [customer.id])).get(customer.id) ?? null,
    }),
  };
}
