/** What an operation, or its undo, leaves to do: figures that hold no longer, clocks, and the days of calls. */
import type { Day } from '../domain/day.ts';
import { some, type WriteDb } from './db.ts';
import { tickOffEvents } from './events.ts';
import type { Journal } from './journal.ts';
import { actOnTriggers, affectedBy, placeAfter } from './placing.ts';
import { takeBackTierChanges } from './ranking.ts';
import { refreshClocks } from './refresh.ts';
import { unstamp } from './stamps.ts';
import { forgetOrders, recentBuyers } from './triggers.ts';

/** What the scorer reads: when an operation wrote any of it, the figures are worked out anew. */
const scored = new Set([
  ...['customer', 'purchase', 'setting', 'setting.value', 'potential', 'potential.level', 'potential.until'],
  ...[
    'currency',
    'total_minor',
    'orders',
    'first_purchase',
    'last_purchase',
    'tier_pin',
    'tier_pin_reason',
    'archived',
    'created_on',
  ].map((column) => `customer.${column}`),
  ...['day', 'amount_minor', 'currency'].map((column) => `purchase.${column}`),
]);

/** The data changed: the next reader works the figures out anew. */
async function stale(db: WriteDb): Promise<void> {
  await unstamp(db, 'standing', 'clock');
}

/** Figures anew, without the moves between tiers that only the undone data made. */
export async function afterUndo(db: WriteDb, operationId: number): Promise<void> {
  const later = await some(db, 'SELECT 1 FROM operation WHERE id > ? AND undone_at IS NULL', [operationId]);
  if (!later) await takeBackTierChanges(db, operationId);
  await stale(db);
}

/**
 * All figures anew, or only the clocks of the customers who were talked to; and the days of their next calls. Customers
 * who are new get theirs together when the figures are read.
 */
export async function afterOperation(db: WriteDb, journal: Journal, today: Day): Promise<void> {
  if (journal.whole) {
    await stale(db);
    return;
  }
  const written = [...journal.written];
  const affected = await affectedBy(db, journal);
  if (written.some((name) => name.startsWith('touch') || name === 'customer.interval')) {
    await refreshClocks(db, today, new Set([...affected.touched, ...affected.steered]));
  }
  await placeAfter(db, journal, affected, today);
  const buyers = await recentBuyers(db, journal, today);
  if (journal.written.has('purchase')) await forgetOrders(db);
  await actOnTriggers(db, journal, [...affected.touched, ...affected.steered, ...buyers], today);
  if (journal.written.has('touch') || journal.written.has('touch.outcome')) {
    await tickOffEvents(db, journal, affected.touched, today);
  }
  if (written.some((name) => scored.has(name))) await stale(db);
}
