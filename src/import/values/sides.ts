/** The two sides of a ledger, where one column of amounts has both and another one tells the side. */
import { headersFor } from '../languages/index.ts';
import { headerKey } from '../text.ts';

const debits = headersFor(({ sides }) => sides?.debit);
const credits = headersFor(({ sides }) => sides?.credit);

/** Null of any other text. */
export function sideOf(text: string): 'debit' | 'credit' | null {
  const key = headerKey(text);
  if (debits.has(key)) return 'debit';
  return credits.has(key) ? 'credit' : null;
}
