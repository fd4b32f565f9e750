/** The two sides of a ledger, if one column has all amounts and another one the side. */
import { headersFor } from '../languages/index.ts';
import { headerKey } from '../text.ts';

const debits = headersFor(({ sides }) => sides?.debit);
const credits = headersFor(({ sides }) => sides?.credit);

/** Null for any other text. */
export function sideOf(text: string): 'debit' | 'credit' | null {
  const key = headerKey(text);
  if (debits.has(key)) return 'debit';
  return credits.has(key) ? 'credit' : null;
}
