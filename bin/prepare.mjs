// What npm runs after it has installed a checkout, before it packs one, and before every `npx cadence` there: builds what is
// missing. Says in one line what stands in the way, for npm puts that under a page of its own.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url);
const built = existsSync(new URL('dist/main.cjs', root));
const { npm_command: command, npm_execpath: npm } = process.env;
const byNpx = command === 'exec';

if (!(byNpx && built)) {
  const missing = obstacle();
  const problem = missing ?? (await failure());
  const state = built ? 'is as it was, for it could not be built anew' : 'was not built';
  if (problem !== null) console.error(`cadence: dist/ ${state}: ${problem}`);
  // A program that is whole may do without what builds it. npx keeps what is said here to itself, and would end in silence:
  // there bin/cadence.js says what is missing.
  if (problem !== null && !byNpx && !(built && missing !== null)) process.exitCode = 1;
}

/** What nothing can be built without; null when all is there. */
function obstacle() {
  if (!existsSync(new URL('node_modules/rolldown', root)))
    return 'what builds it was left out (NODE_ENV=production, --omit=dev); npm install --include=dev brings it';
  if (!process.features.typescript)
    return `that takes Node 22.18 or newer (this is ${process.versions.node}); npm rebuild node brings it into the checkout`;
  if (bundles() || (!byNpx && installedAnew() && bundles())) return null;
  return 'npm left out the part of rolldown for this machine; install with the npm of Node 22.14 or newer';
}

function bundles() {
  // In a process of its own: what could not be loaded once is not looked for again.
  const { status } = spawnSync(process.execPath, ['--input-type=module', '--eval', "await import('rolldown')"], {
    cwd: fileURLToPath(root),
    stdio: 'ignore',
  });
  return status === 0;
}

/** An old Node's npm leaves out binaries that do not suit that Node; run by the Node of the checkout it brings them. */
function installedAnew() {
  const again = [npm ?? '', 'install', '--ignore-scripts', '--no-save', '--no-audit', '--no-fund'];
  return spawnSync(process.execPath, again, { cwd: fileURLToPath(root), stdio: 'ignore' }).status === 0;
}

/** Builds; why it did not work, or null. */
async function failure() {
  try {
    await import('./build.mjs');
    await import('./man.mjs');
    if (!byNpx) await import('./lock.mjs');
    return null;
  } catch (error) {
    return error.message;
  }
}
