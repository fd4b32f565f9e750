import { expect, it } from 'vitest';
import { rowText } from '../../src/domain/history.ts';

it.each<[Record<string, unknown> | undefined, string | null]>([
  [undefined, null],
  [{}, null],
  [{ id: 7, customer_id: 3 }, null],
  [{ kind: 'call', outcome: 'busy', day: '2026-11-23', note: '', product: null }, 'call, busy, 2026-11-23'],
  [{ day: '2026-11-23', amount_minor: 123450, currency: 'EUR', product: 'rye' }, '2026-11-23, 1,234.50 EUR, rye'],
  [{ amount_minor: 100 }, '1.00'],
  [{ amount_minor: null, name: 'Ada' }, 'Ada'],
  [{ reason: 'e', level: 'd', text: 'c', note: 'b', due: 'a' }, 'a, b, c, d, e'],
])('%j in words is %s', (row, words) => {
  expect(rowText(row)).toBe(words);
});
