import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { aPurchase, bookWith } from '../support/book.ts';
import { json, runCadence, someDay } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';

const aBook = () =>
  bookWith(
    { name: 'Ada Finch', phones: ['+49 30 1'], region: 'WI', tags: ['retail'], owner: 'Ann' },
    { name: 'Bo Small', phones: ['+49 30 2'], region: 'MN' },
    { name: 'Cy Rest', phones: ['+49 30 3'], pausedUntil: '2027-01-01' },
    { name: 'Di Never', phones: ['+49 30 4'], doNotCall: { on: '2026-01-01', reason: null } },
  );

const names = async (command: string) =>
  (await json(command, await aBook())).calls.map(({ name }: { name: string }) => name);

describe('today', () => {
  it('lists whom to call, and counts whom it hides and why', async () => {
    expect(await json('today', await aBook())).toMatchObject({
      date: '2026-11-23',
      calls: [{ name: 'Ada Finch' }, { name: 'Bo Small' }],
      hidden: { paused: 1, doNotCall: 1 },
    });
    const { code, out } = await runCadence('today', { store: await aBook() });
    expect(code).toBe(0);
    expect(out).toMatch(/^Monday 23 November 2026: 2 calls/);
    expect(out).toContain('Ada Finch');
    expect(out).not.toContain('Cy Rest');
  });

  it.each([
    ['today --region wi', ['Ada Finch']],
    ['today --tag retail', ['Ada Finch']],
    ['today --owner Ann', ['Ada Finch']],
    ['today --region ZZ', []],
  ])('%s', async (command, expected) => {
    expect(await names(command)).toEqual(expected);
  });

  it.each([
    ['--tag GRÜN', ['Bo Reed']],
    ['--tag grü', []],
    ['--owner émile', ['Bo Reed']],
    ['--region österreich', ['Bo Reed']],
    ['--product MÜHLE', ['Bo Reed', 'Cy Stone']],
    ['--product Öl_mühle', []],
  ])('%s finds them in capitals or not, in any language', async (filter, expected) => {
    const store = await bookWith(
      { name: 'Ada Finch', tags: ['red'], owner: 'Emile', region: 'Bayern', product: 'oven' },
      { name: 'Bo Reed', tags: ['grün'], owner: 'Émile', region: 'ÖSTERREICH', product: 'Ölmühle' },
      { name: 'Cy Stone', purchases: [['2026-01-05', 500]] },
    );
    await store.atomically({ kind: 'import', day: someDay }, async (book) => {
      await book.purchases.addMany([aPurchase({ customerId: 3, product: 'Kaffeemühle' })]);
    });
    const { out } = await runCadence(`list ${filter} --json`, { store });
    const found = JSON.parse(out).map(({ name }: { name: string }) => name);
    expect(found.sort()).toEqual(expected);
  });

  it('stops at what a day holds, unless all are asked for', async () => {
    const store = await aBook();
    await runCadence('config set capacity 1 --yes', { store });
    const calls = async (command: string) => (await json(command, store)).calls.length;
    expect(await calls('today')).toBe(1);
    expect(await calls('today --all')).toBeGreaterThanOrEqual(await calls('today'));
  });

  it.each([
    { capacity: 3, head: '3 of over 1,000 calls due', left: 'more than 1,000 others are', more: true, totalDue: 1_003 },
    { capacity: 4, head: '4 of 1,004 calls due', left: '1,000 more are', more: false, totalDue: 1_004 },
  ])('counts who waits up to 1,000 beyond what it shows: $head', async ({ capacity, head, left, more, totalDue }) => {
    const store = await bookWith(...Array.from({ length: 1_004 }, (_, i) => ({ name: `Customer ${i}` })));
    await store.standings.fresh(someDay);
    await store.atomically({ kind: 'edit', command: 'set the scene', day: someDay }, async (book) => {
      for (let id = 1; id <= 1_004; id++) await book.standings.place(id, someDay, 'by hand');
      await book.settings.set('capacity', String(capacity));
    });
    const { out } = await runCadence('today', { store });
    expect(out).toMatch(new RegExp(`^Monday 23 November 2026: ${head}\n`));
    expect(out).toContain(`${left} due but today is full (see them: cadence today --all)`);
    expect(await json('today', store)).toMatchObject({ totalDue, hidden: { overCapacity: 1_000, more } });
    expect(await json('today --all', store)).toMatchObject({
      ...{ totalDue: 1_004, hidden: { overCapacity: 0, more: false } },
      calls: expect.objectContaining({ length: 1_004 }),
    });
    const week = await json('week', store);
    expect(week.hidden).toMatchObject({ overCapacity: 1_004 - 5 * capacity, more: false });
  });

  it('moves calls forward that news make urgent, and says so to a person, once', async () => {
    const months = ['05', '06', '07', '08', '09'] as const;
    const steady = months.map((month): [Day, number] => [`2026-${month}-10`, 100]);
    const store = await bookWith({ interval: 365, touches: [{ day: '2026-05-10' }], purchases: steady });
    expect((await store.standings.of(1, '2026-11-23'))?.planned).toBe('2027-03-16');
    const today = async (terminal: { terminal?: number }) => (await runCadence('today', { store, ...terminal })).err;
    expect(await today({ terminal: 80 })).toBe('1 call moved forward: they stopped ordering (undo: cadence undo)\n');
    expect((await store.standings.of(1, '2026-11-23'))?.planned).toBe('2026-11-23');
    expect(await today({ terminal: 80 })).toBe('');
    await runCadence('undo', { store });
    expect((await store.standings.of(1, '2026-11-23'))?.planned).toBe('2027-03-16');
  });

  it('leaves that for later while another process is writing', async () => {
    const database = join(ownFolder(), 'book.db');
    const rows = ['05', '06', '07', '08', '09'].map((month) => `${month},2026-${month}-10,ada@x.example,100\n`);
    const input = `Order ID,Order Date,Email,Total\n${rows.join('')}`;
    await runCadence('import -', { database, input, today: '2026-10-01' });
    await runCadence(['log', '1', '--note', 'all well'], { database, today: '2026-10-01' });
    await runCadence('today', { database, today: '2026-10-01' });
    const other = new Database(database);
    other.exec('BEGIN IMMEDIATE');
    const today = async () => await runCadence('today --all', { database, terminal: 80, patience: 0 });
    expect(await today()).toMatchObject({ code: 0, err: expect.not.stringContaining('moved forward') });
    other.exec('ROLLBACK');
    other.close();
    expect((await today()).err).toContain('1 call moved forward: they stopped ordering');
  });

  it('says nothing of that to a file or a pipe', async () => {
    const store = await bookWith({
      ...{ interval: 365, touches: [{ day: '2026-05-10' as Day }] },
      purchases: [
        ['2026-07-10', 100],
        ['2026-08-10', 100],
        ['2026-09-10', 100],
      ],
    });
    expect(await runCadence('today', { store })).toMatchObject({ err: '', out: expect.stringContaining('Ada Finch') });
  });

  it('is a table of chosen columns when asked', async () => {
    expect(await runCadence('today --columns id,name,phone --csv', { store: await aBook() })).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Ada Finch,.*\+49 30 1/),
    });
  });

  it('has all that one needs for the call among its columns', async () => {
    const store = await bookWith({
      ...{ name: 'Ada Finch', phones: ['+49 30 1'], owner: 'Ann', purchases: [['2026-01-05', 500]] },
      touches: [{ day: '2026-02-01', note: 'wants, red bags' }],
    });
    const columns = 'id,name,tier,phone,localTime,reasons,due,planned,talked,lastWords,owner';
    expect((await runCadence(`today --columns ${columns} --csv`, { store })).out).toBe(
      '#,Customer,Tier,Phone,There,Why,Due,Planned,Talked,Last words,Owner\n' +
        '1,Ada Finch,,\'+49 30 1,10:00,"last talked 295 days ago; 500 EUR in the last 12 months; ' +
        'silent 322 days, similar customers order every 60 days",2026-07-31,2026-11-23,2026-02-01,"wants, red bags",Ann\n',
    );
  });
});

