import { spawn } from 'node:child_process';
import { isNotThere } from './programs.ts';

/** Runs a program on this terminal, argument by argument. Null, or in words why it failed. */
export function launch([program = '', ...args]: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', shell: false });
    child.on('error', (error: NodeJS.ErrnoException) => {
      resolve(isNotThere(program, error) ? `there is no program "${program}"` : `${program}: ${error.message}`);
    });
    child.on('exit', (code, signal) => resolve(code === 0 ? null : `${program} ended with ${code ?? signal}`));
  });
}
