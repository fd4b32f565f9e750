import { expect, it } from 'vitest';
import { changedParts } from '../../../src/domain/plan/plan-changes.ts';

it.each([
  [['capacity'], ['capacity']],
  [['workdays'], ['working days']],
  [['days-off'], ['days off']],
  [['country'], ['holidays']],
  [['region'], ['holidays']],
  [['holidays'], ['holidays']],
  [['intervals.A'], ['intervals']],
  [['intervals.B'], ['intervals']],
  [['intervals.C'], ['intervals']],
  [
    ['intervals.C', 'capacity', 'country', 'holidays', 'view.mine'],
    ['capacity', 'holidays', 'intervals'],
  ],
  [['view.mine', 'pager'], []],
  [[], []],
])('%j: %j', (keys, parts) => {
  expect(changedParts(new Set(keys))).toEqual(parts);
});
