/** Who keeps a book locked: Linux tells in /proc/locks; elsewhere nobody knows. */
import { readFileSync, statSync } from 'node:fs';

const unknown = 'another program';

/** `process 1234 (cadence import orders.csv)`, or `another program`. Who only reads keeps nobody from writing, but from replacing the file. */
export function holderOf(path: string, which: 'writing' | 'reading too' = 'writing'): string {
  try {
    const inodes = [path, `${path}-shm`].flatMap((file) => inodeOf(file) ?? []);
    for (const line of readFileSync('/proc/locks', 'utf8').split('\n')) {
      // `3: POSIX  ADVISORY  WRITE 1234 08:01:5678 120 120`
      const match = /\b(?:WRITE|READ)\s+(\d+)\s+\w+:\w+:(\d+)\s/.exec(line);
      if (match === null || Number(match[1]) === process.pid || !inodes.includes(Number(match[2]))) continue;
      if (which === 'writing' && !line.includes(' WRITE ')) continue;
      // In a container, a process outside of it has no number.
      return match[1] === '0' ? unknown : `process ${match[1]}${commandOf(match[1] ?? '')}`;
    }
  } catch {
    // Not Linux, or not to be read: then it stays untold.
  }
  return unknown;
}

/** The files that this process has open over SQLite, and how often. */
const openHere = new Map<number | null, number>();

/** Notes that this process has the file open; what it answers, that it has closed it. */
export function noteOpen(path: string): () => void {
  const inode = inodeOf(path);
  openHere.set(inode, (openHere.get(inode) ?? 0) + 1);
  let isNoted = true;
  return () => {
    if (isNoted) openHere.set(inode, (openHere.get(inode) ?? 1) - 1);
    isNoted = false;
  };
}

/** Whether some process, this one too, has this very file open over SQLite. Of others only Linux tells; elsewhere false. */
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

/** Tells a file from another one that takes its name; null when there is none. */
export function inodeOf(path: string): number | null {
  try {
    return statSync(path).ino;
  } catch {
    return null;
  }
}

/** A note on the command line may be long. */
const mostWords = 60;

/** The words it was started with, without the paths of Node and of the program. */
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