describe('what a line says', () => {
  const line = async (out: string, name: string) => {
    const lines = out.split('\n');
    return lines[lines.findIndex((one) => one.includes(name)) + 2]?.trim() ?? '';
  };

  it('begins with what they bought last, and when', async () => {
    const store = await bookWith(
      { name: 'Ada Finch', phones: ['+49 30 1'], purchases: [['2026-10-01', 500]] },
      { name: 'Bo Small', phones: ['+49 30 2'], purchases: [['2025-10-01', 500]], product: 'the red oven' },
      { name: 'Cy Stone', phones: ['+49 30 3'], purchases: [['2026-10-01', 500]] },
      { name: 'Di New', phones: ['+49 30 4'] },
    );
    await store.atomically({ kind: 'import', day: someDay }, async (book) => {
      const bought = { customerId: 1, day: '2026-11-02', product: 'Merino DK' } as const;
      await book.purchases.addMany([
        aPurchase(bought),
        aPurchase({ ...bought, day: '2026-11-05', product: 'a refund', amountMinor: -500 }),
        // A later order that does not name its product: the earlier one is not the last.
        aPurchase({ customerId: 3, day: '2026-09-01', product: 'Old Tweed' }),
      ]);
    });
    const { out } = await runCadence('today --all', { store });
    expect(await line(out, 'Bo Small')).toMatch(/^the red oven on Wed 1 Oct 2025; /);
    expect(await line(out, 'Cy Stone')).toMatch(/^ordered on Thu 1 Oct; /);
    expect(await line(out, 'Di New')).not.toContain('ordered');
    expect(await line(out, 'Ada Finch')).toMatch(/^Merino DK on Mon 2 Nov; |^ordered on/);
  });

  it('says once what most of them have in common', async () => {
    const store = await bookWith(
      ...Array.from({ length: 5 }, (_, i) => ({ name: `Customer ${i}`, phones: [`+49 30 ${i}`] })),
    );
    const { out } = await runCadence('today --all', { store });
    expect(out.match(/never called/g)).toHaveLength(1);
    expect(out).toContain('Most of them: never called');
    for (const { reasons } of (await json('today --all', store)).calls)
      expect(reasons[0]).toMatch(/never called|last talked/);
  });
});

