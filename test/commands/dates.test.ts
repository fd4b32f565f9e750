import { describe, expect, it } from 'vitest';
import { aPurchase, bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

const finch = { name: 'Ada Finch', phones: ['+1 555 0100', '+1 555 0101'] };
const run = (words: readonly string[], store: Awaited<ReturnType<typeof bookWith>>) => runCadence(words, { store });

describe('dates', () => {
  it('lists what is ahead, with the day by which a card must be posted', async () => {
    const store = await bookWith({ ...finch, birthday: '--12-20' }, { name: 'Bo' });
    await run(['dates', 'add', 'Bo', 'renewal', '2024-12-01', 'service contract'], store);
    expect((await run(['dates', '--days', '40'], store)).out).toBe(
      'Day         Customer      What                                Card by\n' +
        'Tue 1 Dec   2  Bo         renewal, 2 years: service contract\n' +
        'Sun 20 Dec  1  Ada Finch  birthday                            Thu 10 Dec\n',
    );
  });

  it('refuses a kind, a day and a span that cannot be', async () => {
    const store = await bookWith(finch);
    expect((await run(['dates', 'add', '1', 'party', '2027-01-01'], store)).code).toBe(2);
    expect((await run(['dates', 'add', '1', 'goal', 'someday'], store)).code).toBe(2);
    expect((await run(['dates', '--days', '0'], store)).code).toBe(2);
  });

  it.each([
    ['day', ['Bo', 'Ada']],
    ['-day', ['Ada', 'Bo']],
    ['customer', ['Ada', 'Bo']],
    ['cardBy', ['Bo', 'Ada']],
  ])('are sorted by %s', async (column, names) => {
    const store = await bookWith({ name: 'Ada', birthday: '--12-20' }, { name: 'Bo', birthday: '--12-05' });
    const { out } = await run(['dates', '--days', '40', `--sort=${column}`], store);
    expect(out.match(/Ada|Bo/g)).toEqual(names);
  });
});

describe('the service of a product', () => {
  const shop = async () => {
    const store = await bookWith(finch, { name: 'Bo' });
    await store.atomically({ kind: 'import', day: '2026-11-01' }, async (book) => {
      await book.purchases.addMany([aPurchase({ day: '2026-06-05', product: 'Bread oven, Filter set' })]);
    });
    await run(['config', 'product', 'Filter set', '--every', '180d'], store);
    return store;
  };

  it('is a date ahead, in the list, in the week and in the call', async () => {
    const store = await shop();
    expect((await run(['dates', '--days', '30'], store)).out).toContain(
      'Wed 2 Dec  1  Ada Finch  service: Filter set, bought Fri 5 Jun 2026',
    );
    const week = await runCadence('week', { store, today: '2026-11-30' });
    expect(week.out).toContain('Wed 2 Dec  service of Ada Finch: Filter set, bought Fri 5 Jun 2026');
    expect((await runCadence('week --ics', { store, today: '2026-11-30' })).out).toMatch(
      /UID:service-1-Filter set-2026-12-02@[\s\S]*SUMMARY:service: Filter set\\, Ada Finch/,
    );
    expect((await run(['call', '1', '--brief'], store)).out).toContain('service: Filter set, Wed 2 Dec');
    expect((await run(['dates', '--cards'], store)).err).toContain('no cards');
  });

  it('has a day of the last purchase that was stated, where no order is known', async () => {
    const store = await bookWith({ name: 'Bo', product: 'Filter set', stated: { lastPurchase: '2026-06-05' } });
    await run(['config', 'product', 'Filter set', '--every', '180d'], store);
    expect((await run(['dates', '--days', '30'], store)).out).toContain('Bo');
    expect((await run(['call', '1', '--brief'], store)).out).toContain('service: Filter set');
  });

  it.each([
    [['--every', '180d'], 'name of a product'],
    [['Oven', '--every', 'soon'], 'not an interval'],
    [['a;b', '--every', '180d'], 'no ;'],
    [['Oven', '--every', '180d', '--as', 'party'], 'service, refill, warranty'],
  ])('is refused as %j', async (words, problem) => {
    const outcome = await run(['config', 'product', ...words], await bookWith(finch));
    expect(outcome).toMatchObject({ code: 2, err: expect.stringContaining(problem) });
  });
});
