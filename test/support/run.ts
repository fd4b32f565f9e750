/**
 * Around a run of the suite: one folder of its own, which holds the program as the sources say it now and everything
 * temporary. Two runs in one checkout do not meet, and neither touches dist/.
 */
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { stopServers } from './postgres.ts';
import { isCounted, whole } from './thorough.ts';

/** Variables that configure the suite. */
const ours = /^CADENCE_(?:COVERAGE|PROGRAM|RUN|TEST_.*)$/;

/** Linux's disk in memory. Books wait for a disk several times a test: a short run does without, a whole one is on the disk. */
const memory = '/dev/shm';
const roomForRun = 2 ** 29; // it takes 40 MB

function placeForRun(): string {
  if (whole || process.env['TMPDIR'] !== undefined || !existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  // Containers give it 64 MB, or let nothing run there: tests write programs and run them.
  const closed = /^\S+ \/dev\/shm \S+ (?:\S+,)?(?:noexec|ro)(?:,|\s)/m.test(readFileSync('/proc/mounts', 'utf8'));
  return !closed && bavail * bsize > roomForRun ? memory : tmpdir();
}

export async function setup({ vitest, config }: TestProject): Promise<void> {
  if (process.env['CADENCE_RUN'] !== undefined) return; // another part of the suite came first
  const folder = mkdtempSync(join(placeForRun(), 'cadence-'));
  chmodSync(folder, 0o711); // a test that gives up the rights of root still finds its way
  // The processes that run the tests have these from their parent.
  process.env['CADENCE_RUN'] = folder;
  mkdirSync(join(folder, 'home'));
  for (const name of Object.keys(process.env))
    if (name.startsWith('CADENCE_') && !ours.test(name)) delete process.env[name]; // of who runs the tests
  const { filenamePattern } = vitest as unknown as { readonly filenamePattern?: readonly string[] }; // not in its types
  const isNamed = filenamePattern !== undefined || config.testNamePattern !== undefined;
  if (whole || isCounted || isNamed) delete process.env['CADENCE_TEST_TURN'];
  else process.env['CADENCE_TEST_TURN'] = String(config.sequence.seed);
  // Each key to an encrypted book is made in 46 MiB, and hundreds are: glibc is to keep that, not to ask Linux for it each time.
  process.env['MALLOC_MMAP_THRESHOLD_'] ??= String(64 * 1024 * 1024);
  process.env['MALLOC_TRIM_THRESHOLD_'] ??= String(256 * 1024 * 1024);
  const program = join(folder, 'the program'); // with a space, as folders of people have
  mkdirSync(join(program, 'dist'), { recursive: true });
  const made = (script: string, ...args: readonly string[]) =>
    promisify(execFile)(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...args]);
  await Promise.all([made('install.mjs', program), made('../../bin/man.mjs', join(program, 'dist'))]);
}

export function teardown(): void {
  const folder = process.env['CADENCE_RUN'] ?? '';
  stopServers(folder);
  const list = join(folder, 'skipped');
  const skipped = existsSync(list) ? new Set(readFileSync(list, 'utf8').trim().split('\n')) : [];
  for (const why of skipped) console.log(`skipped: ${why}`);
  if (process.env['CADENCE_TEST_TURN'] !== undefined)
    console.log(
      'skipped: rows of long tables, tests of long files and of the program, one of two zones; others in each run, all with TESTS=whole',
    );
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
