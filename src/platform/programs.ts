import type { Programs } from '../context.ts';

/** Other programs of this machine, run without a shell unless a whole command line is given. */
export function realPrograms(self: readonly string[]): Programs {
  return {
    self,
    process: process.pid,
    isRunning(pid) {
      try {
        return process.kill(pid, 0);
      } catch (error) {
        return (error as NodeJS.ErrnoException).code === 'EPERM'; // somebody else's
      }
    },
    async run(program, args, input = '') {
      const { spawn } = await import('node:child_process');
      return await new Promise((resolve) => {
        const child = spawn(program, [...args], { stdio: ['pipe', 'pipe', 'pipe'] });
        const said = { out: '', err: '' };
        child.stdout.on('data', (chunk: Buffer) => {
          said.out += chunk;
        });
        child.stderr.on('data', (chunk: Buffer) => {
          said.err += chunk;
        });
        child.on('error', (error: NodeJS.ErrnoException) =>
          resolve({ code: error.code === 'ENOENT' ? null : 1, out: '', err: error.message }),
        );
        child.on('close', (code) => resolve({ code: code ?? 1, ...said }));
        child.stdin.on('error', () => {}); // it ended without reading all
        child.stdin.end(input);
      });
    },
  };
}
