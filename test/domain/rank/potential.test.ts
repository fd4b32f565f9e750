import { expect, it } from 'vitest';
import { potentialText } from '../../../src/domain/rank/potential.ts';

it('is told with its reason, if it has one', () => {
  const promised = { level: 'high', until: null, notedOn: '2026-11-01' } as const;
  expect(potentialText({ ...promised, reason: 'opens a shop' })).toBe('high (opens a shop)');
  expect(potentialText({ ...promised, reason: '' })).toBe('high');
});