describe('on a terminal', () => {
  const many = async () =>
    await bookWith(
      ...Array.from({ length: 8 }, (_, i) => ({
        name: `Customer ${i}`,
        phones: [`+49 30 ${i}`],
        touches: [{ day: '2024-01-05' as Day }],
      })),
    );

  it.each([17, 16, 14])('of %i lines it shows the calls that fit, and how many more there are', async (rows) => {
    const store = await many();
    const { calls } = await json('today', store);
    const { out } = await runCadence('today', { store, terminal: 80, rows });
    const shown = out.match(/^ *\d+ {2}Customer/gm)?.length ?? 0;
    expect(out.split('\n').length).toBeLessThanOrEqual(rows);
    expect(out).toContain(`${calls.length - shown} more: cadence goes through them`);
    expect((await runCadence('today --all', { store, terminal: 80, rows })).out).not.toContain('more: cadence goes');
    expect((await runCadence('today', { store })).out).not.toContain('more: cadence goes');
  });

  it('shows three on the smallest', async () => {
    const { out } = await runCadence('today', { store: await many(), terminal: 80, rows: 5 });
    expect(out.match(/^ *\d+ {2}Customer/gm)).toHaveLength(3);
  });
});

it('names whom `call` takes next: who asked to be called back comes first', async () => {
  const store = await aBook();
  await runCadence(['log', '2', '--outcome', 'callback', '--by', 'today'], { store });
  expect((await runCadence('today', { store })).out).toContain('next: cadence call 2');
});
