/** Hostile files and notes through the real commands: nothing crashes, hangs, or stays active in their output. */
import { fork } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { emptyBook, runCadence, type Scene } from '../../test/support/cadence.ts';
import { type Check, inTerminal } from './alive.ts';
import { hostileFile, hostileText, pick, type Random } from './hostile.ts';
import { inPlace, numbersFrom } from './place.ts';
import { mustRoundTrip, readers } from './readers.ts';

export type Kind = 'files' | 'notes';

/** A single command may keep the processor busy for so long, in milliseconds; waiting for others on a busy machine is no hang. */
const longest = 2_000;
/** So many inputs go into one book; then all that reads looks at it, and the next begins with an empty one. */
const batch = 200;

/** All inputs, shared out among processes. */
export async function fuzzed(kind: Kind, count: number, seed: number): Promise<void> {
  const batches = Math.ceil(count / batch);
  const processes = Math.min(batches, availableParallelism() + 1);
  let next = 0;
  await Promise.all(
    Array.from({ length: processes }, async () => {
      while (next < batches) {
        const first = next;
        next += Math.min(10, batches - next);
        await inProcess([kind, String(first * batch), String(Math.min(count, next * batch)), String(seed)]);
      }
    }),
  );
}

async function inProcess(args: readonly string[]): Promise<void> {
  const child = fork(fileURLToPath(new URL('fuzz-worker.ts', import.meta.url)), args, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (data) => {
    said += data;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(said.trim() || `the fuzzer ended with ${code}`);
}

/** The inputs from one number to another, each made from the seed and its own number. */
export async function fuzz(kind: Kind, from: number, to: number, seed: number): Promise<void> {
  await inPlace(async ({ folder }) => {
    // Rejected rows are written to the folder one is in.
    const own = process.cwd();
    process.chdir(folder);
    try {
      await runCadence('import -', { input: 'Name,Email\nAda,ada@example.com\n' }); // what is loaded once is no hang
      for (let first = from; first < to; first += batch)
        await (kind === 'files' ? fuzzFiles : fuzzNotes)(first, Math.min(to, first + batch), seed);
    } finally {
      process.chdir(own);
    }
  });
}

const randomFor = (seed: number, number: number) => numbersFrom(Math.imul(seed, 1_000_003) + number);

async function fuzzFiles(from: number, to: number, seed: number): Promise<void> {
  const store = await emptyBook();
  const scene: Scene = { store, settings: new Map([['mail.from', 'shop@shop.example']]) };
  for (let number = from; number < to; number++) {
    const random = randomFor(seed, number);
    const bytes = hostileFile(random);
    const path = `${number}${pick(random, ['.csv', '.csv', '.tsv', '.vcf', '.csv.gz'])}`;
    writeFileSync(path, bytes);
    const words = [
      'import',
      random() < 0.02 ? '-' : path,
      ...pick(random, [[], [], ['--strict'], ['--json'], ['--dry-run']]),
    ];
    await behaves(words, { ...scene, input: bytes }, { bytes, number, seed });
    if (number % 25 === 0) await look(random, scene, { bytes, number, seed });
  }
  const last = { bytes: Buffer.from(''), number: to - 1, seed };
  for (const { words, check } of readers) await behaves(words, scene, last, check);
  await mustRoundTrip(store);
  store.close();
}

async function fuzzNotes(from: number, to: number, seed: number): Promise<void> {
  const store = await emptyBook();
  const settings = new Map([['mail.from', 'shop@shop.example']]);
  const scene: Scene = { store, settings };
  await runCadence('import -', {
    store,
    input: 'Name,Email,Phone\nAda,ada@example.com,+1 312 555 0101\nBo,bo@example.com,\n',
  });
  for (let number = from; number < to; number++) {
    const random = randomFor(seed, number + 0x4000_0000);
    // No program can be given a NUL as an argument.
    const text = hostileText(random).replaceAll('\u0000', '') || 'x';
    const input = { bytes: Buffer.from(text), number, seed };
    await behaves(pick(random, saying(text, random)), scene, input);
    if (number % 25 === 0) await look(random, scene, input);
  }
  const last = { bytes: Buffer.from(''), number: to - 1, seed };
  for (const { words, check } of readers) await behaves(words, scene, last, check);
  await mustRoundTrip(store);
  store.close();
}

/** The same text wherever a command takes text. */
const saying = (text: string, random: Random): readonly (readonly string[])[] => [
  ['note', '1', '--', text],
  ['log', '1', '--outcome', 'connected', `--note=${text}`, `--promise=${text}`],
  ['log', '1', '--outcome', 'connected', `--fact=${text}`, `--answer=business=${text}`, `--caller=${text}`],
  ['note', '--ask', '2', '--', text],
  ['add', '--email=x@example.com', '--yes', '--', text],
  ['edit', '2', `--name=${text}`, `--city=${text}`, `--website=${text}`],
  ['edit', '1', `--company=${text}`, `--product=${text}`, `--owner=${text}`, `--phone=${text}`],
  ['tag', '1', `+${text}`],
  ['dates', 'add', '1', 'renewal', '2026-12-20', text],
  ['dnc', '2', '--kind', 'card', `--reason=${text}`, `--person=${text}`],
  ['event', '--tag=vip', `--reason=${text}`, '--', text],
  ['interval', '1', '60d', `--by=${text}`, `--reason=${text}`],
  ['config', 'set', pick(random, ['product', 'view.x', 'alias.x', 'me', 'mail.from', 'mail.owners']), text, '--yes'],
  ['search', '--', text],
  ['show', '--', text],
  ['list', `--tag=${text}`, `--owner=${text}`],
  ['script', 'show', '--', text],
  ['script', 'new', '--', text],
  ['export', '--person', text],
  ['completion', 'words', '--', 'show', text],
  ['backup', '--list', text],
  ['restore', '--yes', '--', text],
  ['week', '--email', text, '--dry-run'],
  ['log', '2', '--outcome', 'connected', `--at=${text}`, `--next=${text}`, `--minutes=${text}`],
];

interface Input {
  readonly bytes: Buffer;
  readonly number: number;
  readonly seed: number;
}

async function look(random: Random, scene: Scene, input: Input): Promise<void> {
  const { words, check } = pick(random, readers);
  await behaves(words, scene, input, check);
}

/** Runs a command and holds it to what every command owes its user. */
async function behaves(words: readonly string[], scene: Scene, input: Input, check: Check = inTerminal): Promise<void> {
  const began = process.cpuUsage();
  const { code, out, err } = await runCadence(words, scene);
  const { user, system } = process.cpuUsage(began);
  const took = (user + system) / 1_000;
  const wrong = (why: string): never => {
    const folder = mkdtempSync(join(tmpdir(), 'cadence-fuzz-'));
    writeFileSync(join(folder, 'input'), input.bytes);
    throw new Error(
      `${why}: ${JSON.stringify(words.join(' ').slice(0, 200))}, input ${input.number} of seed ${input.seed}, kept in ${folder}\n${err.slice(0, 800)}`,
    );
  };
  if (code !== 0 && code !== 1 && code !== 2) wrong(`exit ${code}`);
  if (err.includes('bug in cadence')) wrong('a crash');
  if (took > longest) wrong(`${took.toFixed(0)} ms`);
  const alive = (await check(out)) ?? (await inTerminal(err.replaceAll('\r', '')));
  if (alive !== null) wrong(alive);
  for (const name in {}) wrong(`every object has "${name}" now`);
}
