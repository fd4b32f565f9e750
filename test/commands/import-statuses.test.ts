/** Statuses of orders that no list has: listed with their counts, and asked about at a terminal. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { emptyBook, runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';
import { scripted, type Typed } from '../support/prompter.ts';

let store: Store;
let folder: string;

beforeEach(async () => {
  store = await emptyBook();
  folder = ownFolder();
});

/** Orders of 10.00 each, one for each status, numbered from `first`. */
function orders(name: string, statuses: readonly string[], { first = 1, header = 'Customer' } = {}): string {
  const path = join(folder, name);
  const rows = statuses.map((status, at) => `N-${first + at},2026-03-05,Ada Finch,10.00,${status}\n`);
  writeFileSync(path, `Order ID,Order date,${header},Amount,Status\n${rows.join('')}`);
  return path;
}

async function importing(words: readonly string[], ...answers: readonly Typed[]) {
  const prompter = scripted(...answers);
  const outcome = await runCadence(['import', ...words], { store, prompter, terminal: 100 });
  expect(prompter.left).toEqual([]);
  return { ...outcome, asked: prompter.asked };
}

const bought = async () => {
  const [customer] = JSON.parse((await runCadence('list --json', { store })).out);
  return [customer?.orders ?? 0, customer?.value ?? 0];
};

describe('at a terminal', () => {
  it('asks about the most frequent first, as many as questions are left, and counts the others', async () => {
    const path = orders('orders.csv', ['Zorp', 'Quokka', 'Quokka', 'Numbat', 'Numbat', 'Numbat', 'paid']);
    const { asked, out } = await importing([path], 'n', 'y', 'y');
    expect(asked).toEqual([
      '“Numbat” (3 rows): does this status mean something was bought?',
      '“Quokka” (2 rows): does this status mean something was bought?',
      'Import?',
    ]);
    expect(out).toContain('4 orders, 2026-03-05, 40.00, 1 customer; left out: 3 not bought (30.00)');
    expect(out).toContain('status not known, counted as bought: "Zorp" (1)');
    expect(out).not.toContain('"Quokka"');
    expect(await bought()).toEqual([4, 40]);
  });

  it('takes Enter for what happens without a terminal', async () => {
    await importing([orders('orders.csv', ['Zorp'])], '', '');
    expect(await bought()).toEqual([1, 10]);
  });

  it('remembers the answer for the layout, and for other layouts of the book', async () => {
    await importing([orders('a.csv', ['Zorp', 'paid'])], 'n', 'y');
    expect((await importing([orders('b.csv', ['zorp ', 'paid'], { first: 11 })])).asked).toEqual([]);
    const other = orders('c.csv', ['ZORP', 'paid'], { first: 21, header: 'Customer name' });
    expect((await importing([other], 'y')).asked).toEqual(['Import?']);
    expect(await bought()).toEqual([3, 30]);
  });

  it('asks once for all files of an import', async () => {
    const files = [
      orders('a.csv', ['Zorp', 'paid']),
      orders('b.csv', ['Zorp'], { first: 11, header: 'Customer name' }),
    ];
    const { asked } = await importing(files, 'n', 'y', '');
    expect(asked).toEqual([expect.stringContaining('“Zorp” (1 row)'), 'Import?', 'How many calls a day?']);
    expect(await bought()).toEqual([1, 10]);
  });

  it('takes an order back that counted before the answer', async () => {
    const path = orders('a.csv', ['Zorp', 'paid']);
    await runCadence(['import', path], { store });
    expect(await bought()).toEqual([2, 20]);
    const { out } = await importing([path], 'n', 'y');
    expect(out).toContain('removed 1 order that no longer counts: N-1 of 2026-03-05, 10.00 (not bought)');
    expect(await bought()).toEqual([1, 10]);
  });

  it('asks nothing with --yes', async () => {
    expect((await importing([orders('a.csv', ['Zorp']), '--yes'])).asked).toEqual([]);
    expect(await bought()).toEqual([1, 10]);
  });
});

describe('elsewhere', () => {
  it('lists them with their counts, and heeds what was answered', async () => {
    const path = orders('a.csv', ['Zorp', 'Zorp', 'Quokka', 'paid']);
    const report = async () => JSON.parse((await runCadence(['import', path, '--json'], { store })).out)[0];
    expect(await report()).toMatchObject({
      added: 4,
      unknownStatuses: [
        { status: 'Zorp', rows: 2 },
        { status: 'Quokka', rows: 1 },
      ],
    });
    await importing([path], 'n', 'n', 'y');
    expect(await report()).toMatchObject({ added: 0, updated: 0, takenBack: 0, unknownStatuses: [] });
  });
});
