/** Whether only this user can have written a file: for settings that make cadence run a program. */
import { lstatSync, readFileSync, realpathSync, type Stats } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { homeFolder } from './paths.ts';

interface Doubt {
  /** What somebody else may do, in words. */
  readonly why: string;
  /** How to stop that. */
  readonly todo: string;
}

/**
 * Like sshd's StrictModes: the file and each folder above it, up to the home folder, belong to this user or root, and
 * no others may write to them. Null when that holds, when there is no file, and on Windows, where a user's folders are
 * theirs.
 */
export function doubtOf(path: string): Doubt | null {
  if (process.getuid === undefined || lstatSync(path, { throwIfNoEntry: false }) === undefined) return null;
  const real = realpathSync(path);
  for (const way of new Set([resolve(path), real])) {
    for (const at of upFrom(way)) {
      const doubt = doubtAt(at);
      if (doubt !== null) return doubt;
    }
  }
  return null;
}

/** A path, and the folders above it up to the home folder, or to the root when it is outside of that. */
function upFrom(path: string): string[] {
  const [ways, home] = [[path], homeFolder()];
  for (let at = path; at !== home && dirname(at) !== at; at = dirname(at)) ways.push(dirname(at));
  return ways;
}

function doubtAt(path: string): Doubt | null {
  const stats = lstatSync(path);
  if (stats.uid !== process.getuid?.() && stats.uid !== 0)
    return {
      why: `${path} belongs to somebody else`,
      todo: 'name a file of your own in CADENCE_CONFIG, or look at that one and take it over',
    };
  if (stats.isSymbolicLink() || !isOpen(stats)) return null;
  return { why: `others can write to ${path}`, todo: `chmod go-w ${path}` };
}

/** With the sticky bit, as on /tmp, only the owner of an entry can replace it. */
function isOpen(stats: Stats): boolean {
  if (stats.isDirectory() && (stats.mode & 0o1000) !== 0) return false;
  return (stats.mode & 0o002) !== 0 || ((stats.mode & 0o020) !== 0 && !isPrivateGroup(stats.gid));
}

/** Many systems give each user a private group with write permission: that is fine as long as nobody else is in it. */
function isPrivateGroup(gid: number): boolean {
  if (gid !== process.getgid?.()) return false;
  try {
    const [groups, users] = ['/etc/group', '/etc/passwd'].map((path) => readFileSync(path, 'utf8'));
    return isAloneIn(gid, process.getuid?.() ?? -1, { groups, users });
  } catch {
    return false;
  }
}

/** Whether this user is the only member of the group, by group(5) and passwd(5). */
export function isAloneIn(gid: number, uid: number, { groups = '', users = '' }): boolean {
  const group = linesOf(groups).find((line) => line[2] === String(gid));
  const ofGroup = linesOf(users).filter((line) => line[3] === String(gid));
  const me = ofGroup.find((line) => line[2] === String(uid))?.[0];
  const members = (group?.[3] ?? '').split(',').filter((name) => name !== '');
  return me !== undefined && group !== undefined && ofGroup.length === 1 && members.every((name) => name === me);
}

const linesOf = (text: string) => text.split('\n').map((line) => line.split(':'));
