/** Calls as a person at a terminal makes them: the answers typed, one after another. */
import { expect } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import type { CustomerFacts } from './book.ts';
import { runCadence, type Scene } from './cadence.ts';
import { scripted, type Typed } from './prompter.ts';

/** Known, so that the script has no introduction; due, so that she is on today's list of Monday 23 November 2026. */
export const ada: CustomerFacts = {
  name: 'Ada Finch',
  company: 'Finch & Co',
  // Called in English, though the number is German.
  country: 'GB',
  phones: ['+49 351 1234567'],
  purchases: [['2026-10-01', 500]],
  touches: [{ day: '2026-01-05', note: 'looking for a driver' }],
};
export const bo: CustomerFacts = {
  ...ada,
  name: 'Bo Small',
  company: null,
  purchases: [['2026-10-01', 50]],
  touches: [],
};

export async function call(store: Store, answers: readonly Typed[], given: Scene & { args?: string } = {}) {
  const prompter = scripted(...answers);
  const { args = 'ada', ...scene } = given;
  const ended = await runCadence(`call ${args}`.trim(), { store, prompter, terminal: 100, ...scene });
  expect(prompter.left).toEqual([]);
  return { ...ended, asked: prompter.asked };
}

export const lastTouch = async (store: Store, id = 1) => (await store.touches.of(id))[0];
