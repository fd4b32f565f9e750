/** A power cut loses nothing that was promised: what was said in a call, and that a mail is on its way. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bookFile } from '../support/book-file.ts';
import { runCadence } from '../support/cadence.ts';
import { canTrace, cutPower, eventsOf, momentOf, traced } from '../support/power-cut.ts';
import { launcher, startsWarm } from '../support/program.ts';
import { keys, openProgram } from '../support/terminal.ts';
import { describeWhere } from '../support/where.ts';

let outer: string;
let folder: string;
const at = (name: string) => join(outer, name);
const env = () => ({
  ...{ PATH: process.env['PATH'] ?? '', TZ: process.env['TZ'] ?? '', HOME: folder, XDG_CONFIG_HOME: folder },
  ...{ XDG_DATA_HOME: folder, CADENCE_DB: join(folder, 'book.db'), CADENCE_TODAY: '2026-11-23' },
  ...startsWarm,
});
const cadence = (...words: string[]) => [process.execPath, launcher, ...words];

function run(argv: readonly string[]): void {
  const [file = '', ...args] = argv;
  const { status, stderr } = spawnSync(file, args, { cwd: folder, env: env(), encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

beforeEach(async () => {
  outer = realpathSync(mkdtempSync(join(tmpdir(), 'cadence-power-')));
  folder = at('folder');
  for (const name of ['folder', 'before', 'trace', 'after']) mkdirSync(at(name));
  const database = join(folder, 'book.db');
  await bookFile(database, 'name,phone\nAda Finch,+1 207 555 0100\n');
  await runCadence('today', { database });
  cpSync(folder, at('before'), { recursive: true });
});
afterEach(() => rmSync(outer, { recursive: true, force: true }));

/** What a query finds in the book after a power cut at the moment at which these words were told. */
function afterCutAt(words: string, sql: string): unknown {
  const events = eventsOf(at('trace'));
  rmSync(at('after'), { recursive: true });
  mkdirSync(at('after'));
  cutPower(events, momentOf(events, words), { folder, before: at('before'), to: at('after') });
  const book = new Database(join(at('after'), 'book.db'));
  try {
    expect(book.pragma('integrity_check', { simple: true })).toBe('ok');
    return book.prepare(sql).pluck().all();
  } finally {
    book.close();
  }
}

describeWhere(canTrace, 'no strace here: what is synced before the power fails')(
  'when the power fails (needs strace)',
  () => {
    it('at the moment a call is said to be logged, it is', () => {
      run(traced(at('trace'), cadence('log', '1', '--outcome', 'connected', '--note', 'two daughters')));
      expect(afterCutAt('logged call', 'SELECT note FROM touch')).toEqual(['two daughters']);
    });

    it('at the moment the next question of a call is asked, the last answer is there', async () => {
      const terminal = openProgram(folder, traced(at('trace'), cadence('call', '1')), { env: env(), rows: 50 });
      await terminal.sees('How did it go?', 'Asked not to be called');
      terminal.type('c');
      await terminal.sees('Is this a good moment?', 'Save now');
      terminal.type('y');
      await terminal.sees('1/5', '/help');
      terminal.type(`two new vans${keys.enter}`);
      await terminal.sees('2/5', '/help');
      terminal.kill('SIGKILL');
      await terminal.exit();
      expect(afterCutAt('2/5', 'SELECT note FROM touch UNION ALL SELECT text FROM answer')).toEqual(['two new vans']);
      expect(afterCutAt('1/5', 'SELECT outcome FROM touch')).toEqual(['connected']);
    });

    it('while a mail is on its way, the book knows it, so that nobody gets it twice', () => {
      const sendmail = join(folder, 'post');
      writeFileSync(sendmail, '#!/bin/sh\ncat > /dev/null\n');
      chmodSync(sendmail, 0o755);
      const settings = { 'mail.smtp': `sendmail:${sendmail}`, 'mail.from': 'shop@shop.example' };
      mkdirSync(join(folder, 'cadence'), { mode: 0o700 });
      writeFileSync(join(folder, 'cadence', 'config.json'), JSON.stringify(settings), { mode: 0o600 });
      run(traced(at('trace'), cadence('week', '--email', 'ann@shop.example')));
      expect(afterCutAt(sendmail, 'SELECT state FROM sending')).toEqual(['sending']);
    });
  },
);
