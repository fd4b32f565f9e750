import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';

let database: string;
beforeEach(() => {
  database = join(ownFolder(), 'book.db');
});

const cadence = (command: string, settings = new Map<string, string>()) => runCadence(command, { database, settings });

describe('config product', () => {
  it('says back when products want looking after, has each once a kind, and takes it away', async () => {
    const said = async (words: string) => (await cadence(`config product ${words}`)).err;
    expect(await said('oven --every 180d')).toBe('product.dates is now oven = service 180d\n');
    expect(await said('oven --every 2y --as warranty')).toBe(
      'product.dates is now oven = service 180d; oven = warranty 730d\n',
    );
    expect(await said('filter set --every 8w --as refill')).toContain('; filter set = refill 56d');
    expect(await said('OVEN --every none')).toBe(
      'product.dates is now oven = warranty 730d; filter set = refill 56d\n',
    );
    expect((await cadence('undo --yes')).code).toBe(0);
    expect((await cadence('config product.dates')).out).toMatch(/^oven = service 180d; /);
  });

  it('is, without --every, what "our product" is called', async () => {
    await cadence('config product bread flour');
    expect((await cadence('config product')).out).toBe('bread flour\n');
    expect((await cadence('config product.dates')).out).toBe('\n');
  });
});

describe('config', () => {
  it('sets, gets, lists and forgets a setting of the book', async () => {
    expect((await cadence('config set capacity 4')).code).toBe(0);
    expect((await cadence('config get capacity')).out).toBe('4\n');
    expect((await cadence('config')).out).toMatch(/^capacity +4 /m);
    expect((await cadence('config unset capacity')).code).toBe(0);
    expect((await cadence('config get capacity')).out).toBe('8\n');
  });

  it('can be undone', async () => {
    await cadence('config set capacity 4');
    expect((await cadence('undo --yes')).code).toBe(0);
    expect((await cadence('config get capacity')).out).toBe('8\n');
  });

  it('keeps what belongs to the machine out of the book', async () => {
    const settings = new Map<string, string>();
    await cadence('config set me Ann', settings);
    expect([...settings]).toEqual([['me', 'Ann']]);
  });

  it.each([
    ['a value that cannot be', 'config set capacity many', 'capacity'],
    ['a setting that is none', 'config set capacty 4', 'capacity'],
    ['a country that is none', 'config set country XX', 'there is no country "XX"'],
  ])('refuses %s, and names what would do', async (_what, command, words) => {
    await cadence('config set capacity 4');
    expect(await cadence(command)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(words) });
    expect((await cadence('config get capacity')).out).toBe('4\n');
  });

  it.each([
    ['a region without a country', [], 'region BY', 'a region needs a country'],
    ['a region of a country that has none', ['country AQ'], 'region BY', 'AQ has no regions here'],
  ])('refuses %s', async (_what, before, setting, words) => {
    for (const one of before) await cadence(`config set ${one}`);
    expect(await cadence(`config set ${setting}`)).toMatchObject({ code: 1, err: expect.stringContaining(words) });
  });
});
