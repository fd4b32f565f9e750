/** How the book is ranked, and how well that would have worked on its own past. */
import type { Workspace } from '../../context.ts';
import { addDays, toEpochDay } from '../../domain/day.ts';
import { type Backtest, backtest, type TooLittle } from '../../domain/rank/backtest.ts';
import { rankSettingsOf } from '../../domain/rank/rank-settings.ts';
import type { Store } from '../../store/store.ts';

/** `horizon`: days to look ahead from the past day; null for as many as the book allows. */
export async function backtestOf(
  { today }: Workspace,
  store: Store,
  horizon: number | null,
): Promise<Backtest | TooLittle> {
  const { book, settings } = await store.standings.book(today);
  const asked = horizon === null ? {} : { horizon };
  return backtest({ book, until: toEpochDay(today), settings: rankSettingsOf(settings), ...asked });
}

export async function rankingOf({ today }: Workspace, store: Store) {
  const moves = await store.standings.tierChanges({ from: addDays(today, -30), to: today });
  return {
    ...(await store.standings.figures(today)),
    tiers: await store.standings.tierCounts(today),
    /** Customers whose tier changed in the last 30 days. */
    moves: moves.length,
  };
}
