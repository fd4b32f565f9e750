import { plural } from './plural.ts';

/** The singular and plural of each reason; reports and books store the reason. */
const entries = {
  cancelled: ['cancelled', 'cancelled'],
  'written off': ['written off', 'written off'],
  failed: ['failed', 'failed'],
  lost: ['lost', 'lost'],
  pending: ['pending', 'pending'],
  'not won': ['not won', 'not won'],
  'not bought': ['not bought', 'not bought'],
  'fully refunded': ['fully refunded', 'fully refunded'],
  'still ahead': ['still ahead', 'still ahead'],
  'already invoiced': ['already invoiced', 'already invoiced'],
  'already recorded': ['already recorded', 'already recorded'],
  draft: ['draft', 'drafts'],
  test: ['test', 'tests'],
  fee: ['fee', 'fees'],
  payout: ['withdrawal or payout', 'withdrawals and payouts'],
  'no sale': ['document that is not a sale', 'documents that are not sales'],
  balance: ['balance carried forward', 'balances carried forward'],
  booking: ['booking that is not a sale', 'bookings that are not sales'],
  'money out': ['payment you made', 'payments you made'],
} as const satisfies Readonly<Record<string, readonly [one: string, many: string]>>;

/** Why an entry of an orders file does not count. */
export type LeftOutReason = keyof typeof entries;

/** `draft`, `payment you made`. */
export function leftOutEntry(why: LeftOutReason): string {
  return entries[why][0];
}

/** `3 drafts`, `1 withdrawal or payout`. */
export function leftOutEntries(why: LeftOutReason, count: number): string {
  const [one, many] = entries[why];
  return plural(count, one, many);
}
