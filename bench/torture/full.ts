/** No space left, for every command that writes: a clear error, and everything as it was. */
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anyOf, reading, type Try, writing } from './commands.ts';
import {
  contentOfFile,
  copyFolder,
  furnished as furnishedPlace,
  inPlace,
  mustBeWhole,
  type Place,
  placeIn,
} from './place.ts';

/** A small disk filled to the last byte; without the right to mount one, a limit on the size of files. */
export type Means = 'disk' | 'limit';

/** Root in a container may still not mount: it is tried. */
export function meansHere(): Means {
  const folder = mkdtempSync(join(tmpdir(), 'cadence-disk-'));
  try {
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status !== 0) return 'limit';
    spawnSync('umount', ['--lazy', folder]);
    return 'disk';
  } finally {
    rmdirSync(folder);
  }
}

export interface FullOptions {
  readonly means: Means;
  /** Only the first try of each command. */
  readonly short?: boolean;
  /** Only one in this many commands. */
  readonly oneIn?: number;
}

export async function fillTheDisk({ means, short = false, oneIn = 1 }: FullOptions): Promise<number> {
  return await inPlace(async (outer) => {
    const furnished = furnishedPlace();
    return await onDisk(join(outer.folder, 'disk'), means, async (disk) => {
      let tries = 0;
      const tried = Object.entries(writing).filter(([name]) => !notHere.has(name));
      for (const [name, { tries: triesOf }] of tried.filter((_, i) => i % oneIn === 0)) {
        // For customers who may be called, are paused, are archived: what changes nothing in one case does in another.
        const cases = ['1', '3', '4'].map((who) => triesOf({ ...anyOf(() => 0, 40, 8), who, other: '2' }));
        let real = 0;
        for (const i of (cases[0] ?? []).keys()) {
          if (short && real > 0) break;
          const one = cases.flatMap((tries) => tries[i] ?? []).find((one) => writes(one, furnished, disk));
          if (one === undefined) continue;
          real += 1;
          for (const room of short ? rooms.slice(0, 1) : rooms) {
            tries += 1;
            if (await manages(one, { furnished, disk, means, room })) break;
          }
        }
        if (real === 0) throw new Error(`no try of ${name} writes anything`);
      }
      for (const name of reading.filter((_, i) => i % oneIn === 0)) {
        const words = [name, ...(argumentsOf[name] ?? [])];
        endsWell(words, full({ furnished, disk, means, room: 0 }), means);
      }
      return tries;
    });
  });
}

/** `call` asks at a terminal (test/commands/call.test.ts has a full disk under it), `doctor` makes files smaller and no larger. */
const notHere = new Set(['call', 'doctor', 'move']);

export const argumentsOf: Readonly<Record<string, readonly string[]>> = {
  ...{ search: ['hello'], show: ['1'], why: ['1'], history: ['1'], completion: ['words', 'show', 'Cus'] },
};

async function onDisk<T>(folder: string, means: Means, work: (folder: string) => Promise<T>): Promise<T> {
  mkdirSync(folder);
  if (means === 'limit') return await work(folder);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder], { encoding: 'utf8' });
  if (mounted.status !== 0) throw new Error(`no disk to fill: ${mounted.stderr}`);
  try {
    return await work(folder);
  } finally {
    spawnSync('umount', ['--lazy', folder]);
  }
}

/** Whether a try, on a disk with room, succeeds and leaves some file other than it was. */
function writes(one: Try, furnished: Place, disk: string): boolean {
  const place = fresh(furnished, disk);
  // Whoever reads first keeps what was worked out for that day: a command with nothing to do would seem to write.
  place.run({ words: ['today'] });
  const before = filesOf(place.folder);
  const { status } = place.run(one);
  return status === 0 && filesOf(place.folder) !== before;
}

function fresh(furnished: Place, disk: string): Place {
  rmSync(join(disk, 'full'), { force: true });
  rmSync(join(disk, 'place'), { recursive: true, force: true });
  return copyFolder(furnished, join(disk, 'place'));
}

