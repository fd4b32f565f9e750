import { expect } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { runCadence } from './cadence.ts';

/** Imports a file into the book and gives the report on it. */
export async function imported(store: Store, content: string) {
  const { out, err } = await runCadence(['import', '-', '--json'], { store, input: content });
  expect(err).toBe('');
  return JSON.parse(out)[0];
}
