/** Nothing of the user's is overwritten: every command that writes to a named file asks the same function. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bookFile } from '../support/book-file.ts';
import { runCadence } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';
import { quickKey } from '../support/quick-keys.ts';
import { whole } from '../support/thorough.ts';
import { itWhere } from '../support/where.ts';
import { zones } from '../support/zones.ts';

let folder: string;
let database: string;
const at = (name: string) => join(folder, name);
const run = (words: readonly string[], more: Parameters<typeof runCadence>[1] = {}) =>
  runCadence(words, { database, folder, ...more });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-named-'));
  database = at('cadence.db');
  writeFileSync(at('config.json'), '{"me": "Ann"}');
  await bookFile(database, 'Name,Email\nAda Finch,ada@example.com\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Each command that writes to a file, told which. */
const all: readonly (readonly [string, (file: string) => readonly string[]])[] = [
  ['export', (file) => ['export', file]],
  ['export of customers', (file) => ['export', file, '--format', 'csv']],
  ['export of a person', (file) => ['export', file, '--person', '1']],
  ['report', (file) => ['report', '--out', file]],
  ['week as a page', (file) => ['week', '--html', '--out', file]],
  ['week as a calendar', (file) => ['week', '--ics', '--out', file]],
  ['week as a table', (file) => ['week', '--csv', '--out', file]],
  ['plan', (file) => ['plan', '--ics', '--out', file]],
  ['completion', (file) => ['completion', 'bash', '--out', file]],
  ['backup', (file) => ['backup', '--to', file]],
];
/** In short, what asks for the time zone is all that is tried in the second one: calendars. */
const commands = whole || process.env['TZ'] === zones[0] ? all : all.filter(([, words]) => words('').includes('--ics'));

/** What no command may write to, whatever it is told, and how it comes to be there. */
const untouchable: readonly (readonly [string, RegExp, () => Promise<string>])[] = [
  ['the book', /is the book itself/, async () => database],
  ['the log of the book', /is part of the book/, async () => `${database}-wal`],
  ['the memory of its log', /is part of the book/, async () => `${database}-shm`],
  ['the settings', /is the file of your settings/, async () => at('config.json')],
  ['a copy of the book', /is a cadence book or a backup of one/, async () => (await run(['backup'])).out.trim()],
  [
    'the log beside a copy',
    /is a cadence book or a backup of one/,
    async () => `${(await run(['backup'])).out.trim()}-journal`,
  ],
  [
    'a link to the book',
    /is the book itself/,
    async () => {
      symlinkSync('cadence.db', at('link'));
      return at('link');
    },
  ],
  [
    'another name of the book',
    /is the book itself/,
    async () => {
      linkSync(database, at('other-name'));
      return at('other-name');
    },
  ],
  [
    'a link to a link to the settings',
    /is the file of your settings/,
    async () => {
      mkdirSync(at('deep'));
      symlinkSync('../config.json', join(folder, 'deep', 'one'));
      symlinkSync(join(folder, 'deep', 'one'), at('two'));
      return at('two');
    },
  ],
  [
    'an encrypted book',
    /is a cadence book or a backup of one/,
    async () => {
      const other = at('other.db');
      await bookFile(other, 'Name,Email\nAda Finch,ada@example.com\n', quickKey);
      return other;
    },
  ],
];

