import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { bookWith } from '../support/book.ts';
import { emptyBook, runCadence } from '../support/cadence.ts';
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
      out: '#  Customer   #  Customer    Because of\n1  Ada Finch  2  Finch, Ada  the same name\n',
      err: '1 pair; to join two: cadence merge 1 2\n',
    });
  });

  it('says when there are none', async () => {
    store = await bookWith({ name: 'Ada Finch' }, { name: 'Bo Small' });
    const err = 'no two customers look alike\n';
    expect(await runCadence('duplicates', { store })).toEqual({ code: 0, out: '', err });
  });
});