/** The same place with at most this many bytes left. */
function full({ furnished, disk, means, room }: Where): Place {
  const place = fresh(furnished, disk);
  if (means === 'limit') return limited(place, room);
  const filler = openSync(join(disk, 'full'), 'w');
  for (const size of [1 << 20, 4_096, 1])
    try {
      for (;;) writeSync(filler, Buffer.alloc(size, 1));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  ftruncateSync(filler, fstatSync(filler).size - room);
  closeSync(filler);
  return place;
}

/** Its commands may make files, but none that is larger. */
function limited(place: Place, room: number): Place {
  const run: Place['run'] = ({ words, input }) => {
    const quoted = place.argv(words).map((word) => `'${word.replaceAll("'", "'\\''")}'`);
    const script = `ulimit -f ${Math.floor(room / 1024)}; exec ${quoted.join(' ')}`;
    return spawnSync('bash', ['-c', script], {
      cwd: place.folder,
      encoding: 'utf8',
      env: place.env,
      input: input ?? '',
    });
  };
  return { ...place, run };
}

interface Where {
  readonly furnished: Place;
  readonly disk: string;
  readonly means: Means;
  /** Bytes that are left. */
  readonly room: number;
}

/** None first; then a command fails later on, until there is enough. */
const rooms = [0, 64, 256].map((kilobytes) => kilobytes * 1024);

/** Whether there was room enough. Where there was not: a clear error, and everything as it was. */
async function manages(one: Try, where: Where): Promise<boolean> {
  const { furnished, disk, means, room } = where;
  const what = `${one.words.join(' ')} with ${room} bytes left (${means})`;
  const place = full(where);
  const { status, stderr } = place.run(one);
  if (status === 0 && room > 0) return true;
  if (status !== 1) throw new Error(`${what}: exit ${status}: ${stderr}`);
  mustBeClear(stderr, what);
  rmSync(join(disk, 'full'), { force: true });
  const left = readdirSync(place.folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.tmp'));
  if (left.length > 0) throw new Error(`${what}: ${left.join(', ')} left behind`);
  await mustBeWhole(place.book, what);
  if ((await contentOfFile(place.book)) !== (await contentOfFile(furnished.book))) {
    // Then it was done as a whole, and only what followed had no room.
    const done = await contentOfFile(place.book);
    const roomy = fresh(furnished, disk);
    roomy.run(one);
    if (done !== (await contentOfFile(roomy.book))) throw new Error(`${what}: the book is as neither before nor after`);
  }
  if (room > 0) return false;
  // With room again, the same command works.
  const again = placeIn(place.folder).run(one);
  if (again.status !== 0) throw new Error(`${what}, and then with room: exit ${again.status}: ${again.stderr}`);
  return false;
}

/** A command that reads works; where no file at all may grow there is no room for the copy it reads from, and it says so. */
function endsWell(words: readonly string[], place: Place, means: Means): void {
  const { status, stderr } = place.run({ words });
  if (status !== 0 && (means === 'disk' || status !== 1))
    throw new Error(`${words.join(' ')} on a full disk: exit ${status}: ${stderr}`);
  if (status === 1) mustBeClear(stderr, `${words.join(' ')} on a full disk`);
}

/** The message says what could not be done, and not where in our program. */
function mustBeClear(stderr: string, what: string): void {
  const clear = /no space left|could not be|cannot be|did not take|too large|full/i.test(stderr);
  if (!clear || /defect|^ {4}at /m.test(stderr)) throw new Error(`${what}: no clear error: ${stderr}`);
}

/** Names, sizes and contents. */
function filesOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile() && !/-(?:wal|shm)$/.test(name))
    .sort()
    .map((name) => `${name} ${readFileSync(join(folder, name)).toString('latin1')}`)
    .join('\n');
}