describe.each(commands.map(([name, words], i) => [name, words, i] as const))('%s', (_, words, i) => {
  // One function decides for all of them: in short each command meets some of it, and together they meet all.
  const met = untouchable.filter((_, n) => whole || (n + i) % 3 === 0);
  it.each(met)('never writes to %s, also when told to insist', async (_, message, make) => {
    const path = await make();
    // The book itself may be written to by what the command does besides, such as figures for a new day.
    const kept = () => (existsSync(path) ? readFileSync(path).subarray(0, 16).toString('latin1') : null);
    const before = kept();
    for (const insisting of [[], ['--force']]) {
      const { code, out, err } = await run([...words(path), ...insisting]);
      expect({ code, out, err }).toMatchObject({ code: 1, out: '', err: expect.stringMatching(message) });
      expect(kept()).toBe(before);
    }
    expect((await run(['list', '--json'])).out).toContain('Ada Finch');
  });

  it('asks for a name where it is empty', async () => {
    expect(await run(words(''))).toMatchObject({ code: 2, err: expect.stringMatching(/is empty\n {2}name one/) });
  });

  itWhere(existsSync('/proc/self/mem'), 'no /proc here: a file that cannot be read')(
    'says of what cannot be read that it cannot',
    async () => {
      expect(await run(words('/proc/self/mem'))).toMatchObject({
        code: 1,
        err: expect.stringMatching(/could not be read/),
      });
    },
  );

  it('replaces a file that is there only with --force or a yes', async () => {
    const path = at('precious');
    writeFileSync(path, 'precious');
    expect(await run(words(path))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/is already there.*\n.*--force/),
    });
    const no = scripted('n');
    expect(await run(words(path), { prompter: no })).toMatchObject({ code: 0, err: 'nothing was written\n' });
    expect(no.asked).toEqual([`${path} is already there. Replace it?`]);
    expect(readFileSync(path, 'utf8')).toBe('precious');
    expect(await run(words(path), { prompter: scripted('y') })).toMatchObject({ code: 0 });
    expect(readFileSync(path, 'utf8')).not.toBe('precious');
    writeFileSync(path, 'precious again');
    expect(await run([...words(path), '--force'])).toMatchObject({ code: 0 });
    expect(readFileSync(path, 'utf8')).not.toContain('precious');
  });

  it('writes where a link leads only with --force, and leaves the link', async () => {
    writeFileSync(at('page'), 'precious');
    symlinkSync('page', at('link'));
    expect(await run(words(at('link')))).toMatchObject({ code: 1, err: expect.stringContaining('is a link to') });
    expect(readFileSync(at('page'), 'utf8')).toBe('precious');
    expect(await run([...words(at('link')), '--force'])).toMatchObject({ code: 0 });
    expect(lstatSync(at('link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(at('page'), 'utf8')).not.toBe('precious');
  });

  it('refuses a folder, and leaves nothing beside what it did not write', async () => {
    mkdirSync(at('folder'));
    expect(await run([...words(at('folder')), '--force'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('is a folder'),
    });
    expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual([]);
  });
});

const pages = commands.filter(([name]) => name !== 'backup');

it.each(pages)('%s replaces what cadence itself wrote and nobody changed, without a question', async (_, words) => {
  const path = at('page');
  // An export also says what has no place in the file.
  const wrote = { code: 0, err: expect.stringMatching(new RegExp(`^wrote ${path}\n(?:not in this file: .*\n)?$`)) };
  expect(await run(words(path))).toMatchObject(wrote);
  await run(['add', 'Bo Sparrow']);
  expect(await run(words(path))).toMatchObject(wrote);
  writeFileSync(path, `${readFileSync(path, 'utf8')}a remark`);
  expect(await run(words(path))).toMatchObject({ code: 1 });
  expect(readFileSync(path, 'utf8')).toMatch(/a remark$/);
});

it.each(pages)('%s writes to a device or a pipe only with --force', async (_, words) => {
  expect(await run(words('/dev/null'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('is a device or a pipe'),
  });
  expect(await run([...words('/dev/null'), '--force'])).toMatchObject({ code: 0 });
  expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
  spawnSync('mkfifo', [at('pipe')]);
  expect(await run(words(at('pipe')))).toMatchObject({
    code: 1,
    err: expect.stringContaining('is a device or a pipe'),
  });
});

it('asks once about all tables of an export, and writes none on no', async () => {
  const tables = at('tables');
  expect(await run(['export', tables, '--format', 'tables'])).toMatchObject({ code: 0 });
  expect(await run(['export', tables, '--format', 'tables'])).toMatchObject({ code: 0 });
  for (const name of ['customer.csv', 'touch.csv']) writeFileSync(join(tables, name), 'mended by hand');
  expect(await run(['export', tables, '--format', 'tables'])).toMatchObject({ code: 1 });
  const prompter = scripted('n');
  await run(['export', tables, '--format', 'tables'], { prompter });
  expect(prompter.asked).toEqual([`${join(tables, 'customer.csv')} and 1 more file are already there. Replace them?`]);
  expect(readFileSync(join(tables, 'touch.csv'), 'utf8')).toBe('mended by hand');
});

it('puts rejected rows beside those that somebody is mending', async () => {
  const file = at('customers.csv');
  writeFileSync(file, 'Name,Email\nBo Sparrow,bo@example.com\n,\n,nobody at all\n');
  await run(['import', file, '--map', 'name=Name']);
  const rejects = `${file}.rejects.csv`;
  const first = readFileSync(rejects, 'utf8');
  expect(first).toContain('nobody at all');
  await run(['import', file, '--map', 'name=Name']);
  expect(readFileSync(rejects, 'utf8')).toBe(first);
  expect(existsSync(`${file}.rejects-2.csv`)).toBe(false);
  writeFileSync(rejects, first.replace('nobody at all', 'cy@example.com'));
  const { out } = await run(['import', file, '--map', 'name=Name']);
  expect(out).toContain(`${file}.rejects-2.csv`);
  expect(readFileSync(rejects, 'utf8')).toContain('cy@example.com');
});
