/** What a start loads: nothing of PostgreSQL where the book is a file. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ownFolder } from '../support/folder.ts';
import { launcher, program } from '../support/program.ts';

interface Covered {
  readonly result: readonly { readonly url: string }[];
}

/** The pieces of the program that a command has loaded, as V8 counts them. */
function loadedBy(folder: string, ...words: readonly string[]): readonly string[] {
  const counted = join(folder, `counted-${readdirSync(folder).length}`);
  mkdirSync(counted);
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, NODE_V8_COVERAGE: counted };
  spawnSync(process.execPath, [launcher, ...words], { cwd: folder, env });
  const urls = readdirSync(counted).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(counted, name), 'utf8')) as Covered;
    return result.map(({ url }) => url);
  });
  return urls.filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url));
}

/** Words that stand in the code of `pg`, and in that of our own engine over it. */
const ofServer = ['SCRAM-SHA-256', 'pg_stat_activity', 'search_path'];
const has = (piece: string) => ofServer.filter((word) => readFileSync(piece, 'utf8').includes(word));

it('loads the engine for a server only where one is named', () => {
  const folder = ownFolder();
  writeFileSync(join(folder, 'list.csv'), 'Name,Phone\nAda Finch,+1 312 555 0101\n');
  for (const words of [['import', 'list.csv'], ['today'], ['log', '1', '--outcome', 'busy'], ['list'], ['doctor']]) {
    const loaded = loadedBy(folder, '--db', 'book.db', ...words);
    expect(loaded.filter((piece) => piece.startsWith(program)).length).toBeGreaterThan(3);
    expect([words, loaded.filter((piece) => has(piece).length > 0)]).toEqual([words, []]);
  }
  const onServer = loadedBy(folder, '--db', 'postgres://ann@127.0.0.1:1/shop', 'today');
  expect(new Set(onServer.flatMap(has))).toEqual(new Set(ofServer));
});
