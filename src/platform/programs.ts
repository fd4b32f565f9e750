import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { basename } from 'node:path';
import type { ProgramResult, Programs } from '../context.ts';
import { isAlive, isRunning, ownMark } from '../processes.ts';
import { typedHere } from './typed.ts';

/** Milliseconds that a program has to end by itself when told to. */
const grace = 2_000;

/**
 * Whether a program does not exist. Linux reports EACCES for an unknown name when a folder of the PATH is closed to
 * this user; for a path it means what it says.
 */
export function isNotThere(program: string, { code }: NodeJS.ErrnoException): boolean {
  return code === 'ENOENT' || (code === 'EACCES' && basename(program) === program);
}

/** A process that leads a group, and those of the group that are left. */
function killGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch {
    // none is left
  }
}

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A group of its own does not get the Ctrl-C that ends this process; until the returned function is called, `end` is when we end. */
function whenWeEnd(end: () => void): () => void {
  const leave = () => {
    for (const signal of endings) process.removeListener(signal, onSignal);
    process.removeListener('exit', end);
  };
  const onSignal = (signal: NodeJS.Signals) => {
    leave();
    end();
    process.kill(process.pid, signal);
  };
  for (const signal of endings) process.on(signal, onSignal);
  process.on('exit', end);
  return leave;
}

/**
 * Starts a program, and says how to stop it, with its group if it is to lead one; `leave` once it is over. We listen before
 * it starts: it may be at work before `start` is back, and a signal in between would leave it behind.
 */
function held(start: () => ChildProcessWithoutNullStreams, isGroup: boolean) {
  let group: number | undefined;
  const leave = isGroup ? whenWeEnd(() => group !== undefined && killGroup(group, 'SIGKILL')) : () => {};
  const child = start();
  if (isGroup) group = child.pid;
  const kill = (signal: NodeJS.Signals) => {
    if (group === undefined) child.kill(signal);
    else killGroup(group, signal);
  };
  return { child, kill, leave };
}

const run: Programs['run'] = async (
  program,
  args,
  { input = '', patience, most = Number.POSITIVE_INFINITY, env, withChildren = false } = {},
) => {
  const { spawn } = await import('node:child_process');
  return await new Promise((resolve) => {
    const isGroup = withChildren && process.platform !== 'win32';
    const options = { detached: isGroup, ...(env && { env: { ...process.env, ...env } }) };
    const { child, kill, leave } = held(() => spawn(program, [...args], options), isGroup);
    const said = { out: '', err: '' };
    let stopped = false;
    let isOver = false;
    let printed = 0;
    const timers: NodeJS.Timeout[] = [];
    const end = (ended: Pick<ProgramResult, 'code' | 'out' | 'err'>) => {
      if (isOver) return;
      isOver = true;
      timers.forEach(clearTimeout);
      leave();
      if (stopped) kill('SIGKILL'); // its child processes had as long as it to end
      for (const pipe of child.stdio) pipe?.destroy(); // its child processes may hold the other ends
      resolve({ ...ended, stopped, ...(printed > most && { overflowed: true }) });
    };
    const stop = () => {
      if (stopped) return;
      stopped = true;
      // It ended before, and one of its child processes keeps its output open.
      if (child.exitCode !== null || child.signalCode !== null) end({ code: 1, ...said });
      else {
        kill('SIGTERM');
        timers.push(setTimeout(kill, grace, 'SIGKILL'));
      }
    };
    if (patience !== undefined) timers.push(setTimeout(stop, patience));
    const keep = (pipe: 'out' | 'err') => (chunk: Buffer) => {
      printed += chunk.length;
      if (printed > most) stop();
      else said[pipe] += chunk;
    };
    child.stdout.on('data', keep('out'));
    child.stderr.on('data', keep('err'));
    child.on('error', (error: NodeJS.ErrnoException) =>
      end({ code: isNotThere(program, error) ? null : 1, out: '', err: error.message }),
    );
    // A child process of the program may keep its output open: we do not wait for it.
    child.on('exit', () => {
      if (stopped) end({ code: 1, ...said });
    });
    child.on('close', (code) => end({ code: code ?? 1, ...said }));
    child.stdin.on('error', () => {}); // it ended without reading everything
    child.stdin.end(input);
  });
};

/** Runs other programs, without a shell unless a whole command line is given. */
export function realPrograms(self: readonly string[]): Programs {
  return {
    self,
    typed: (...args) => typedHere(args, { self, env: process.env, platform: process.platform }),
    mark: ownMark,
    isAlive,
    isRunning,
    run,
  };
}
