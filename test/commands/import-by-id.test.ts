/** Orders that name their customer by nothing but an id. */
import { expect, it } from 'vitest';
import { emptyBook, json, runCadence } from '../support/cadence.ts';

const accounts = (header: string) =>
  `${header},Company,Phone\n${[1, 2, 3, 4].map((n) => `A-${n},Shop ${n},+1 212 555 010${n}`).join('\n')}\n`;
const invoices = (header: string, ...ids: readonly string[]) =>
  `Invoice No,${header},Invoice Date,Amount\n${ids.map((id, i) => `INV-${i},${id},2026-0${(i % 9) + 1}-15,100.00`).join('\n')}\n`;
const often = ['A-1', 'A-1', 'A-1', 'A-2', 'A-2', 'A-2', 'A-3', 'A-3', 'A-4', 'A-4'];

it.each(['Account ID', 'Member ID', 'Account Ref', 'Client Code'])(
  'meets the customers by %s, however often each of them ordered',
  async (header) => {
    const store = await emptyBook();
    await runCadence(['import', '-'], { store, input: accounts(header) });
    const { out, code } = await runCadence(['import', '-'], { store, input: invoices(header, ...often) });
    expect({ code, out }).toMatchObject({ code: 0, out: expect.not.stringContaining('rejected') });
    const sums = (await json('list --sort id', store)).map(({ value }: { value: number }) => value);
    expect(sums).toEqual([300, 300, 200, 200]);
  },
);

it.each([
  [
    'an account of the ledger, of which there are a handful',
    'Account Code',
    Array.from({ length: 60 }, (_, i) => `${200 + (i % 2)}`),
  ],
  ['the shop’s own id', 'Account ID', ['A-9', 'A-9', 'A-9', 'A-9', 'A-9', 'A-1', 'A-2']],
  ['a code of what was bought', 'Code', often],
])('makes no customer of %s, and says how to read it all the same', async (_, header, ids) => {
  const store = await emptyBook();
  const { out } = await runCadence(['import', '-'], { store, input: invoices(header, ...ids) });
  expect(out).toMatch(/0 orders added, \d+ rows rejected/);
  expect(out).toMatch(new RegExp(`--map externalId='?${header}`));
  expect(await json('list', store)).toEqual([]);
});
