/** A customer is looked for by a key of their name: whatever writes a name writes the key of it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { folded } from '../../src/domain/folded.ts';
import { runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';

interface Stored {
  readonly name: string;
  readonly company: string | null;
  readonly name_key: string;
  readonly company_key: string | null;
}

function stored(book: string): Stored[] {
  const raw = new Database(book, { readonly: true });
  const rows = raw.prepare<[], Stored>('SELECT name, company, name_key, company_key FROM customer ORDER BY id').all();
  raw.close();
  return rows;
}

/** What was run, line by line, and who is in the book then. */
const ways: readonly (readonly [line: string, then: readonly string[]])[] = [
  ['edit 1 --name ÉLODIE', ['ÉLODIE at ÇA VA', 'Bo Öz']],
  ['edit 2 --company "Öl & SÖHNE"', ['Émile at ÇA VA', 'Bo Öz at Öl & SÖHNE']],
  ['edit 1 --company ""', ['Émile', 'Bo Öz']],
  ['edit 1 --name ÉLODIE; undo', ['Émile at ÇA VA', 'Bo Öz']],
  ['merge 2 1', ['Bo Öz at ÇA VA']],
  ['merge 2 1; undo', ['Émile at ÇA VA', 'Bo Öz']],
  ['erase 1 --yes', ['Bo Öz']],
  ['add "ZOË Ünal"', ['Émile at ÇA VA', 'Bo Öz', 'ZOË Ünal']],
];

async function bookOfTwo(): Promise<string> {
  const own = ownFolder();
  writeFileSync(join(own, 'customers.csv'), 'name,company\nÉmile,ÇA VA\nBo Öz,\n');
  const book = join(own, 'book.db');
  expect((await runCadence(['import', join(own, 'customers.csv'), '--yes'], { database: book })).err).not.toContain(
    'cadence:',
  );
  return book;
}

const wordsOf = (line: string) =>
  [...line.matchAll(/"([^"]*)"|([^ ]+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

it.each(ways)('%s', async (lines, then) => {
  const book = await bookOfTwo();
  for (const line of lines.split('; ')) {
    const { code, err } = await runCadence(wordsOf(line), { database: book });
    expect({ line, code, err: code === 0 ? '' : err }).toEqual({ line, code: 0, err: '' });
  }
  expect(stored(book)).toEqual(then.map(keyed));
});

it('a book that is read from an export has them, and the export does not', async () => {
  const book = await bookOfTwo();
  const exported = join(ownFolder(), 'book.jsonl');
  await runCadence(['export', exported], { database: book });
  const { out } = await runCadence(['export'], { database: book });
  expect(out).toContain('Émile');
  expect(out).not.toContain('_key');
  const again = join(ownFolder(), 'again.db');
  await runCadence(['import', exported, '--yes'], { database: again });
  expect(stored(again)).toEqual(['Émile at ÇA VA', 'Bo Öz'].map(keyed));
});

it('the journal keeps none, and a name that comes back gets one', async () => {
  const book = await bookOfTwo();
  await runCadence(['edit', '1', '--name', 'ÉLODIE'], { database: book });
  const raw = new Database(book);
  const images = raw.prepare<[], string>("SELECT before FROM change WHERE before LIKE '%mile%'").pluck().all();
  raw.close();
  expect(images).toEqual(['{"name":"Émile","hand_set":"[]"}']);
  await runCadence(['undo'], { database: book });
  expect(stored(book)[0]).toEqual(keyed('Émile at ÇA VA'));
});

it.each([
  ['ÉMILE', 'Émile'],
  ['ça v', 'Émile'],
  ['ö', 'Bo Öz'],
  ['emile', 'Émile'],
  ['bo oz', 'Bo Öz'],
])('%s is found', async (typed, name) => {
  const { out } = await runCadence(['show', typed, '--json'], { database: await bookOfTwo() });
  expect(JSON.parse(out)).toMatchObject({ name });
});

function keyed(who: string): Stored {
  const [name = '', company = null] = who.split(' at ');
  return { name, company, name_key: folded(name), company_key: company === null ? null : folded(company) };
}
