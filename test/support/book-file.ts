/** Books as files. What an import makes of a text, and `config encrypt` of that, is made once a process; others have its bytes. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { runCadence, type Scene } from './cadence.ts';
import { newFolder } from './folder.ts';

const made = new Map<string, Promise<Buffer>>();

/** Puts a book there, of these rows; encrypted where it has a key. */
export async function bookFile(path: string, rows: string, key: string | null = null): Promise<void> {
  const name = JSON.stringify([rows, key]);
  let bytes = made.get(name);
  if (bytes === undefined) {
    bytes = make(rows, key);
    made.set(name, bytes);
  }
  writeFileSync(path, await bytes, { mode: 0o600 });
}

async function make(rows: string, key: string | null): Promise<Buffer> {
  const folder = newFolder();
  const database = join(folder, 'cadence.db');
  const run = async (command: string, scene: Scene) => {
    const { code, err } = await runCadence(command, { database, ...scene });
    if (code !== 0) throw new Error(`${command}: ${err}`);
  };
  try {
    if (key === null) await run('import -', { input: rows });
    else {
      await bookFile(database, rows);
      await run('config encrypt --yes', { env: { CADENCE_KEY: key } });
    }
    return readFileSync(database);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The names of the customers in a book, which is to be whole; closes it. */
export async function namesInSound(store: Store): Promise<string[]> {
  try {
    expect(await store.health.integrity()).toEqual({ damage: [], dangling: 0 });
    return (await store.customers.all()).map(({ name }) => name);
  } finally {
    store.close();
  }
}
