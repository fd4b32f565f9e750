import { expect, it } from 'vitest';
import { type LeftOutReason, leftOutEntries, leftOutEntry } from '../../src/domain/left-out.ts';

it.each<[LeftOutReason, string, string]>([
  ['cancelled', 'cancelled', '3 cancelled'],
  ['written off', 'written off', '3 written off'],
  ['failed', 'failed', '3 failed'],
  ['lost', 'lost', '3 lost'],
  ['pending', 'pending', '3 pending'],
  ['not won', 'not won', '3 not won'],
  ['not bought', 'not bought', '3 not bought'],
  ['fully refunded', 'fully refunded', '3 fully refunded'],
  ['still ahead', 'still ahead', '3 still ahead'],
  ['already invoiced', 'already invoiced', '3 already invoiced'],
  ['already recorded', 'already recorded', '3 already recorded'],
  ['draft', 'draft', '3 drafts'],
  ['test', 'test', '3 tests'],
  ['fee', 'fee', '3 fees'],
  ['payout', 'withdrawal or payout', '3 withdrawals and payouts'],
  ['no sale', 'document that is not a sale', '3 documents that are not sales'],
  ['booking', 'booking that is not a sale', '3 bookings that are not sales'],
  ['money out', 'payment you made', '3 payments you made'],
])('%s: one is a %s, three are %s', (why, one, three) => {
  expect(leftOutEntry(why)).toBe(one);
  expect(leftOutEntries(why, 1)).toBe(`1 ${one}`);
  expect(leftOutEntries(why, 3)).toBe(three);
});
