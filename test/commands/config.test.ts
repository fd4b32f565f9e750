import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';

let database: string;
beforeEach(() => {
  database = join(ownFolder(), 'book.db');
});

const cadence = (command: string, settings = new Map<string, string>()) => runCadence(command, { database, settings });

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
