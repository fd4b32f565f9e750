import { expect, it } from 'vitest';
import { measuredSettings, potentials } from '../../../src/domain/rank/rank-settings.ts';

it('lifts a customer the more the higher the promise', () => {
  expect(potentials).toEqual(['medium', 'high']);
  const [medium, high] = potentials.map((level) => measuredSettings.potential[level]);
  expect(medium).toBeGreaterThan(1);
  expect(high).toBeGreaterThan(medium as number);
});

it('ends A before B, and leaves some of the value to C', () => {
  const { shareA, shareB } = measuredSettings;
  expect([0, shareA, shareB, 1].toSorted((a, b) => a - b)).toEqual([0, shareA, shareB, 1]);
});

it('takes the half-life and the end of a customer from the rhythm of the book', () => {
  expect(measuredSettings).toMatchObject({ halfLife: null, gone: null });
});
