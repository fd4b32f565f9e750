import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

const aBook = () =>
  bookWith(
    { name: 'Ada Finch', company: 'Finch & Söhne', phones: ['+49301234567'], city: 'Köln' },
    {
      name: 'Bo Small',
      touches: [
        { day: '2026-05-04', note: 'Opens a second shop in May, wants\u001b[31m red bags' },
        { day: '2026-05-05', note: 'C++ course, invoice 10234' },
      ],
    },
    { name: 'Cy Second', emails: ['cy@shop.example'] },
    { name: 'Łukasz Öz', company: 'Straße 9' },
    { name: 'Di Desk', phones: ['(303) 555-0142 ext. 9'] },
    { name: "Pat O'Brien", company: 'Caffè dell’Arte' },
    { name: '山田太郎', touches: [{ day: '2026-05-04', note: '新しいパン屋' }] },
  );

const found = async (text: string, store: Awaited<ReturnType<typeof aBook>>) => {
  const { out } = await runCadence(['search', '--json', ...text.split(' ')], { store });
  return JSON.parse(out).map((one: { id: number }) => one.id);
};

it.each([
  ['サトウ商店', ['さとう', 'サトウ', 'ｻﾄｳ', 'とう']],
  ['すずき', ['スズキ', 'ｽｽﾞｷ', 'すずき']],
  ['ｶﾞﾝﾀﾞﾑ堂', ['がんだむ', 'ガンダム', 'ガンダム堂']],
])('hiragana, katakana and half its width are one: %s', async (name, typed) => {
  const store = await bookWith({ name, touches: [{ day: '2026-05-04', note: `${name}に電話` }] }, { name: 'ひまわり' });
  for (const text of typed) {
    expect(await found(text, store), text).toEqual([1]);
    expect((await runCadence(['show', text, '--json'], { store })).code, text).toBe(0);
  }
  expect(await found('かき', store)).toEqual([]);
});

describe('search', () => {
  it.each([
    ['a name', 'finch', [1]],
    ['the beginning of one', 'fin', [1]],
    ['a name without its accents', 'sohne', [1]],
    ['a name with a slip of the finger', 'Fnich', [1]],
    ['a company and the person', 'ada söhne', [1]],
    ['the end of a telephone number', '1234567', [1]],
    ['a telephone number as it is dialled at home', '(030) 1234-567', [1]],
    ['a telephone number as it is dialled abroad', '0049 30 1234567', [1]],
    ['nobody of a telephone number that resembles it', '1234568', []],
    ['a number of an invoice', '10234', [2]],
    ['no other number', '10235', []],
    ['no number that only begins so', '1023', []],
    ['capitals and letters of any language', 'STRASSE', [4]],
    ['a name typed without its strokes', 'lukasz', [4]],
    ['a part of a name that has no spaces', '太郎', [7]],
    ['the beginning of such a part', '田太', [7]],
    ['a number behind which there is an extension', '3035550142', [5]],
    ['a number with the extension', '+1 303 555 0142 x9', [5]],
    ['a number as a link has it', 'tel:+13035550142', [5]],
    ['a number in Arabic digits', '٣٠٣٥٥٥٠١٤٢', [5]],
    ['a number in wide digits', '３０３－５５５－０１４２', [5]],
    ['nobody by a number and the extension run together', '30355501429', []],
    ['a language and no letter', 'c++', [2]],
    ['a note in letters without spaces', 'パン', [7]],
    ['a mail address', 'cy@shop.example', [3]],
    ['words of a note, and names first', 'second', [3, 2]],
    ['a name, and what was said by its owner', 'bo bags', [2]],
    ['a name without its apostrophe', 'obrien', [6]],
    ['the beginning of it', 'obri', [6]],
    ['a name with its apostrophe', "o'brien", [6]],
    ['a name with another apostrophe', 'O’BRIEN', [6]],
    ['a company without its apostrophe', 'dellarte', [6]],
    ['a name to which somebody adds one', "Fin'ch", [1]],
    ['nothing', 'zebra', []],
    ['signs alone', '"*', []],
    ['words that the index takes for commands', 'NEAR OR AND', []],
  ])('finds %s', async (_, text, ids) => {
    expect(await found(text, await aBook())).toEqual(ids);
  });

  it('shows what was said, with what matched marked off, harmless on a terminal', async () => {
    expect(await runCadence('search shop', { store: await aBook() })).toEqual({
      code: 0,
      out: '3  Cy Second\n2  Bo Small\n   2026-05-04 touch: Opens a second shop in May, wants red bags\n',
      err: '',
    });
  });

  it('is a table when asked, a row for each customer with what matched best', async () => {
    const store = await aBook();
    expect((await runCadence('search second --csv', { store })).out).toBe(
      '#,Customer,Phone,City,In,Day,Words\n' +
        '3,Cy Second,,,customer,,\n' +
        '2,Bo Small,,,touch,2026-05-04,"Opens a second shop in May, wants red bags"\n',
    );
    expect((await runCadence('search finch --columns name,phone,city --csv', { store })).out).toBe(
      'Customer,Phone,City\n"Ada Finch, Finch & Söhne",\'+49301234567,Köln\n',
    );
  });

  it('says when it looked for something else, and when there is nothing', async () => {
    const store = await aBook();
    expect(await runCadence('search Fnich', { store })).toMatchObject({
      out: '1  Ada Finch, Finch & Söhne  +49301234567  Köln\n',
      err: 'No match for “Fnich” – showing “finch”\n',
    });
    expect(await runCadence('search zebra', { store })).toEqual({
      code: 0,
      out: '',
      err: 'No match for “zebra”\n',
    });
    expect(await runCadence('search zebra --limit 0', { store })).toMatchObject({ code: 2 });
  });

  it('knows what was said since, and forgets what was taken back', async () => {
    const store = await aBook();
    expect(await found('zebra', store)).toEqual([]);
    await runCadence(['log', '1', '--outcome', 'connected', '--note', 'bought a zebra'], { store });
    expect(await found('zebra', store)).toEqual([1]);
    await runCadence('undo', { store });
    expect(await found('zebra', store)).toEqual([]);
    expect(await found('finch', store)).toEqual([1]);
  });

  it('follows a name that is changed, and drops who is archived', async () => {
    const store = await aBook();
    expect(await found('finch', store)).toEqual([1]);
    await store.atomically({ kind: 'edit', day: '2026-11-23' }, async (book) => {
      await book.customers.change(1, { name: 'Ada Sparrow', company: null });
      await book.customers.change(3, { archived: true });
    });
    expect(await found('sparrow', store)).toEqual([1]);
    expect(await found('finch', store)).toEqual([]);
    expect(await found('cy', store)).toEqual([]);
  });

  it('holds nothing of a person who was erased, not even in the free pages of the file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cadence-search-'));
    try {
      const scene = {
        database: join(folder, 'book.db'),
        input: 'name,email\nAda Zebrafish,ada@zebra.example\nBo,bo@b.example\n',
      };
      await runCadence('import -', scene);
      await runCadence(['log', '1', '--outcome', 'connected', '--note', 'likes quagmires'], scene);
      expect((await runCadence('search quagm', scene)).out).toContain('Ada Zebrafish');
      expect(await runCadence('erase 1 --yes', scene)).toMatchObject({ code: 0 });
      expect(await runCadence('search zebra', scene)).toMatchObject({ out: '' });
      const files = readdirSync(folder).filter((file) => file.startsWith('book.db'));
      for (const file of files) expect(readFileSync(join(folder, file), 'latin1')).not.toMatch(/zebrafish|quagmire/i);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
