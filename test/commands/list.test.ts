import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { json, runCadence } from '../support/cadence.ts';
import { bookOfForty } from '../support/forty.ts';

it('lists customers by rank, the number first so that it can be typed', async () => {
  const store = await bookWith(
    { name: 'Bo Small', purchases: [['2026-10-01', 50]] },
    { name: 'Ann Large', company: 'Large & Co', purchases: [['2026-10-01', 5000]] },
  );
  expect(await runCadence('list', { store })).toEqual({
    code: 0,
    out:
      '#  Customer               Place  Risk  Value      Last order  Talked  Planned\n' +
      '2  Ann Large, Large & Co    1st  new   5,000 EUR  2026-10-01  never   2026-11-23\n' +
      '1  Bo Small                 2nd  new      50 EUR  2026-10-01  never   2026-11-23\n',
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

describe('list', () => {
  it('has all that is known of a customer among its columns', async () => {
    const store = await bookWith({
      ...{
        name: 'Ada Finch',
        externalId: 'C-7',
        region: 'WI',
        country: 'US',
        phones: ['+49 30 1'],
        emails: ['ada@x.example'],
      },
      ...{ city: 'Köln', owner: 'Ann', tags: ['retail', 'vip'], product: 'ovens', purchases: [['2026-01-05', 500]] },
    });
    const table = async (columns: string) => (await runCadence(`list --columns ${columns} --csv`, { store })).out;
    expect(await table('id,name,externalId,phone,email,city,region,country,owner,tags,product')).toBe(
      '#,Customer,Id,Phone,E-mail,City,Region,Country,Owner,Tags,Product\n' +
        '1,Ada Finch,C-7,\'+49 30 1,ada@x.example,Köln,WI,US,Ann,"retail, vip",ovens\n',
    );
    expect(await table('tier,score,place,rising,value,lastYear,orders,firstOrder,lastOrder,silent')).toBe(
      'Tier,Score,Place,Rising,Value,Last 12 months,Orders,First order,Last order,Silent\n' +
        ',100,1st,,500 EUR,500 EUR,1,2026-01-05,2026-01-05,322 d\n',
    );
    expect(await table('rank,atStake,talked,interval,due,planned')).toBe(
      'Rank,At stake,Talked,Interval,Due,Planned\n32 EUR,495 EUR,never,180 d,2026-11-01,2026-11-23\n',
    );
  });

  it('shows the columns that were asked for', async () => {
    const store = await bookOfForty();
    expect(await runCadence('list --columns ID,name,orders,silent --limit 2', { store })).toEqual({
      code: 0,
      out: '#   Customer     Orders  Silent\n40  Customer 40       1    53 d\n39  Customer 39       1    53 d\n',
      err: '2 customers, 38 more match\n',
    });
  });

  it('sorts by what is asked for', async () => {
    const store = await bookWith(
      { name: 'Old', purchases: [['2025-01-01', 900]], touches: [{ day: '2026-01-01' }] },
      { name: 'New', purchases: [['2026-11-01', 100]] },
      { name: 'Mid', purchases: [['2026-06-01', 500]], touches: [{ day: '2026-02-01' }] },
      { name: 'None' },
    );
    const sorted = async (by: string) =>
      (await json(`list --sort ${by}`, store)).map(({ name }: { name: string }) => name).join(' ');
    expect(await sorted('value')).toBe('Old Mid New None');
    expect(await sorted('lastYear')).toBe('Mid New Old None');
    expect(await sorted('lastOrder')).toBe('New Mid Old None');
    expect(await sorted('risk')).toBe('Old Mid New None');
    expect(await sorted('talked')).toBe('New None Old Mid');
    expect(await sorted('name')).toBe('Mid New None Old');
  });

  it('sorts names with accents where they are looked for, in capitals or not', async () => {
    const store = await bookWith(
      { name: 'zoe' },
      { name: 'émile' },
      { name: 'ÉLISE' },
      { name: 'ADA' },
      { name: 'bo' },
    );
    expect((await json('list --sort name', store)).map(({ name }: { name: string }) => name)).toEqual([
      ...['ADA', 'bo', 'ÉLISE', 'émile', 'zoe'],
    ]);
  });

  it('refuses a column there is not', async () => {
    const { code, err } = await runCadence('list --columns id,size', { store: await bookWith({}) });
    expect({ code, err: err.split('\n')[0] }).toEqual({ code: 2, err: 'cadence: there is no column "size"' });
  });

  it('finds who is rising, and who is slipping with most at stake first', async () => {
    const store = await bookOfForty(
      {
        name: 'Newcomer',
        purchases: [
          ['2026-11-01', 1500],
          ['2026-11-20', 1500],
        ],
      },
      {
        name: 'Silent',
        purchases: [
          ['2025-12-01', 9000],
          ['2026-01-01', 9000],
          ['2026-02-01', 9000],
        ],
      },
    );
    expect((await json('list --rising', store)).map(({ name }: { name: string }) => name)).toEqual(['Newcomer']);
    expect((await json('list --slipping --limit 1', store)).map(({ name }: { name: string }) => name)).toEqual([
      'Silent',
    ]);
  });
});
