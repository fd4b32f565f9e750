/** Adds up what all processes of a run executed, statement by statement. */
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { statementsOf } from './counters.ts';
import type { Covered } from './judge.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** By file, the marks of the statements that some process ran. `folder` is where collect.cjs wrote. */
export function merged(folder: string): Map<string, readonly boolean[]> {
  const all = new Map<string, boolean[]>();
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const files: Record<string, string> = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    for (const [file, marks] of Object.entries(files)) {
      const ran = all.get(file) ?? new Array<boolean>(marks.length).fill(false);
      if (ran.length !== marks.length) throw wasChanged(file);
      for (const [i, mark] of [...marks].entries()) ran[i] ||= mark === '1';
      all.set(file, ran);
    }
  }
  return all;
}

/** How much of each file ran; of every one in src/, if not of those named. */
export function covered(ran: ReadonlyMap<string, readonly boolean[]>, files = everyFile()): Covered[] {
  return files.map((file) => {
    const lines = statementsOf(file);
    const marks = ran.get(file);
    if (marks !== undefined && marks.length !== lines.length) throw wasChanged(file);
    const missed = lines.filter((_, i) => marks?.[i] !== true);
    return {
      file,
      statements: lines.length,
      run: lines.length - missed.length,
      loaded: marks !== undefined,
      missed: [...new Set(missed)].sort((a, b) => a - b),
    };
  });
}

const everyFile = () =>
  globSync('src/**/*.ts', { cwd: root, exclude: ['**/*.d.ts'] }).map((path) => path.replaceAll('\\', '/'));

const wasChanged = (file: string) => new Error(`${file} was changed during the run: run it again`);
