import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A new and empty folder; whoever makes it takes it away. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'cadence-'));

/** One for the test that is running, gone when that is finished. */
export function ownFolder(): string {
  const folder = newFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
