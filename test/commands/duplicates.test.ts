import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { bookWith } from '../support/book.ts';
import { emptyBook, runCadence, someDay } from '../support/cadence.ts';
import { imported } from '../support/imported.ts';

let store: Store;

beforeEach(async () => {
  store = await emptyBook();
});

describe('duplicates', () => {
  it('lists likely pairs with the reason', async () => {
    await imported(
      store,
      'Name,Email,Phone\nAnna Müller,anna@firm.example.net,\n"Mueller, Anna",,\nBo Quist,bo@firm.example.net,312-555-0101\nB. Quist,quist@firm.example.net,\n',
    );
    const pairs = JSON.parse((await runCadence(['duplicates', '--json'], { store })).out);
    expect(
      pairs.map((pair: { a: { id: number }; b: { id: number }; reason: string }) => [
        pair.a.id,
        pair.b.id,
        pair.reason,
      ]),
    ).toEqual([
      [1, 2, 'the same name'],
      [3, 4, 'the same surname at the same e-mail domain'],
    ]);
  });

  it('shows them side by side, and how two are joined', async () => {
    store = await bookWith({ name: 'Ada Finch' }, { name: 'Finch, Ada' });
    expect(await runCadence('duplicates', { store })).toEqual({
      code: 0,
      out: '#  Customer   #  Customer    Reason\n1  Ada Finch  2  Finch, Ada  the same name\n',
      err: '1 pair; to join two: cadence merge 1 2; if they are two people: cadence duplicates --not 1 2\n',
    });
  });

  it('says when there are none', async () => {
    store = await bookWith({ name: 'Ada Finch' }, { name: 'Bo Small' });
    const err = 'no two customers look alike\n';
    expect(await runCadence('duplicates', { store })).toEqual({ code: 0, out: '', err });
  });
});

/** The pairs that are listed, by number. */
async function listed(...args: readonly string[]): Promise<number[][]> {
  const found = JSON.parse((await runCadence(['duplicates', ...args, '--json'], { store })).out) as {
    a: { id: number };
    b: { id: number };
  }[];
  return found.map(({ a, b }) => [a.id, b.id]);
}

