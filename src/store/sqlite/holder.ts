/** Which process has a book locked: from /proc/locks on Linux; unknown on other systems. */
import { readFileSync, statSync } from 'node:fs';

const unknown = 'another program';

/**
 * `process 1234 (cadence import orders.csv)`, or `another program`. A reader does not keep others from writing, but
 * from replacing the file.
 */
export function holderOf(path: string, which: 'writing' | 'reading too' = 'writing'): string {
  try {
    const inodes = [path, `${path}-shm`].flatMap((file) => inodeOf(file) ?? []);
    for (const line of readFileSync('/proc/locks', 'utf8').split('\n')) {
      // `3: POSIX  ADVISORY  WRITE 1234 08:01:5678 120 120`
      const match = /\b(?:WRITE|READ)\s+(\d+)\s+\w+:\w+:(\d+)\s/.exec(line);
      if (match === null || Number(match[1]) === process.pid || !inodes.includes(Number(match[2]))) continue;
      if (which === 'writing' && !line.includes(' WRITE ')) continue;
      // Inside a container, a process outside of it has no number.
      return match[1] === '0' ? unknown : `process ${match[1]}${commandOf(match[1] ?? '')}`;
    }
  } catch {
    // Not Linux, or not readable: unknown.
  }
  return unknown;
}

/** The files that this process has open through SQLite, and how often. */
const openHere = new Map<number | null, number>();

/** Records that this process has the file open; the returned function records that it closed it. */
export function noteOpen(path: string): () => void {
  const inode = inodeOf(path);
  openHere.set(inode, (openHere.get(inode) ?? 0) + 1);
  let isNoted = true;
  return () => {
    if (isNoted) openHere.set(inode, (openHere.get(inode) ?? 1) - 1);
    isNoted = false;
  };
}

/**
 * Whether any process, including this one, has this very file open through SQLite. Other processes are only known on
 * Linux; false elsewhere.
 */
export function isOpenSomewhere(path: string): boolean {
  const inode = inodeOf(path);
  if ((openHere.get(inode) ?? 0) > 0) return true;
  try {
    const held = readFileSync('/proc/locks', 'utf8').matchAll(/\s\w+:\w+:(\d+)\s/g);
    return [...held].some(([, number]) => Number(number) === inode);
  } catch {
    return false;
  }
}

/** Distinguishes a file from another one that takes its name; null when there is none. */
export function inodeOf(path: string): number | null {
  try {
    return statSync(path).ino;
  } catch {
    return null;
  }
}

/** A note on the command line may be long. */
const mostWords = 60;

/** Its command line, without the paths of Node and of the program. */
function commandOf(pid: string): string {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      .split('\u0000')
      .filter((word) => word !== '');
    const at = words.findIndex((word) => /cadence(?:\.js)?$/.test(word));
    const line = (at < 0 ? words : ['cadence', ...words.slice(at + 1)]).join(' ');
    return ` (${line.length > mostWords ? `${line.slice(0, mostWords)}…` : line})`;
  } catch {
    return '';
  }
}
