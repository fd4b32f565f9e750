import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { makeWorkFolder } from './files.ts';
import { launch } from './launch.ts';
import type { Environment } from './paths.ts';

/** Opens the user's editor on a text, in a file next to the book that only they can read; returns what was saved. */
export async function editText(text: string, env: Environment, database: string): Promise<string> {
  const editor = env['VISUAL'] || env['EDITOR'] || (process.platform === 'win32' ? 'notepad' : 'vi');
  const folder = makeWorkFolder(database);
  const path = join(folder.path, 'text.md');
  try {
    writeFileSync(path, text, { mode: 0o600 });
    const words = [...editor.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
    const problem = await launch([...words, path]);
    if (problem !== null) {
      throw new UserError(`the editor did not work: ${problem}`, { hint: 'the variable EDITOR names the one to use' });
    }
    return readFileSync(path, 'utf8');
  } finally {
    folder.remove();
  }
}
