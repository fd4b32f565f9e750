import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../src/domain/day.ts';
import type { Store } from '../../src/store/store.ts';
import { emptyBook, json, runCadence } from '../support/cadence.ts';
import { imported } from '../support/imported.ts';
import { sentBy } from '../support/statements.ts';
import { itWhere } from '../support/where.ts';

const header = 'Invoice Number,Invoice Date,Customer,Email,Item,Line Total\n';
const line = (id: string, day: Day, who: string, item: string, money = 20) =>
  `${id},${day},${who},${who.toLowerCase()}@example.com,${item},${money}\n`;
const days = (from: Day, gap: number, count: number) => Array.from({ length: count }, (_, k) => addDays(from, k * gap));

/** Ada: filters and seeds every 40 days until June, then seeds. Bo and Cy go on buying filters. */
const file = [
  header,
  ...days('2025-10-01', 40, 7).map(
    (day, k) => line(`a${k}`, day, 'Ada', 'Filters', 50) + line(`a${k}`, day, 'Ada', 'Seeds'),
  ),
  ...days('2026-07-08', 40, 4).map((day, k) => line(`b${k}`, day, 'Ada', 'Seeds')),
  ...['Bo', 'Cy'].flatMap((who) => days('2026-01-10', 60, 6).map((day, k) => line(`${who}${k}`, day, who, 'Filters'))),
].join('');
const reason = 'no Filters since May, used to every 40 days';

/** What is sent to a server is not watched. */
const inFile = itWhere(process.env['CADENCE_TEST_ON'] !== 'postgres', 'the book is on a server');

let store: Store;
beforeEach(async () => {
  store = await emptyBook();
  await imported(store, file);
});

const stopped = async () => (await json('why ada', store)).stopped;

describe('a product that a customer no longer buys', () => {
  it('is a reason in lists, in why and beside what was bought', async () => {
    const calls = (await json('today --all', store)).calls as { name: string; reasons: string[] }[];
    expect(calls.filter(({ reasons }) => reasons.includes(reason)).map(({ name }) => name)).toEqual(['Ada']);
    expect((await json('why ada', store)).reasons).toContain(reason);
    expect(await stopped()).toEqual({ product: 'Filters', since: '2026-05-29', every: 40 });
    expect((await json('show ada', store)).stopped).toEqual(await stopped());
    expect((await runCadence('show ada', { store })).out).toContain(`    ask about   ${reason}\n`);
    expect((await json('why bo', store)).stopped).toBeNull();
  });

  it('is none once it is bought again, and is one again when that is undone', async () => {
    await imported(store, header + line('n1', '2026-11-20', 'Ada', 'Filters'));
    expect(await stopped()).toBeNull();
    await runCadence('undo', { store });
    expect(await stopped()).not.toBeNull();
  });

  it('is none after an order of which no lines are known', async () => {
    await imported(store, 'Order ID,Order Date,Email,Total\nx1,2026-11-20,ada@example.com,20\n');
    expect(await stopped()).toBeNull();
  });

  it('is learnt of orders that are in the book by importing their lines again, and stays when only totals come', async () => {
    const totals = 'Invoice Number,Invoice Date,Customer,Email,Total\n';
    await imported(store, `${totals}a6,2026-05-29,Ada,ada@example.com,70\n`);
    expect(await stopped()).toEqual({ product: 'Filters', since: '2026-05-29', every: 40 });
    expect(await imported(store, file)).toMatchObject({ added: 0, updated: 1, unchanged: 22 });
    expect(await stopped()).toEqual({ product: 'Filters', since: '2026-05-29', every: 40 });
  });

  it('is nobody’s after the customer was erased', async () => {
    await runCadence('erase ada --yes', { store });
    const rows = await json('today --all', store);
    expect(JSON.stringify(rows)).not.toContain('no Filters');
  });

  it('is given back with the customers when a merge is undone', async () => {
    await runCadence('merge ada bo --yes', { store });
    expect(await stopped()).toBeNull();
    await runCadence('undo', { store });
    expect(await stopped()).not.toBeNull();
  });

  it('comes and goes with the days', async () => {
    const on = async (day: Day) => (await json(`why ada --today ${day}`, store)).stopped;
    const filters = { product: 'Filters', since: '2026-05-29', every: 40 };
    expect(await on('2026-11-23')).toEqual(filters);
    expect(await on('2026-11-24')).toEqual(filters);
    expect(await on('2027-05-30')).toBeNull(); // a year after the last one it is no longer news
    expect(await on('2026-11-22')).toEqual(filters); // an earlier day
  });

  inFile('reads lines on the first of these days, and on an earlier one', async () => {
    for (const [day, readsLines] of [
      ['2026-11-23', true],
      ['2026-11-24', false],
      ['2027-05-30', false],
      ['2026-11-22', true],
    ] as const) {
      const { statements } = await sentBy(async () => void (await json(`why ada --today ${day}`, store)));
      expect(statements.some((sql) => sql.includes('customer_id, day, lines'))).toBe(readsLines);
    }
  });

  it('is none from the day of an order that was dated ahead', async () => {
    const input = header + line('n1', '2026-11-26', 'Ada', 'Filters');
    await runCadence('import - --today 2026-11-26', { store, input });
    const on = async (day: Day) => (await json(`why ada --today ${day}`, store)).stopped;
    expect(await on('2026-11-24')).not.toBeNull();
    expect(await on('2026-11-25')).not.toBeNull();
    expect(await on('2026-11-26')).toBeNull();
    expect(await on('2026-11-25')).not.toBeNull();
  });
});
