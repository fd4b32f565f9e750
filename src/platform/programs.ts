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

/** Runs other programs, without a shell unless a whole command line is given. */
export function realPrograms(self: readonly string[]): Programs {
  return {
    self,
    typed: (...args) => typedHere(args, { self, env: process.env, platform: process.platform }),
    mark: ownMark,
    isAlive,
    isRunning,
    async run(program, args, { input = '', patience, most = Number.POSITIVE_INFINITY, env } = {}) {
      const { spawn } = await import('node:child_process');
      return await new Promise((resolve) => {
        const child = spawn(program, [...args], {
          stdio: ['pipe', 'pipe', 'pipe'],
          ...(env && { env: { ...process.env, ...env } }),
        });
        const said = { out: '', err: '' };
        let stopped = false;
        let printed = 0;
        const timers: NodeJS.Timeout[] = [];
        const end = (ended: Pick<ProgramResult, 'code' | 'out' | 'err'>) => {
          timers.forEach(clearTimeout);
          for (const pipe of child.stdio) pipe?.destroy(); // its child processes may hold the other ends
          resolve({ ...ended, stopped, ...(printed > most && { overflowed: true }) });
        };
        const stop = () => {
          if (stopped) return;
          stopped = true;
          child.kill();
          timers.push(setTimeout(() => child.kill('SIGKILL'), grace));
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
    },
  };
}
