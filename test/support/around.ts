/** Around each file of tests: a folder for what is temporary, which must be empty again, and an eye on the time zone. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join, matchesGlob, relative } from 'node:path';
import { afterAll, expect } from 'vitest';
import { runFolder } from './program.ts';
import { watchZone } from './zone-watch.ts';
import { zoneless } from './zones.ts';

// The files of a process run one after the other, each with these lines before it.
const kept = globalThis as { around?: { asks: string[]; known: Set<string> } };
if (kept.around === undefined) {
  const asks: string[] = [];
  kept.around = { asks, known: new Set(['node-compile-cache']) }; // the launcher's
  watchZone((where) => asks.length === 0 && asks.push(where));
}
const { asks, known } = kept.around;
asks.length = 0;

const temporary = join(runFolder ?? '', String(process.pid));
mkdirSync(temporary, { recursive: true });
process.env['TMPDIR'] = temporary;

afterAll(() => {
  const left = readdirSync(temporary).filter((name) => !known.has(name));
  for (const name of left) known.add(name);
  expect(left, 'left behind in the folder for temporary files').toEqual([]);
  const file = relative(process.cwd(), expect.getState().testPath ?? '').replaceAll('\\', '/');
  if (zoneless.some((glob) => matchesGlob(file, glob)))
    expect(asks, 'test/support/zones.ts says that nothing here depends on the time zone').toEqual([]);
});
