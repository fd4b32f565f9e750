/** Around each file of tests: a folder for what is temporary, which must be empty again, and an eye on the time zone. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join, matchesGlob, relative } from 'node:path';
import { afterAll, expect } from 'vitest';
import { runFolder } from './program.ts';
import { watchZone } from './zone-watch.ts';
import { zoneless } from './zones.ts';

// The files of a process run one after the other, each with these lines before it.
interface Around {
  /** Where the running file asked for the time zone, if it may not. */
  asked: string | null;
  mayAsk: boolean;
  readonly known: Set<string>;
}
const kept = globalThis as { around?: Around };
kept.around ??= begin();
const { around } = kept;

function begin(): Around {
  const around: Around = { asked: null, mayAsk: true, known: new Set(['node-compile-cache']) }; // the launcher's
  watchZone((where) => {
    if (!around.mayAsk) around.asked ??= where();
  });
  return around;
}

const file = relative(process.cwd(), expect.getState().testPath ?? '').replaceAll('\\', '/');
around.asked = null;
around.mayAsk = !zoneless.some((glob) => matchesGlob(file, glob));

const temporary = join(runFolder ?? '', String(process.pid));
mkdirSync(temporary, { recursive: true });
process.env['TMPDIR'] = temporary;

afterAll(() => {
  const left = readdirSync(temporary).filter((name) => !around.known.has(name));
  for (const name of left) around.known.add(name);
  expect(left, 'left behind in the folder for temporary files').toEqual([]);
  expect(around.asked, 'test/support/zones.ts says that nothing here depends on the time zone').toBeNull();
});
