/** No space left, for every command that writes: a clear error, and the book as it was. */
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inPlace, mustBeWhole, type Place } from './place.ts';

const commands = [
  'import more.csv',
  'log 1 --outcome connected --note full --promise "send it by friday"',
  'note 1 "likes rye"',
  'ask 1 "how is the oven?"',
  'interval 1 30d',
  'snooze 1 2w',
  'dnc 1 --reason asked',
  'tier 1 A --pin',
  'config set capacity 3',
  'plan --rebalance --yes',
  'undo --yes',
  'backup',
  'export out.jsonl',
  'erase 2 --yes',
];

export async function fillTheDisk(): Promise<number> {
  return await inPlace(async (place) => {
    const rows = (from: number, count: number) =>
      Array.from({ length: count }, (_, i) => `Customer ${from + i},c${from + i}@example.com,${i}\n`).join('');
    writeFileSync(join(place.folder, 'first.csv'), `Name,Email,Total spent\n${rows(0, 2_000)}`);
    writeFileSync(join(place.folder, 'more.csv'), `Name,Email,Total spent\n${rows(5_000, 2_000)}`);
    if (place.cadence('import', 'first.csv').status !== 0) throw new Error('the first import failed');
    place.cadence('today');
    for (const command of commands) tryFull(place, command);
    return commands.length;
  });
}

/** A file may grow no larger than the book is, so that the first page that is added fails. */
function tryFull(place: Place, command: string): void {
  const [file, ...args] = place.argv([]);
  const quoted = [file, ...args].map((word) => `'${word}'`).join(' ');
  const before = readFileSync(place.book);
  const script = `ulimit -f ${command.startsWith('import') || command === 'backup' ? Math.floor(statSync(place.book).size / 1024 / 2) : 4}; exec ${quoted} ${command}`;
  const { status, stderr } = spawnSync('bash', ['-c', script], {
    cwd: place.folder,
    encoding: 'utf8',
    env: { ...process.env, XDG_CONFIG_HOME: place.folder },
  });
  if (status === 0) throw new Error(`${command}: no error on a full disk`);
  if (status === null || stderr.includes('    at ') || stderr.includes('defect'))
    throw new Error(`${command}: no clear error on a full disk (${status}): ${stderr}`);
  mustBeWhole(place.book, `a full disk: ${command}`);
  if (!readFileSync(place.book).equals(before) && place.cadence('doctor').status === null) throw new Error(command);
}
