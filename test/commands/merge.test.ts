import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { bookWith } from '../support/book.ts';
import { emptyBook, json, runCadence } from '../support/cadence.ts';
import { imported } from '../support/imported.ts';
import { scripted } from '../support/prompter.ts';

let store: Store;

beforeEach(async () => {
  store = await emptyBook();
});

describe('merge', () => {
  it('joins two with all history, and undo takes them apart again', async () => {
    await imported(
      store,
      'Name,Email,Phone,Notes\nAda,a@example.com,,rye\nAda F,b@example.com,312-555-0101,sourdough\n',
    );
    await imported(store, 'Order ID,Order Date,Email,Total\n1,2026-01-05,b@example.com,10\n');
    const before = await store.customers.all();
    expect((await runCadence(['merge', '1', '2'], { store })).out).toBe(
      '2 Ada F is now part of 1 Ada\nfrom 2: e-mail address b@example.com; phone number 312-555-0101\nname: kept Ada; the other had Ada F (noted)\n',
    );
    expect(await json('list --sort id', store)).toMatchObject([{ id: 1, value: 10, phones: ['312-555-0101'] }]);
    expect((await store.facts.of(1)).facts.map(({ text }) => text)).toEqual([
      ...['Merged with customer 2, Ada F', 'sourdough', 'rye'],
    ]);
    await runCadence(['undo', '--yes'], { store });
    expect(await store.customers.all()).toEqual(before);
    expect(await store.purchases.of(2)).toHaveLength(1);
  });

  it('tells other programs what became of the two', async () => {
    store = await bookWith({ name: 'Ada', phones: ['+49 30 1'] }, { name: 'Ada F', emails: ['ada@example.com'] });
    expect(await json('merge 1 2', store)).toEqual({
      ...{ id: 1, merged: 2, name: 'Ada', company: null },
      ...{ emails: ['ada@example.com'], phones: ['+49 30 1'] },
      taken: [{ field: 'email', value: 'ada@example.com' }],
      differing: [{ field: 'name', kept: 'Ada', other: 'Ada F' }],
    });
  });

  it('joins nobody to themselves', async () => {
    store = await bookWith({ name: 'Ada' });
    expect(await runCadence('merge 1 ada', { store })).toEqual({
      code: 2,
      out: '',
      err: 'cadence: both are customer 1\n  name two customers: cadence merge 12 40\n',
    });
  });
});

describe('two who say different things', () => {
  const high = { name: 'Ada', address: '12 High St', city: 'Ulm', interval: 30 };
  const low = { name: 'ADA', address: '5 Low Rd', city: 'Bonn', birthday: '1980-05-01', owner: 'Ann' };

  it('keep what the first says, take what it lacks, and note the rest', async () => {
    store = await bookWith(high, { ...low, interval: 60 });
    await runCadence(['potential', '1', 'high', 'opens two shops'], { store });
    await runCadence(['potential', '2', 'medium', 'wants rope'], { store });
    expect((await runCadence('merge 1 2', { store })).out).toBe(
      [
        '2 ADA is now part of 1 Ada',
        'from 2: owner Ann; birthday 1980-05-01',
        'address: kept 12 High St, Ulm; the other had 5 Low Rd, Bonn (noted)',
        'interval: kept 30 days; the other had 60 days (noted)',
        'potential: kept high (opens two shops); the other had medium (wants rope) (noted)',
        '',
      ].join('\n'),
    );
    expect((await runCadence('show 1', { store })).out).toContain(
      'Merged with customer 2, ADA: address 5 Low Rd, Bonn; interval 60 days; potential medium (wants rope)',
    );
  });

  it('are as they were after an undo, but for what was changed since', async () => {
    store = await bookWith(high, low);
    const before = await store.customers.all();
    await runCadence('merge 1 2', { store });
    await runCadence('edit 1 --website finch.example', { store });
    await runCadence('undo 2 --yes', { store });
    const [first, second] = await store.customers.all();
    expect(first).toMatchObject({ ...before[0], website: 'finch.example', handSet: ['website'] });
    expect(second).toEqual(before[1]);
    expect((await store.facts.of(1)).facts).toEqual([]);
  });

  it('lose no zone that somebody gave, and take none that only followed from a number', async () => {
    store = await bookWith({ name: 'Ada', phones: ['+49 351 1234567'] }, { name: 'Ada' });
    await runCadence('edit 2 --time-zone America/Chicago', { store });
    expect((await runCadence('merge 1 2', { store })).out).toContain('from 2: time zone America/Chicago\n');
    store = await bookWith({ name: 'Ada', phones: ['+49 351 1234567'] }, { name: 'Ada', phones: ['+1 312 555 0101'] });
    expect((await runCadence('merge 1 2', { store })).out).not.toContain('time zone');
    expect((await store.customers.get(1))?.timeZone).toBe('Europe/Berlin');
  });
});

