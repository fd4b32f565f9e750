/** kill -9 at random moments of the commands that write. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inPlace, mustBeWhole, numbersFrom, type Place } from './place.ts';

export async function killAtRandom(moments: number, seed = 1): Promise<void> {
  await inPlace(async (place) => {
    const random = numbersFrom(seed);
    const files = customerFiles(place);
    if (place.cadence('import', ...files.slice(0, 1)).status !== 0) throw new Error('the first import failed');
    const commands: string[][] = [
      ['import', files[1] ?? ''],
      ['log', '1', '--outcome', 'connected', '--note', 'killed'],
      ['undo', '--yes'],
      ['plan', '--rebalance', '--yes'],
      ['backup'],
      ['note', '2', 'killed too'],
    ];
    for (let i = 0; i < moments; i++) {
      const command = commands[i % commands.length] ?? [];
      await killed(place, command, 20 + random() * 280);
      mustBeWhole(place.book, `kill ${i}: ${command.join(' ')}`);
    }
    const { status, stderr } = place.cadence('today');
    if (status !== 0) throw new Error(`the book does not open any more: ${stderr}`);
  });
}

function customerFiles({ folder }: Place): string[] {
  return ['a', 'b'].map((name) => {
    const path = join(folder, `${name}.csv`);
    const rows = Array.from(
      { length: 3_000 },
      (_, i) => `${name}${i},Customer ${name} ${i},${name}${i}@example.com,${i}\n`,
    );
    writeFileSync(path, `Id,Name,Email,Total spent\n${rows.join('')}`);
    return path;
  });
}

async function killed(place: Place, command: readonly string[], afterMs: number): Promise<void> {
  const [file, ...args] = place.argv(command);
  const child = spawn(file, args, {
    cwd: place.folder,
    stdio: 'ignore',
    env: { ...process.env, XDG_CONFIG_HOME: place.folder },
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
  await new Promise((resolve) => child.once('exit', resolve));
  clearTimeout(timer);
}
