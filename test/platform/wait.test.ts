import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Cancelled } from '../../src/errors.ts';
import { beginWait, holdInterrupts, type Wait } from '../../src/platform/wait.ts';

const ctrlC = () => process.emit('SIGINT');
const listeners = () => process.listenerCount('SIGINT');

let before: number;
let wait: Wait;
beforeEach(() => {
  before = listeners();
  wait = beginWait();
});
afterEach(() => {
  wait.end();
  expect(listeners()).toBe(before);
});

it('lets time pass, as often as one likes', async () => {
  await wait.pause(1);
  await wait.pause(1);
});

it.each<[string, () => Promise<void>]>([
  ['in a pause', async () => void setTimeout(1).then(ctrlC)],
  ['before the first pause', async () => void ctrlC()],
  ['between two pauses', () => wait.pause(1).then(() => void ctrlC())],
])('is ended by Ctrl-C %s', async (_when, press) => {
  await press();
  await expect(wait.pause(60_000)).rejects.toThrow(Cancelled);
});

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'work that is held is given up where it asks after %s, and a second one ends the process',
  (signal) => {
    const listening = process.listenerCount(signal);
    const interrupts = holdInterrupts();
    interrupts.check();
    process.emit(signal);
    expect(() => interrupts.check()).toThrow(Cancelled);
    expect(process.listenerCount(signal)).toBe(listening);
  },
);
