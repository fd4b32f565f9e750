/** An import, and the country of a book: it is taken from the machine, and tells which way a day or an amount is written. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { emptyBook, json, type Outcome, runCadence, type Scene } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';
import { imported } from '../support/imported.ts';

let store: Store;
let folder: string;

beforeEach(async () => {
  store = await emptyBook();
  folder = ownFolder();
});

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function cadence(words: readonly string[], scene: Scene = {}): Promise<Outcome> {
  return await runCadence(words, { store, ...scene });
}

it('gives a new book the country of the machine’s language, with its holidays, and undo takes both back', async () => {
  const path = file('list.csv', 'Name,Phone\nAda Finch,030 555010\n');
  const { err } = await cadence(['import', path], { env: { LANG: 'de_DE.UTF-8' } });
  expect(err).toContain('Country set to DE');
  expect((await store.settings.all()).get('country')).toBe('DE');
  expect((await store.settings.all()).get('holidays')).toContain('2026-12-25');
  await cadence(['undo', '--yes']);
  expect(await store.settings.all()).toEqual(new Map());
});

it('says where the weekend of that country is another than the one planned with', async () => {
  const path = file('list.csv', 'Name,Phone\nAda Finch,04 812 3456\n');
  const { err } = await cadence(['import', path], { env: { LANG: 'he_IL.UTF-8' } });
  expect(err).toContain('the weekend in IL. Change it: cadence config set workdays sun-thu');
});

it('names two letters that are no country and keeps the rest of the row; a name that it does not know stays', async () => {
  const path = file('list.csv', 'Name,Country\nAda Finch,XX\nBo Hale,el\nCy Sato,Atlantis\n');
  const [report] = JSON.parse((await cadence(['import', path, '--json'])).out);
  expect(report.problems).toEqual([{ line: 2, column: 'Country', value: 'XX', message: 'is not a country' }]);
  const countries = (await store.customers.all()).map(({ country }) => country);
  expect(countries).toEqual([null, 'GR', 'Atlantis']);
});

it('leaves the country of a book alone that has one, or customers', async () => {
  const path = file('list.csv', 'Name,Phone\nAda Finch,030 555010\n');
  await cadence(['config', 'set', 'country', 'AT']);
  await cadence(['import', path], { env: { LANG: 'de_DE.UTF-8' } });
  expect((await store.settings.all()).get('country')).toBe('AT');
  await cadence(['config', 'reset', 'country']);
  const more = file('more.csv', 'Name\nBo\n');
  await cadence(['import', more], { env: { LANG: 'de_DE.UTF-8' } });
  expect((await store.settings.all()).has('country')).toBe(false);
});

const dated = (more: string, cells: string) => `Name,Email,Total Spent,Last Order${more}\nAda,ada@x.example,${cells}\n`;
it.each<[string, string, string, [day: string, value: number]]>([
  ['another column of the file', '', dated(',Birthday', '9,03/04/2026,25/12/1980'), ['2026-04-03', 9]],
  ['another column with the month first', '', dated(',Birthday', '9,03/04/2026,12/25/1980'), ['2026-03-04', 9]],
  ['semicolons', '', dated('', '1.234,03/04/2026').replaceAll(',', ';'), ['2026-04-03', 1234]],
  ['commas', '', dated('', '"1,234",03/04/2026'), ['2026-03-04', 1234]],
  ['the country, which writes the day first', 'DE', dated('', '1.234,03/04/2026'), ['2026-04-03', 1234]],
  ['the country, which writes the month first', 'US', dated('', '"1,234",03/04/2026'), ['2026-03-04', 1234]],
])('takes the likelier reading, by %s', async (_hint, country, content, [day, value]) => {
  if (country !== '') await cadence(['config', 'set', 'country', country]);
  await imported(store, content);
  expect(await json('list --sort id', store)).toMatchObject([{ name: 'Ada', value, lastPurchase: day }]);
});

it.each([
  ['de_DE.UTF-8', 'DE'],
  ['en_XX.UTF-8', ''], // no such country
  ['C.UTF-8', ''],
])('begins a new book with the country of the machine’s language: %s', async (language, country) => {
  const scene = { database: join(folder, 'new.db'), env: { LANG: language } };
  const path = file('list.csv', 'Name,Email\nAda,ada@example.com\n');
  expect(await runCadence(['import', path], scene)).toMatchObject({ code: 0 });
  expect((await runCadence('config get country', scene)).out).toBe(`${country}\n`);
});
