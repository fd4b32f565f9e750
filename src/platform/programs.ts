import { basename } from 'node:path';
import type { ProgramResult, Programs } from '../context.ts';
import { isAlive, isRunning, ownMark } from '../processes.ts';
import { typedHere } from './typed.ts';

/** Milliseconds that a program has to end by itself when it is told to. */
const grace = 2_000;

/**
 * Whether there is no such program. Linux says EACCES of a name that it did not find as soon as one folder of the PATH is
 * closed to this user; of a path it means what it says.
 */
export function isNotThere(program: string, { code }: NodeJS.ErrnoException): boolean {
  return code === 'ENOENT' || (code === 'EACCES' && basename(program) === program);
}

/** Other programs of this machine, run without a shell unless a whole command line is given. */
export function realPrograms(self: readonly string[]): Programs {
  return {
    self,
    typed: (...args) => typedHere(args, { self, env: process.env, platform: process.platform }),
    mark: ownMark,
    isAlive,
    isRunning,
    async run(program, args, { input = '', patience } = {}) {
      const { spawn } = await import('node:child_process');
      return await new Promise((resolve) => {
        const child = spawn(program, [...args], { stdio: ['pipe', 'pipe', 'pipe'] });
        const said = { out: '', err: '' };
        let stopped = false;
        const timers: NodeJS.Timeout[] = [];
        const end = (ended: Omit<ProgramResult, 'stopped'>) => {
          timers.forEach(clearTimeout);
          for (const pipe of child.stdio) pipe?.destroy(); // what it started may hold the other ends
          resolve({ ...ended, stopped });
        };
        if (patience !== undefined) {
          const stop = () => {
            stopped = true;
            child.kill();
            timers.push(setTimeout(() => child.kill('SIGKILL'), grace));
          };
          timers.push(setTimeout(stop, patience));
        }
        child.stdout.on('data', (chunk: Buffer) => {
          said.out += chunk;
        });
        child.stderr.on('data', (chunk: Buffer) => {
          said.err += chunk;
        });
        child.on('error', (error: NodeJS.ErrnoException) =>
          end({ code: isNotThere(program, error) ? null : 1, out: '', err: error.message }),
        );
        // Its output may stay open in a program that it started: nobody waits for that one as well.
        child.on('exit', () => {
          if (stopped) end({ code: 1, ...said });
        });
        child.on('close', (code) => end({ code: code ?? 1, ...said }));
        child.stdin.on('error', () => {}); // it ended without reading all
        child.stdin.end(input);
      });
    },
  };
}