describe('two people who look like one', () => {
  beforeEach(async () => {
    store = await bookWith({ name: 'Ada Finch' }, { name: 'Finch, Ada' }, { name: 'Ada FINCH' }, { name: 'Bo Small' });
  });
  const out = async (command: string) => (await runCadence(command, { store })).out;

  it('are no longer listed, and the third is listed with the other', async () => {
    expect(await listed()).toEqual([
      [1, 2],
      [1, 3],
    ]);
    expect(await runCadence('duplicates --not 1 2', { store })).toEqual({
      code: 0,
      out: '1 Ada Finch, 2 Finch, Ada: different people, no longer listed\n',
      err: 'Undo this: cadence undo\n',
    });
    expect(await listed()).toEqual([[1, 3]]);
    await out('duplicates --not 1 3');
    expect(await listed()).toEqual([[2, 3]]);
    await out('duplicates --not 3 2');
    expect(await listed()).toEqual([]);
  });

  it('may be named together', async () => {
    expect(JSON.parse(await out('duplicates --not 1 2 3 --json'))).toEqual({
      ...{ customers: [1, 2, 3], different: true, changedPairs: 3 },
    });
    expect(await listed()).toEqual([]);
    expect(await out('duplicates --not 2 3')).toContain('nothing to change');
  });

  it('are seen, and taken back', async () => {
    await out('duplicates --not 2 1');
    expect(await runCadence('duplicates --not', { store })).toEqual({
      code: 0,
      out: '#  Customer   #  Customer    Reason\n1  Ada Finch  2  Finch, Ada  different people, said on 2026-11-23\n',
      err: '1 pair; undo one: cadence duplicates --reconsider 1 2\n',
    });
    expect(await out('duplicates --reconsider 1 2')).toContain('listed again if they look alike');
    expect(await listed()).toEqual([
      [1, 2],
      [1, 3],
    ]);
    expect(await runCadence('duplicates --not', { store })).toMatchObject({
      ...{ out: '', err: 'no two customers are marked as different people\n' },
    });
    expect(await out('duplicates --reconsider 1 2')).toContain('nothing to change');
  });

  it('are an operation, undone and redone, in the history of both', async () => {
    await out('duplicates --not 1 2');
    for (const [id, other] of [[1, 2] as const, [2, 1] as const])
      expect(await out(`history ${id}`)).toMatch(
        new RegExp(`duplicates --not 1 2\\n +different person added: customer ${other}, 2026-11-23`),
      );
    await out('undo --yes');
    expect(await listed()).toContainEqual([1, 2]);
    await out('redo --yes');
    expect(await listed()).toEqual([[1, 3]]);
  });

  it('change no day of a call', async () => {
    const plan = async () => (await store.customers.all()).map(async ({ id }) => await store.standings.of(id, someDay));
    const before = await Promise.all(await plan());
    await out('duplicates --not 1 2');
    expect(await Promise.all(await plan())).toEqual(before);
  });

  it.each([
    ['--not 1', 'say who are different people'],
    ['--reconsider', 'say who may be the same after all'],
    ['--not 1 1', 'both are customer 1'],
    ['--not --reconsider 1 2', '--not and --reconsider are opposites: choose one'],
  ])('%s is refused', async (words, message) => {
    const { code, err } = await runCadence(`duplicates ${words}`, { store });
    expect([code, err.split('\n')[0]]).toEqual([2, `cadence: ${message}`]);
  });

  it('of one customer alone: who looks like them', async () => {
    expect(await listed('3')).toEqual([
      [1, 3],
      [2, 3],
    ]);
    expect(await runCadence('duplicates small', { store })).toMatchObject({ err: 'no other customers look alike\n' });
  });

  it('stay two with the one whom one of them is merged into', async () => {
    await out('duplicates --not 1 2');
    await out('merge 3 1');
    expect(await listed()).toEqual([]);
    await out('undo --yes');
    expect(await listed()).toEqual([[1, 3]]);
  });

  it('are no two any more once they are merged, and two again when that is undone', async () => {
    await out('duplicates --not 1 2 3');
    await out('merge 1 2');
    expect(await store.differentPeople.all()).toMatchObject([{ a: 1, b: 3 }]);
    await out('undo --yes');
    expect(await store.differentPeople.all()).toHaveLength(3);
  });

  it('are forgotten with a person who is erased, in the journal too', async () => {
    await out('duplicates --not 1 2');
    await out('duplicates --reconsider 1 2');
    await out('duplicates --not 2 3');
    await out('erase 2 --yes');
    expect(await store.differentPeople.all()).toEqual([]);
    await out('add "Finch, Ada" --yes');
    for (const number of [3, 2]) await runCadence(`undo ${number} --yes`, { store });
    expect(await store.differentPeople.all()).toEqual([]);
  });

  it('are in an export of the book', async () => {
    await out('duplicates --not 1 2');
    const lines = (await out('export --format jsonl')).split('\n');
    expect(lines.filter((line) => line.includes('different_person')).length).toBeGreaterThan(0);
    const book = await emptyBook();
    await runCadence('import -', { store: book, input: lines.join('\n') });
    expect(await book.differentPeople.all()).toEqual([{ a: 1, b: 2, day: '2026-11-23' }]);
  });
});

describe('a name that many share', () => {
  it('by five is pairs that tell where each of them is', async () => {
    const cities = ['Ulm', 'Bonn', null, 'Kiel', 'Rome'];
    store = await bookWith(...cities.map((city) => ({ name: 'Ann Smith', ...(city === null ? {} : { city }) })));
    expect((await runCadence('duplicates', { store })).out.split('\n').slice(1, -1)).toEqual([
      '1  Ann Smith, Ulm  2  Ann Smith, Bonn  the same name',
      '1  Ann Smith, Ulm  3  Ann Smith        the same name',
      '1  Ann Smith, Ulm  4  Ann Smith, Kiel  the same name',
      '1  Ann Smith, Ulm  5  Ann Smith, Rome  the same name',
    ]);
  });

  it('is one line with their number', async () => {
    store = await bookWith(
      ...Array.from({ length: 7 }, () => ({ name: 'Maria Garcia' })),
      { name: 'Bo' },
      { name: 'bo' },
    );
    expect(await runCadence('duplicates', { store })).toMatchObject({
      out: "#  Customer  #  Customer  Reason\n8  Bo        9  bo        the same name\n7 customers with the same name, Maria Garcia: cadence search 'Maria Garcia'\n",
    });
    expect(JSON.parse((await runCadence('duplicates --json', { store })).out)[1]).toEqual({
      ...{ reason: 'the same name', shared: 'Maria Garcia', customers: [1, 2, 3, 4, 5, 6, 7] },
    });
    await runCadence('duplicates --not 1 2 3 4 5 6 7', { store });
    expect(await listed()).toEqual([[8, 9]]);
  });
});
