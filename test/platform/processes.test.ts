/** Processes as the book notes them: told from later ones of the same number. */
import { spawn, spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { isAlive, isRunning, ownMark, psStart } from '../../src/processes.ts';
import { itWhere } from '../support/where.ts';

const hasPs = spawnSync('ps', ['-o', 'lstart=', '-p', String(process.pid)]).status === 0;

it('a process knows itself', () => {
  expect(ownMark()).toMatchObject({ number: process.pid });
  expect(isAlive(ownMark())).toBe(true);
});

it('a later process of the same number is another one', () => {
  expect(isRunning(process.pid)).toBe(true);
  expect(isAlive({ ...ownMark(), start: 'another moment' })).toBe(false);
});

it('of a process on another machine, or one that did not say when it began, nobody can tell', () => {
  expect(isAlive({ ...ownMark(), host: 'another machine' })).toBe(null);
  expect(isAlive({ ...ownMark(), start: null })).toBe(null);
});

it('a process that ended is gone, whether or not it said when it began', async () => {
  const child = spawn(process.execPath, ['-e', '0']);
  const number = child.pid ?? 0;
  await new Promise((resolve) => child.on('exit', resolve));
  expect([null, 'then'].map((start) => isAlive({ ...ownMark(), number, start }))).toEqual([false, false]);
});

itWhere(hasPs, 'no ps that tells when a process began')('ps tells one process from another, on any system', () => {
  const began = psStart(process.pid);
  expect(began).toMatch(/^\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}$/);
  expect(psStart(process.pid)).toBe(began);
});
