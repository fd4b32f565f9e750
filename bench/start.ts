/** How long a person waits for `cadence today`, as a multiple of the shortest any Node program can take. */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import { benchDay, makeBook } from './books.ts';
import { type Command, compare, installed, median, reportRatio } from './process.ts';

const cadence = fileURLToPath(new URL('../bin/cadence.js', import.meta.url));
const executable = fileURLToPath(new URL('../package/cadence', import.meta.url));

export async function benchStart(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cadence-bench-'));
  try {
    const today = async (customers: number): Promise<Command> => {
      const book = join(folder, `${customers}.db`);
      await makeBook(book, customers);
      return {
        name: `cadence today, ${customers.toLocaleString('en-US')} customers`,
        argv: [process.execPath, cadence, '--db', book, '--today', benchDay, 'today'],
      };
    };
    const bare: Command = { name: 'node -e 0', argv: [process.execPath, '-e', '0'] };
    const [small, usual, large] = [await today(1_000), await today(10_000), await today(100_000)];
    const help: Command = { name: 'cadence --help', argv: [process.execPath, cadence, '--help'] };
    reportRatio(usual.name, bare.name, compare(usual, bare), 1.7);
    reportRatio(large.name, bare.name, compare(large, bare), 1.75);
    await benchDesk([process.execPath, cadence, '--db', join(folder, '10000.db'), '--today', benchDay], bare);
    reportRatio(help.name, bare.name, compare(help, bare), 1.3);
    const tab = ['completion', 'words', '--line', 'cadence show a', '--breaks', '=:'];
    const completion = (customers: number): Command => ({
      name: `completion of a name, ${customers.toLocaleString('en-US')} customers`,
      argv: [process.execPath, cadence, '--db', join(folder, `${customers}.db`), ...tab],
    });
    reportRatio(completion(10_000).name, bare.name, compare(completion(10_000), bare), 1.4);
    reportRatio(completion(100_000).name, bare.name, compare(completion(100_000), bare), 1.4);
    reportRatio(large.name, 'the same, 1,000 customers', compare(large, small), 1.3);
    const locked = encrypted(usual, join(folder, 'locked.db'));
    reportRatio(locked.name, usual.name, compare(locked, usual), 2.5);
    if (existsSync(executable)) {
      const packed: Command = { name: 'the executable, the same', argv: [executable, ...usual.argv.slice(2)] };
      reportRatio(packed.name, usual.name, compare(packed, usual), 1);
    } else console.log('npm run package was not run: the executable is left out');
    if (installed('task')) reportRatio(usual.name, 'task next, 10,000 tasks', compare(usual, taskNext(folder)), 0.6);
    else console.log('Taskwarrior is not installed: left out');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** From the start to the first screen of the desk, and out of it again, against bare Node on the same pseudo-terminal. */
async function benchDesk(argv: readonly string[], bare: Command): Promise<void> {
  const pairs: { a: number; b: number }[] = [];
  for (let run = 0; run < 16; run++)
    pairs.push({ a: await secondsOnTerminal(argv), b: await secondsOnTerminal(bare.argv) });
  const [, ...warm] = pairs;
  const ratio = median(warm.map(({ a, b }) => a / b));
  const figures = { a: median(warm.map(({ a }) => a)), b: median(warm.map(({ b }) => b)), ratio };
  reportRatio('cadence alone, 10,000 customers', `${bare.name} on a terminal`, figures, 2.5);
}

async function secondsOnTerminal([file = '', ...args]: readonly string[]): Promise<number> {
  const start = process.hrtime.bigint();
  const pty = spawn(file, args, { cols: 80, rows: 24, env: { ...process.env, TERM: 'xterm-256color' } });
  let seen = '';
  pty.onData((data) => {
    if (seen.includes('leave')) return;
    seen += data;
    if (seen.includes('leave')) pty.write('q');
  });
  await new Promise((resolve) => pty.onExit(resolve));
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** The same command with the same book, encrypted: what the key costs. */
function encrypted({ name, argv }: Command, book: string): Command {
  const env = { CADENCE_KEY: 'blue heron over the weir' };
  const [program, ...args] = argv;
  const at = args.indexOf('--db') + 1;
  copyFileSync(args[at] ?? '', book);
  execFileSync(process.execPath, [cadence, '--db', book, 'config', 'encrypt', '--yes'], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  return { name: `${name}, encrypted`, argv: [program, ...args.with(at, book)], env };
}

/** Taskwarrior's own list of what to do next, over as many tasks. */
function taskNext(folder: string): Command {
  const env = { TASKDATA: join(folder, 'task'), TASKRC: join(folder, 'taskrc') };
  writeFileSync(env.TASKRC, `data.location=${env.TASKDATA}\nconfirmation=off\nverbose=nothing\n`);
  const tasks = Array.from({ length: 10_000 }, (_, i) => ({
    description: `call customer ${i}`,
    status: 'pending',
    due: '20261120T090000Z',
  }));
  const file = join(folder, 'tasks.json');
  writeFileSync(file, JSON.stringify(tasks));
  execFileSync('task', ['import', file], { env: { ...process.env, ...env }, stdio: 'ignore' });
  spawnSync('task', ['next'], { env: { ...process.env, ...env }, stdio: 'ignore' });
  return { name: 'task next', argv: ['task', 'next'], env };
}
