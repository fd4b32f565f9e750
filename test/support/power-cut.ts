/** What a disk holds after a power cut: a program is traced, and only what it had synced is written again. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Whether this machine can trace system calls at all. */
export const canTrace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

/** System calls that write, sync or report something. */
const calls = 'write,pwrite64,ftruncate,fsync,fdatasync,execve';

/** The words to run a program by, so that what it does to its files is written into a folder. */
export function traced(folder: string, argv: readonly string[]): string[] {
  return [
    'strace',
    '-ff',
    '-ttt',
    '-y',
    '-xx',
    '-s',
    '1000000',
    '-e',
    `trace=${calls}`,
    '-o',
    join(folder, 'trace'),
    ...argv,
  ];
}

interface Event {
  readonly at: number;
  readonly call: string;
  readonly text: string;
}

/** What the program did, in order, with all of its threads and children. */
export function eventsOf(folder: string): Event[] {
  const lines = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'latin1').split('\n'));
  return lines
    .flatMap((line) => {
      const match = /^(\d+\.\d+) (\w+)\((.*)$/.exec(line);
      return match === null ? [] : [{ at: Number(match[1]), call: match[2] ?? '', text: match[3] ?? '' }];
    })
    .sort((a, b) => a.at - b.at);
}

const unescaped = (text: string) => Buffer.from(text.replaceAll('\\x', ''), 'hex');
const quoted = (text: string) => [...text.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = '']) => unescaped(hex));
/** The file behind the descriptor a call begins with. */
const pathOf = (text: string) => unescaped(/^\d+<((?:\\x[0-9a-f]{2})*)>/.exec(text)?.[1] ?? '').toString();

/** The first moment at which these words were shown or sent to anybody, or a program of that name was started. */
export function momentOf(events: readonly Event[], words: string): number {
  // Writes to a regular file, such as compiled code, are not reports.
  const tells = ({ call, text }: Event) =>
    call === 'execve' || (call === 'write' && !/^\/(?!dev\/)/.test(pathOf(text)));
  const isIt = (event: Event) => tells(event) && quoted(event.text).some((bytes) => bytes.includes(words));
  const found = events.find(isIt);
  if (found === undefined) throw new Error(`"${words}" is not in the trace`);
  return found.at;
}

interface Places {
  /** Where the program had its files. */
  readonly folder: string;
  /** The same files as they were before it. */
  readonly before: string;
  /** Where to write what is left of them. */
  readonly to: string;
}

/**
 * The files of a folder as the disk has them when the power fails at a moment: as they were before, and what was synced
 * since. A file that is new is there only if its folder was synced; what was removed may still be there, and is.
 */
export function cutPower(events: readonly Event[], moment: number, { folder, before, to }: Places): void {
  const disk = new Map<string, Buffer>(
    readdirSync(before)
      .filter((name) => /\.db(?:-wal|-journal)?$/.test(name))
      .map((name) => [name, readFileSync(join(before, name))]),
  );
  const cached = new Map<string, Buffer>(disk);
  const isNamed = new Set(disk.keys());
  for (const { call, text } of events.filter(({ at }) => at < moment)) {
    const path = pathOf(text);
    if (path === folder) for (const name of cached.keys()) isNamed.add(name);
    if (dirname(path) !== folder) continue;
    const name = basename(path);
    if (call === 'pwrite64') cached.set(name, withWritten(bytesOf(cached, name), text));
    if (call === 'ftruncate')
      cached.set(name, bytesOf(cached, name).subarray(0, Number(/, (\d+)\) += 0/.exec(text)?.[1])));
    if (call === 'fsync' || call === 'fdatasync') disk.set(name, bytesOf(cached, name));
  }
  for (const [name, bytes] of disk) if (isNamed.has(name)) writeFileSync(join(to, name), bytes);
}

const bytesOf = (files: ReadonlyMap<string, Buffer>, name: string) => files.get(name) ?? Buffer.alloc(0);

function withWritten(file: Buffer, text: string): Buffer {
  const [bytes = Buffer.alloc(0)] = quoted(text);
  const offset = Number(/, (\d+)\) += \d+$/.exec(text)?.[1]);
  const next = Buffer.alloc(Math.max(file.length, offset + bytes.length));
  file.copy(next);
  bytes.copy(next, offset);
  return next;
}
