/** Measures whole processes: pairs in turn, the median of the ratios, so that a slow spell hits both. */
import { spawnSync } from 'node:child_process';

export interface Command {
  readonly name: string;
  readonly argv: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** Run before each measured run, outside the time. */
  readonly before?: () => void;
}

/**
 * Seconds of the processor (user and system) that one run takes: waiting for others on a busy machine is not in it.
 * Only a shell can tell of its children; without bash it is the time that passes. Fails when the command does.
 */
export function secondsOf(command: Command): number {
  command.before?.();
  const [file, ...args] = hasBash ? ['bash', '-c', timed, 'timed', ...command.argv] : command.argv;
  const start = process.hrtime.bigint();
  const ended = spawnSync(file, args, { env: { ...process.env, ...command.env }, stdio: ['ignore', 'ignore', 'pipe'] });
  const passed = Number(process.hrtime.bigint() - start) / 1e9;
  const said = ended.stderr.toString();
  if (ended.status !== 0) throw new Error(`${command.name}: ${said || ended.error}`);
  if (!hasBash) return passed;
  const [user, system] = said.trimEnd().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  return (user ?? Number.NaN) + (system ?? Number.NaN);
}

const timed = 'TIMEFORMAT="%3U %3S"; time "$@"';
const hasBash = installed('bash');

export interface Comparison {
  readonly a: number;
  readonly b: number;
  /** Median of the ratios, pair by pair. */
  readonly ratio: number;
}

export function compare(a: Command, b: Command, runs = 15): Comparison {
  return pairsOf(a, b, { runs, seconds: secondsOf });
}

/** The same by the time that passes: for commands most of whose work a server does. */
export function comparePassed(a: Command, b: Command, runs: number): Comparison {
  return pairsOf(a, b, { runs, seconds: passedIn });
}

function passedIn(command: Command): number {
  command.before?.();
  const [file, ...args] = command.argv;
  const start = process.hrtime.bigint();
  const ended = spawnSync(file, args, { env: { ...process.env, ...command.env }, stdio: ['ignore', 'ignore', 'pipe'] });
  if (ended.status !== 0) throw new Error(`${command.name}: ${ended.stderr.toString() || ended.error}`);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function pairsOf(
  a: Command,
  b: Command,
  { runs, seconds }: { readonly runs: number; readonly seconds: (command: Command) => number },
): Comparison {
  seconds(a); // warm-up: the disk cache and Node's compile cache
  seconds(b);
  const pairs = Array.from({ length: runs }, () => ({ a: seconds(a), b: seconds(b) }));
  return {
    a: median(pairs.map((pair) => pair.a)),
    b: median(pairs.map((pair) => pair.b)),
    ratio: median(pairs.map((pair) => pair.a / pair.b)),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((x, y) => x - y);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** One line of the report: what was measured against what, and the goal. */
export function reportRatio(what: string, against: string, { a, b, ratio }: Comparison, goal: number): void {
  console.log(
    `${what.padEnd(44)} ${ms(a)}  against ${against.padEnd(34)} ${ms(b)}  ratio ${ratio.toFixed(2)}  ${verdict(ratio, goal)}`,
  );
}

/** `goal 2 met`. */
export function verdict(value: number, goal: number, unit = ''): string {
  return `goal ${goal.toLocaleString('en-US')}${unit} ${value <= goal ? 'met' : 'MISSED'}`;
}

const ms = (seconds: number) => `${(seconds * 1000).toFixed(0)} ms`.padStart(9);

/** Whether a command is installed; a comparison with what is not there is left out and said. */
export function installed(name: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
}

/** The largest resident size in kilobytes, as the process itself says at its end. */
export function peakOf(command: Command): number {
  const [file, ...args] = command.argv;
  const tell = "process.on('exit',()=>require('fs').writeSync(2,'\\npeak '+process.resourceUsage().maxRSS))";
  const ended = spawnSync(file, [
    '--import',
    `data:text/javascript,import{createRequire}from'module';const require=createRequire('/');${tell}`,
    ...args,
  ]);
  const peak = /peak (\d+)/.exec(ended.stderr.toString())?.[1];
  if (ended.status !== 0 || peak === undefined) throw new Error(`${command.name}: ${ended.stderr}`);
  return Number(peak);
}
