/** `npm run check` does several things at once: none of them may fail unseen. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ownFolder } from '../support/folder.ts';

const together = fileURLToPath(new URL('../../bin/together.mjs', import.meta.url));

const silent = 'echo silent';

it.each([
  ['all is well', { types: silent, lint: silent }, 'echo tests', 0, /^$/],
  [
    'a script fails',
    { types: 'echo wrong types; exit 2', lint: silent },
    'echo tests',
    1,
    /^wrong types\nfailed: types\n$/,
  ],
  [
    'both scripts fail',
    { types: 'echo wrong; exit 2', lint: 'echo badly said >&2; exit 1' },
    'echo tests',
    1,
    /^(?:wrong\nbadly said|badly said\nwrong)\nfailed: types, lint\n$/,
  ],
  ['the command fails', { types: silent, lint: silent }, 'echo tests; exit 1', 1, /^failed: sh\n$/],
  ['a script is killed', { types: 'kill -9 $$', lint: silent }, 'echo tests', 1, /failed: types\n$/],
])('%s: it is said, and what failed is named', (_, scripts, tests, status, err) => {
  const cwd = ownFolder();
  writeFileSync(join(cwd, 'package.json'), JSON.stringify({ scripts }));
  const ended = spawnSync(process.execPath, [together, 'types,lint', 'sh', '-c', tests], { cwd, encoding: 'utf8' });
  expect(ended).toMatchObject({ status, stdout: 'tests\n' });
  expect(ended.stderr).toMatch(err);
});
