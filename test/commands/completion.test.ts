import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandList } from '../../src/cli.ts';
import { offeredInBash, readBashLine, typedInBash } from '../../src/command-line/bash-line.ts';
import { customerFirst } from '../../src/command-line/candidates.ts';
import { schemaVersion } from '../../src/store/copies.ts';
import { runCadence } from '../support/cadence.ts';

let folder: string;
let book: string;
const settings = new Map([
  ['view.mine', '--owner Ann'],
  ['alias.busy', 'log --outcome busy'],
]);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-completion-'));
  book = join(folder, 'book.db');
  const rows = [
    'Ada Finch,Finch & Sons,Ann,key account',
    'Bo\u001b[31m,,,',
    'A%b,,,',
    '-dash,,,',
    '12,Twelve,Bea,',
    "Ann O'Hara,,,",
    'Émile Öz,ÇA VA,,',
  ];
  writeFileSync(join(folder, 'customers.csv'), `name,company,owner,tags\n${rows.join('\n')}\n`);
  await runCadence(['import', join(folder, 'customers.csv')], { database: book });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const offered = async (typed: readonly string[], database = book) => {
  const { out, err } = await runCadence(['completion', 'words', '--', ...typed], { database, settings, folder });
  expect(err).toBe('');
  return out.split('\n').slice(0, -1).sort();
};

it.each(Array.from({ length: schemaVersion }, (_, i) => i + 1))(
  'completion offers names of a book of schema %i, and leaves it as it is',
  async (schema) => {
    const old = join(folder, `schema-${schema}.db`);
    copyFileSync(`fixtures/books/schema-${schema}.db`, old);
    expect(await offered(['show', 'ADA'], old)).toEqual(['Ada Finch']);
    expect(await offered(['show', 'quay'], old)).toEqual(['Quay, Sons & Co']);
    expect(await offered(['show', 'zoë m'], old)).toEqual(['Zoë Müller-Łoś 🥐']);
    expect(await offered(['show', 'łoś'], old)).toEqual(['Zoë Müller-Łoś 🥐']);
    expect(await offered(['show', 'gone'], old)).toEqual([]);
    const raw = new Database(old, { readonly: true });
    expect(raw.pragma('user_version', { simple: true })).toBe(schema);
    raw.close();
  },
);

it('completion offers the people of companies who are there', async () => {
  const other = join(folder, 'people.db');
  copyFileSync(book, other);
  await runCadence(['add', 'Mona Lünd', '--at', 'Finch & Sons'], { database: other });
  expect(await offered(['call', 'mon'], other)).toEqual(['Mona Lünd']);
  expect(await offered(['call', 'lund'], other)).toEqual(['Mona Lünd']);
  await runCadence(['edit', 'mona', '--person', 'mona', '--left'], { database: other });
  expect(await offered(['call', 'mon'], other)).toEqual([]);
});

