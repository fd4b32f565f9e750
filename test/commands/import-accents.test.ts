/** What an accent says of whether two rows are about one person. */
import { describe, expect, it } from 'vitest';
import { bookWith, type CustomerFacts } from '../support/book.ts';
import { emptyBook, runCadence } from '../support/cadence.ts';
import { imported } from '../support/imported.ts';

const duplicates = async (store: Awaited<ReturnType<typeof emptyBook>>) =>
  JSON.parse((await runCadence('duplicates --json', { store })).out).length;

describe('two names that an accent tells apart', () => {
  it.each([
    ['in one file', ['Name\nJosé García\nJose Garcia\n']],
    ['in two files', ['Name\nJosé García\n', 'Name\nJose Garcia\n']],
    ['with two addresses', ['Name,Email\nJosé García,a@example.com\nJose Garcia,b@example.com\n']],
  ])('%s are two customers, whom duplicates lists', async (_, files) => {
    const store = await emptyBook();
    for (const file of files) await imported(store, file);
    expect((await store.customers.all()).map(({ name }) => name)).toEqual(['José García', 'Jose Garcia']);
    expect(await duplicates(store)).toBe(1);
    // The same files again: each row finds its own.
    for (const file of files) expect(await imported(store, file)).toMatchObject({ added: 0, updated: 0 });
  });

  it.each([
    ['address', 'Name,Email\nAnna Müller,a@example.com\nAnna Mueller,a@example.com\n'],
    ['address, and another company', 'Name,Company,Email\nLukasz,Straße,a@example.com\nŁukasz,Strasse,a@example.com\n'],
    ['number', 'Name,Phone\nAnna Trémieux,312-555-0101\nAnna Tremieux,312-555-0101\n'],
    ['name and city', 'Name,City\nAnna Berg,Zürich\nAnna Berg,Zurich\n'],
  ])('with one %s are one, and it is said', async (_, file) => {
    const store = await emptyBook();
    const { problems } = await imported(store, file);
    expect(await store.customers.all()).toHaveLength(1);
    expect(JSON.stringify(problems)).toContain('is the same customer as line 2');
    expect(await imported(store, file)).toMatchObject({ added: 0, updated: 0 });
  });

  it.each<[string, readonly CustomerFacts[], string]>([
    [
      'address',
      [
        { name: 'Anna Müller', emails: ['a@example.com'] },
        { name: 'Anna Mueller', emails: ['a@example.com'] },
      ],
      'Name,Email\nAnna Müller,a@example.com\nAnna Mueller,a@example.com\n',
    ],
    [
      'number',
      [
        { name: 'Anna Trémieux', phones: ['312-555-0101'] },
        { name: 'Anna Tremieux', phones: ['312-555-0101'] },
      ],
      'Name,Phone\nAnna Trémieux,312-555-0101\nAnna Tremieux,312-555-0101\n',
    ],
    [
      'name',
      [
        { name: 'Anna Berg', city: 'Zürich' },
        { name: 'Anna Berg', city: 'Zurich' },
      ],
      'Name,City\nAnna Berg,Zürich\nAnna Berg,Zurich\n',
    ],
  ])('with one %s, whom an earlier version has as two, stay two', async (_, people, file) => {
    const store = await bookWith(...people);
    const before = await store.customers.all();
    expect(await imported(store, file)).toMatchObject({ added: 0, updated: 0 });
    expect(await store.customers.all()).toEqual(before);
  });
});