describe('on a terminal', () => {
  beforeEach(async () => {
    store = await bookWith(
      { name: 'Ada', phones: ['+49 351 1234567'], purchases: [['2026-01-05', 20]] },
      {
        name: 'Bo',
        doNotCall: { on: '2026-01-05', reason: 'busy' },
        touches: [{ day: '2026-02-01', outcome: 'connected' }],
      },
    );
    await runCadence(['note', '2', 'likes rye'], { store });
  });

  it('both are shown before it asks, and Enter changes nothing', async () => {
    const prompter = scripted('');
    const { out, err } = await runCadence('merge 1 2', { store, prompter });
    for (const line of [
      /^ +Stays +Joins$/m,
      /Customer +1 Ada +2 Bo/,
      /Orders +1 order, 20\.00 EUR +none/,
      /Last talk +never +2026-02-01/,
      /Numbers +\+49 351 1234567/,
      /Notes +none +1/,
      /Promises +none +none/,
      /Do not call +since 2026-01-05/,
      /from 2: do not call since 2026-01-05 \(busy\)/,
      /name: Ada stays; Bo goes into a note/,
    ])
      expect(out).toMatch(line);
    expect(err).toBe('nothing was changed\n');
    expect(await store.customers.all()).toHaveLength(2);
  });

  it.each([
    ['a yes', 'merge 1 2', ['y']],
    ['--yes', 'merge 1 2 --yes', []],
    ['--json', 'merge 1 2 --json', []],
  ])('%s joins them', async (_, command, answers) => {
    await runCadence(command, { store, prompter: scripted(...answers) });
    expect(await store.customers.all()).toMatchObject([{ id: 1, doNotCall: { reason: 'busy' } }]);
  });

  it('it is said that somebody said they are two', async () => {
    await runCadence('duplicates --not 1 2', { store });
    const { out } = await runCadence('merge 1 2', { store, prompter: scripted('n') });
    expect(out).toContain('You said on 2026-11-23 that they are different people.\n');
  });
});

describe('somebody who was merged', () => {
  beforeEach(async () => {
    store = await bookWith({ name: 'Ada' }, { name: 'Bo' }, { name: 'Cy' });
  });

  it.each([
    [['merge 1 2'], 'merge 1 2', 'customer 2 was merged into 1'],
    [['merge 1 2'], 'merge 2 1', 'customer 2 was merged into 1'],
    [['merge 1 2', 'merge 3 1'], 'merge 2 3', 'customer 2 was merged into 1, and that into 3'],
    [['merge 1 2', 'merge 3 1', 'merge 3 1'], 'show 1', 'customer 1 was merged into 3'],
  ])('after %j, %s says whose part they are', async (before, command, message) => {
    for (const one of before) await runCadence(one, { store });
    expect(await runCadence(command, { store })).toMatchObject({
      ...{ code: 1, out: '', err: `cadence: ${message}\n  cadence undo --list shows when\n` },
    });
  });

  it('does not come again with a file that still has their id', async () => {
    store = await emptyBook();
    const files = [
      'Id,Name,City,Total spent\nK1,Ada,Ulm,100\nK2,Ada F,Bonn,50\nK3,Cy,,\n',
      'Order ID,Customer ID,Order date,Total\n1,K2,2026-01-05,10\n',
    ];
    for (const file of files) await imported(store, file);
    await runCadence('merge 1 2', { store });
    await runCadence('merge 3 1', { store });
    const before = await store.customers.all();
    for (const file of files) expect(await imported(store, file)).toMatchObject({ added: 0, updated: 0 });
    expect(await store.customers.all()).toEqual(before);
    await imported(store, 'Id,Name,Phone\nK2,Ada Finch,312-555-0101\n');
    expect(await store.customers.all()).toMatchObject([{ id: 3, name: 'Cy', phones: ['312-555-0101'] }]);
    await imported(store, 'Order ID,Customer ID,Order date,Total\n2,K2,2026-02-05,10\n');
    expect(await store.purchases.of(3)).toHaveLength(2);
  });

  it('comes again once the merge is undone', async () => {
    store = await emptyBook();
    const file = 'Id,Name\nK1,Ada\nK2,Ada F\n';
    await imported(store, file);
    await runCadence('merge 1 2', { store });
    await runCadence('undo --yes', { store });
    expect(await imported(store, file)).toMatchObject({ added: 0, unchanged: 2 });
    expect(await store.customers.all()).toHaveLength(2);
  });
});