describe('completion offers', () => {
  it.each([
    [['li'], ['list']],
    [['bu'], ['busy']],
    [['help', 'tod'], ['today']],
    [['--js'], ['--json']],
    [['list', '--ti'], ['--tier']],
    [
      ['list', '--tier', ''],
      ['A', 'B', 'C'],
    ],
    [['list', '--tier=b'], ['--tier=B']],
    [['list', '--sort', 'pri'], ['priority']],
    [['list', '--columns', 'id,pho'], ['id,phone']],
    [['list', '--view', ''], ['mine']],
    [['list', '--owner', 'a'], ['Ann']],
    [['list', '--tag', 'k'], ['key account']],
    [
      ['log', 'ada', '--outcome', 'left_'],
      ['left_message', 'left_voicemail'],
    ],
    [['busy', '--note', 'x', 'fin'], ['Finch & Sons']],
    [
      ['config', 's'],
      ['script', 'script.A', 'script.B', 'script.C', 'script.rules', 'set', 'shop'],
    ],
    [['config', 'set', 'capa'], ['capacity']],
    [['config', 'unset', 'view'], ['view.mine']],
    [
      ['script', 'show', 'cour'],
      ['courtesy', 'courtesy-de', 'courtesy-es', 'courtesy-fr'],
    ],
    [
      ['call', '--script', 'win'],
      ['win-back', 'win-back-de', 'win-back-es', 'win-back-fr'],
    ],
    [['snooze', 'fin'], ['Finch & Sons']],
    [['merge', 'ada', 'fin'], ['Finch & Sons']],
    [
      ['show', 'a'],
      ['A%b', 'Ada Finch', "Ann O'Hara"],
    ],
    [['show', '--', 'fin'], ['Finch & Sons']],
    [['show', 'é'], ['Émile Öz']],
    [['show', 'emile o'], ['Émile Öz']],
    [['show', 'émile Ö'], ['Émile Öz']],
    [['show', 'ça'], ['ÇA VA']],
    [['show', 'oz'], ['Émile Öz']],
    [['show', 'hara'], ["Ann O'Hara"]],
    [['show', 'ohar'], ["Ann O'Hara"]], // without the apostrophe, or with another one
    [['show', 'o’ha'], ["Ann O'Hara"]],
    [['show', 'sons'], ['Finch & Sons']],
    [['snooze', 'VÁ'], ['ÇA VA']],
    [['show', 'o'], []], // one letter is too little for a later word
    [['show', 'ara'], []], // no word begins so
    [['show', '--', 'dash'], []],
    [['list', '-tier'], []],
    [['show', '%'], []],
    [['show', '--de'], ['--debug']],
    [['show', '1'], []],
    [['note', 'ada', 'f'], []],
    [['nonsense', 'x'], []],
  ])('behind %j', async (typed, words) => {
    expect(await offered(typed)).toEqual(words);
  });

  it.each(commandList.names.map(({ name }) => name))('customers behind %s where it begins with one', async (name) => {
    const command = await commandList.load(name);
    const begins = /^(?:\[options\] )?[<[]customers?[.>\]]/.test(command.usage());
    expect(customerFirst.has(name)).toBe(begins);
  });

  it('the customers of the book that is named on the line', async () => {
    const none = join(folder, 'none.db');
    expect(await offered(['--db', book, 'show', 'ada'], none)).toEqual(['Ada Finch']);
    expect(await offered([`--db=${book}`, 'show', 'ada'], none)).toEqual(['Ada Finch']);
    expect(await offered(['show', `--db=${book}`, '--today=2026-01-01', 'ada'], none)).toEqual(['Ada Finch']);
    expect(await offered(['show', '--db=ada'], book)).toEqual([]); // a file, as shells offer it
    expect(await offered([`--db=${book}`, 'sho'], none)).toEqual(['show']);
  });

  it('nothing that steers the terminal', async () => {
    expect(await offered(['show', 'bo'])).toEqual(['Bo']);
  });

  it('nothing, without a word, where there is no book, or one that cannot be read', async () => {
    expect(await offered(['show', 'a'], join(folder, 'none.db'))).toEqual([]);
    const broken = join(folder, 'broken.db');
    writeFileSync(broken, 'no book at all');
    expect(await offered(['show', 'a'], broken)).toEqual([]);
  });

  it('nothing while another program keeps the book to itself', async () => {
    const locked = join(folder, 'locked.db');
    new Database(book).exec(`VACUUM INTO '${locked}'`).close();
    expect(await offered(['show', 'ad'], locked)).toEqual(['Ada Finch']);
    const other = new Database(locked);
    other.exec('BEGIN EXCLUSIVE');
    expect(await offered(['show', 'ad'], locked)).toEqual([]);
    other.close();
  });
});

describe('a line typed in bash', () => {
  const breaks = ' \t\n"\'@><=;|&(:';
  it.each([
    ['cadence show "The \\"Big', '', ['cadence', 'show', 'The "Big'], 0],
    ["cadence show 'Ann O", '', ['cadence', 'show', 'Ann O'], 0],
    ['cadence show Ann\\ O', '', ['cadence', 'show', 'Ann O'], 0],
    ['cadence show Ratio:\\ C', '', ['cadence', 'show', 'Ratio: C'], 6],
    ['cadence list --tier=', '', ['cadence', 'list', '--tier='], 7],
    ['ls; cadence show a', '', ['cadence', 'show', 'a'], 0],
    ['cadence show ', '', ['cadence', 'show', ''], 0],
  ])('%j is read as its words', (line, _, words, kept) => {
    expect(readBashLine(line, breaks)).toMatchObject({ words, kept });
  });

  it.each([
    ['cadence show finch', ['Ada Finch'], ['Ada\\ Finch']],
    ['cadence show finch', ['Ada Finch', 'Ann Finch'], [' ', 'Ada\\ Finch', 'Ann\\ Finch']],
    ['cadence show a', ['Ada Finch', 'Ann Finch'], ['Ada\\ Finch', 'Ann\\ Finch']],
    ['cadence show Bar:C', ['The Bar:Cafe'], []],
  ])('%j keeps what was typed where %j have less in common', (line, words, typed) => {
    expect(offeredInBash(words, readBashLine(line, breaks))).toEqual(typed);
  });

  it.each([
    ["Ann O'Hara", '', "Ann\\ O\\'Hara"],
    ["Ann O'Hara", "'", "Ann O'\\''Hara"],
    ['The "Big" $(id) `x`', '"', 'The \\"Big\\" \\$(id) \\`x\\`'],
    ['~home; rm *', '', '\\~home\\;\\ rm\\ \\*'],
    ['山本 太郎', '', '山本\\ 太郎'],
  ] as const)('%j goes in as bash reads it behind %j', (word, quote, typed) => {
    expect(typedInBash(word, { quote, kept: 0 })).toBe(typed);
  });
});
