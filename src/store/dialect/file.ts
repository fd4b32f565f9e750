/** The file of a book: how it is marked, and made. */
import { closeSync, constants, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { cannotWrite } from './errors.ts';

/** Marks a file as ours (`PRAGMA application_id`): "cadn". */
export const applicationId = 0x63_61_64_6e;
/** The folder for its owner only, the file for its owner only; the journal files beside it inherit the mode. */
export function createFile(path: string, name = path): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    if (!existsSync(path)) closeSync(openSync(path, constants.O_CREAT | constants.O_RDWR, 0o600));
  } catch (cause) {
    throw cannotWrite(name, cause);
  }
}
