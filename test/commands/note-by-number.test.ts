import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCadence } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';

let folder: string;
let database: string;
const run = async (words: readonly string[], scene = {}) => await runCadence(words, { database, ...scene });
const listed = async () => JSON.parse((await run(['note', '1', '--list', '--json'])).out);
const bytes = () =>
  [database, `${database}-wal`]
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'latin1').toLowerCase())
    .join('');

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-note-'));
  database = join(folder, 'cadence.db');
  await run(['add', 'Ada Finch']);
  await run(['note', '1', 'collects Zanzibar stamps']);
  await run([
    'log',
    '1',
    '--outcome',
    'connected',
    '--note',
    'met Bo Sparrow in Timbuktu',
    '--answer',
    'business=slow in Ushuaia',
  ]);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('notes by number', () => {
  it('are listed from the oldest, wherever the words were written', async () => {
    expect(await listed()).toEqual([
      { number: 1, day: '2026-11-23', about: 'business', text: 'slow in Ushuaia' },
      { number: 2, day: '2026-11-23', about: 'fact', text: 'collects Zanzibar stamps' },
      { number: 3, day: '2026-11-23', about: 'call', text: 'met Bo Sparrow in Timbuktu' },
    ]);
    expect((await run(['note', '1', '--list'])).out).toContain('  2  2026-11-23  fact: collects Zanzibar stamps\n');
  });

  it.each([
    ['an answer', 1, 'ushuaia'],
    ['a fact', 2, 'zanzibar'],
    ['the note of a call', 3, 'timbuktu'],
  ])('%s is deleted from the lists, the journal, the search and the file', async (_, number, trace) => {
    expect(bytes()).toContain(trace);
    const { code, out, err } = await run(['note', '1', '--delete', String(number), '--yes']);
    expect({ code, out, err }).toEqual({ code: 0, out: `deleted note ${number} about Ada Finch\n`, err: '' });
    expect(bytes()).not.toContain(trace);
    expect(await listed()).toHaveLength(2);
    expect((await run(['history', '1'])).out.toLowerCase()).not.toContain(trace);
    expect((await run(['search', trace])).out).toBe('');
  });

  it.each([
    ['an answer', 1, 'ushuaia'],
    ['a fact', 2, 'zanzibar'],
    ['the note of a call', 3, 'timbuktu'],
  ])('%s gets other words, and the former ones are gone', async (_, number, trace) => {
    const { code, out } = await run(['note', '1', '--edit', String(number), 'likes tea', '--yes']);
    expect({ code, out }).toEqual({ code: 0, out: `edited note ${number} about Ada Finch: likes tea\n` });
    expect((await listed())[number - 1].text).toBe('likes tea');
    expect(bytes()).not.toContain(trace);
    expect((await run(['search', 'tea'])).out).toContain('Ada Finch');
  });

  it('leave what was done undoable, without the words', async () => {
    await run(['note', '1', '--edit', '3', 'met a colleague', '--yes']);
    await run(['edit', '1', '--city', 'Toledo']);
    expect((await run(['undo'])).code).toBe(0);
    expect((await run(['doctor'])).out).not.toMatch(/damage/i);
    expect(await listed()).toMatchObject([{ number: 1 }, { number: 2 }, { text: 'met a colleague' }]);
  });

  it.each([
    ['edited', ['--edit', '3', 'likes tea']],
    ['deleted', ['--delete', '3']],
  ])('are %s in what they were before they were mended, too', async (_, words) => {
    await run(['log', '1', '--last', '--note', 'met Bo Sparrow in Samarkand']);
    for (const trace of ['timbuktu', 'samarkand']) expect(bytes()).toContain(trace);
    expect((await run(['note', '1', ...words, '--yes'])).code).toBe(0);
    const [, mending] = JSON.parse((await run(['undo', '--list', '--json'])).out);
    await run(['undo', String(mending.id), '--yes']);
    expect(bytes()).not.toMatch(/timbuktu|samarkand/);
  });

  it.each([
    ['--delete', ['--delete', '2'], 'a note deleted for good'],
    ['--edit', ['--edit', '2', 'likes tea'], 'a note edited, its former words gone'],
  ])('cannot be taken back: %s', async (_, words, summary) => {
    await run(['note', '1', ...words, '--yes']);
    const [last, before] = JSON.parse((await run(['undo', '--list', '--json'])).out);
    for (const undo of [
      ['undo', '--yes'],
      ['undo', String(last.id)],
      ['undo', '--dry-run'],
    ]) {
      const { code, out, err } = await run(undo);
      expect({ code, out, err }).toMatchObject({
        code: 1,
        out: '',
        err: expect.stringContaining('cannot be undone'),
      });
      expect(err).toContain(`${last.id}, note: ${summary}`);
    }
    expect((await run(['undo'])).err).toContain(`cadence undo ${before.id}`);
    expect(JSON.parse((await run(['undo', '--list', '--json'])).out)[0]).toMatchObject({ undoneAt: null });
  });

  it('are asked about at a terminal, with the former words to mend', async () => {
    const kept = await run(['note', '1', '--delete', '2'], { prompter: scripted('n') });
    expect(kept.err).toBe('nothing was changed\n');
    await run(['note', '1', '--edit', '2'], { prompter: scripted('collects stamps', 'y') });
    expect((await listed())[1].text).toBe('collects stamps');
  });

  it.each([
    [['--delete', '2'], 'add --yes', 2],
    [['--delete', '9', '--yes'], 'there is no note 9 about Ada Finch', 1],
    [['--edit', 'x', 'tea', '--yes'], 'there is no note x about Ada Finch', 1],
    [['--edit', '2', '--yes'], 'there are no new words', 2],
    [['--edit', '2', '--delete', '2'], '--list, --edit and --delete do not go together', 2],
    [['tea', '--edit', '2', '--goal'], '--goal, --ask, --day and --person are for a new note', 2],
  ])('refuses %j', async (words, message, code) => {
    const refused = await run(['note', '1', ...words]);
    expect(refused.err).toContain(message);
    expect(refused.code).toBe(code);
    expect(await listed()).toHaveLength(3);
  });
});
