/** Several processes write to one book at the same time. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { inPlace, mustBeWhole } from './place.ts';

const writer = fileURLToPath(new URL('writer.ts', import.meta.url));

export async function writeTogether(processes: number, writes: number): Promise<void> {
  await inPlace(async (place) => {
    if (place.cadence('config', 'set', 'capacity', '5').status !== 0) throw new Error('no book to write to');
    await Promise.all(
      Array.from({ length: processes }, async (_, i) => {
        const child = spawn(process.execPath, [writer, place.book, String(i), String(writes)], {
          stdio: ['ignore', 'ignore', 'pipe'],
        });
        let said = '';
        child.stderr.on('data', (data) => {
          said += data;
        });
        const code = await new Promise((resolve) => child.once('close', resolve));
        if (code !== 0) throw new Error(`writer ${i}: ${said}`);
      }),
    );
    mustBeWhole(place.book, 'writing together');
    const raw = new Database(place.book);
    const found = raw.prepare('SELECT count(*) FROM customer').pluck().get();
    raw.close();
    if (found !== processes * writes) throw new Error(`${found} of ${processes * writes} writes are there`);
  });
}
