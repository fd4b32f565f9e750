/** What the store may count on of the engine under it, whichever that is. */
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { idsOf, one, some, type WriteDb } from '../../../src/store/db.ts';
import type { Engine } from '../../../src/store/engine.ts';
import { engines } from './engines.ts';

let engine: Engine;
const figures = { what: 'figures' } as const;

describe.each(engines)('on $name', ({ bare }) => {
  beforeEach(async () => {
    engine = await bare();
    onTestFinished(() => engine.close());
  });

  const things = async (...names: string[]) =>
    await engine.transaction(async (db) => {
      await db.insertMany(
        'thing',
        ['name', 'size'],
        names.map((name, at) => [name, at]),
      );
    });
  const names = async () =>
    (await engine.all<{ name: string }>('SELECT name FROM thing ORDER BY id')).map(({ name }) => name);

  describe('reading', () => {
    it('takes values by their order and by name', async () => {
      await things('a', 'b', 'c');
      expect(await engine.all('SELECT name FROM thing WHERE size > ? ORDER BY id', [0])).toEqual([
        { name: 'b' },
        { name: 'c' },
      ]);
      expect(await engine.get('SELECT id FROM thing WHERE name = :name', { name: 'c' })).toEqual({ id: 3 });
    });

    it('answers nothing where there is no row', async () => {
      expect(await engine.get('SELECT id FROM thing')).toBeUndefined();
      expect(await engine.all('SELECT id FROM thing')).toEqual([]);
      expect(await some(engine, 'SELECT 1 FROM thing')).toBe(false);
      await expect(one(engine, 'SELECT id FROM thing')).rejects.toThrow('no row from SELECT id FROM thing');
    });

    it('gives rows without names in the order of their columns', async () => {
      await things('a');
      expect(await engine.all('SELECT size, name FROM thing', [], 'arrays')).toEqual([[0, 'a']]);
      expect(await engine.all('SELECT size, name FROM thing')).toEqual([{ size: 0, name: 'a' }]);
    });

    it.each([0, 1, 499, 500, 501, 1200])('hands over each of %i rows once', async (count) => {
      await things(...Array.from({ length: count }, (_, at) => `thing ${at}`));
      const ids: number[] = [];
      for await (const rows of engine.each<{ id: number }>('SELECT id FROM thing ORDER BY id')) {
        expect(rows.length).toBeGreaterThan(0);
        ids.push(...rows.map(({ id }) => id));
      }
      expect(ids).toEqual(Array.from({ length: count }, (_, at) => at + 1));
    });

    it('can be broken off, and written after', async () => {
      await things(...Array.from({ length: 1200 }, () => 'x'));
      for await (const rows of engine.each('SELECT id FROM thing')) if (rows.length > 0) break;
      await things('after');
      expect(await idsOf(engine, "SELECT id FROM thing WHERE name = 'after'")).toEqual([1201]);
    });
  });

  describe('a transaction', () => {
    it('says how many rows it changed, and which numbers came and come', async () => {
      await engine.transaction(async (db) => {
        expect(await db.ids('thing')).toBe(1);
        expect(await db.insert('thing', { name: 'a', size: 1 })).toBe(1);
        expect(
          await db.insertMany(
            'thing',
            ['name', 'size'],
            [
              ['b', 1],
              ['c', 2],
            ],
          ),
        ).toBe(2);
        expect(await db.ids('thing')).toBe(4);
        await db.runMany('UPDATE thing SET size = size + ? WHERE name = ?', [
          [10, 'a'],
          [20, 'b'],
        ]);
        expect(await db.run('DELETE FROM thing WHERE size > ?', [10])).toBe(2);
      });
      expect(await names()).toEqual(['c']);
    });

    it('happens as a whole or not at all', async () => {
      await things('a');
      const broken = engine.transaction(async (db) => {
        await db.run('DELETE FROM thing');
        throw new Error('no');
      });
      await expect(broken).rejects.toThrow('no');
      expect(await names()).toEqual(['a']);
    });

    it('takes rows after those they refer to, and not before', async () => {
      const both = async (first: 'thing' | 'part') =>
        await engine.transaction(async (db) => {
          if (first === 'thing') await db.insert('thing', { id: 1, name: 'a', size: 0 });
          await db.insert('part', { thing_id: 1 });
          if (first === 'part') await db.insert('thing', { id: 1, name: 'a', size: 0 });
        });
      await expect(both('part')).rejects.toThrow('another command has just removed what this belongs to');
      expect(await names()).toEqual([]);
      await both('thing');
      expect(await names()).toEqual(['a']);
    });

    it('is all that can write: what it handed out is of no use after it', async () => {
      let kept: WriteDb | undefined;
      await engine.transaction(async (db) => {
        kept = db;
      });
      await expect(kept?.run('DELETE FROM thing')).rejects.toThrow('writes belong inside a transaction');
      await expect(kept?.lock()).rejects.toThrow('writes belong inside a transaction');
    });
  });

  describe('what is kept to be read sooner', () => {
    /** Keeps one row, if nobody did yet; slowly. */
    const keepOnce = async () =>
      await engine.keep(async (db) => {
        if (await some(db, 'SELECT 1 FROM thing')) return;
        await new Promise((resolve) => setTimeout(resolve, 5));
        await db.insert('thing', { name: 'kept', size: 0 });
      }, figures);

    it('is worked out once where two ask for it at the same time', async () => {
      await Promise.all([keepOnce(), keepOnce(), keepOnce()]);
      expect(await names()).toEqual(['kept']);
    });

    it('is done before a transaction that begins meanwhile', async () => {
      await Promise.all([keepOnce(), things('a')]);
      expect(await names()).toEqual(['kept', 'a']);
    });

    it('is a part of the transaction it is asked for in', async () => {
      const broken = engine.transaction(async () => {
        await keepOnce();
        expect(await names()).toEqual(['kept']);
        throw new Error('no');
      });
      await expect(broken).rejects.toThrow('no');
      expect(await names()).toEqual([]);
    });

    it('does not stop those who come after it when it fails', async () => {
      const failing = engine.keep(async () => {
        throw new Error('no');
      }, figures);
      await Promise.all([expect(failing).rejects.toThrow('no'), keepOnce()]);
      expect(await names()).toEqual(['kept']);
    });
  });
});
