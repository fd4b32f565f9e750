import { expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

it('lists customers by rank, the number first so that it can be typed', async () => {
  const store = await bookWith(
    { name: 'Bo Small', purchases: [['2026-10-01', 50]] },
    { name: 'Ann Large', company: 'Large & Co', purchases: [['2026-10-01', 5000]] },
  );
  expect(await runCadence('list', { store })).toEqual({
    code: 0,
    out:
      '#  Customer               Place  Risk      Value      Last order  Talked  Planned\n' +
      '2  Ann Large, Large & Co    1st  slipping  5,000 EUR  2026-10-01  never   2026-11-23\n' +
      '1  Bo Small                 2nd  slipping     50 EUR  2026-10-01  never   2026-11-23\n',
    err: '2 customers\n',
  });
});

it('says so when nobody matches, and that is no failure', async () => {
  expect(await runCadence('list --tier A', { store: await bookWith({}) })).toEqual({
    code: 0,
    out: '',
    err: 'no customers match\n',
  });
  expect(await runCadence('list --tier A --json', { store: await bookWith({}) })).toEqual({
    code: 0,
    out: '[]\n',
    err: '',
  });
});
