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
    async run(program, args, { input = '', patience } = {}) {
      const { spawn } = await import('node:child_process');
      return await new Promise((resolve) => {
        const child = spawn(program, [...args], { stdio: ['pipe', 'pipe', 'pipe'] });
        const said = { out: '', err: '' };
        let stopped = false;
        const timers: NodeJS.Timeout[] = [];
        const end = (ended: Omit<ProgramResult, 'stopped'>) => {
          timers.forEach(clearTimeout);
          for (const pipe of child.stdio) pipe?.destroy(); // its child processes may hold the other ends
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
