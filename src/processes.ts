/** Processes of this machine. */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import type { ProcessMark } from './domain/process-mark.ts';

/** Whether a process with this number exists; it may be another one. */
export function isRunning(number: number): boolean {
  try {
    return process.kill(number, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // another user's
  }
}

export function ownMark(): ProcessMark {
  return { number: process.pid, host: hostname(), start: startOf(process.pid) };
}

/** Whether the process that made this mark is still running; null when unknown. */
export function isAlive({ number, host, start }: ProcessMark): boolean | null {
  if (host !== hostname()) return null;
  const now = startOf(number);
  if (now !== null && start !== null) return now === start;
  return isRunning(number) ? null : false;
}

/** When a process began: on Linux counted from the system's start, elsewhere as reported by `ps`. */
function startOf(number: number): string | null {
  try {
    return process.platform === 'linux' ? linuxStart(number) : psStart(number);
  } catch {
    return null; // there is no such process, or it is unknown
  }
}

function linuxStart(number: number): string | null {
  const stat = readFileSync(`/proc/${number}/stat`, 'utf8');
  // After the program's name, which may contain anything, the twentieth field (proc_pid_stat(5): starttime).
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return ticks === undefined ? null : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticks}`;
}

/** Throws without such a process, or without `ps`. */
export function psStart(number: number): string | null {
  if (process.platform === 'win32') return null;
  const { execFileSync } = process.getBuiltinModule('node:child_process');
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  return execFileSync('ps', ['-o', 'lstart=', '-p', String(number)], { env, encoding: 'utf8' }).trim() || null;
}
