import { expect, it } from 'vitest';
import { activityByCaller } from '../../src/domain/caller-activity.ts';
import type { Day } from '../../src/domain/day.ts';
import type { PromiseOwed } from '../../src/domain/promise.ts';
import type { Touch } from '../../src/domain/touch.ts';

const talk = (caller: string, day: Day, outcome = 'connected') =>
  [caller, { kind: 'call', outcome, day, imported: false } as unknown as Touch] as const;
const promised = (caller: string, due: Day, toldOn: Day | null) =>
  [caller, { due, toldOn, doneOn: toldOn, kind: 'promise', madeOn: '2026-01-01' } as unknown as PromiseOwed] as const;
const today = '2026-11-23';

it('counts conversations and promises of each, the latest quarter first and before its months', () => {
  const found = activityByCaller({
    touches: [
      talk('bea', '2026-10-05'),
      talk('bea', '2026-11-02'),
      talk('bea', '2026-11-03', 'no_answer'),
      talk('ann ray', '2026-11-04'),
      talk('ann ray', '2026-09-30'),
    ],
    promises: [
      promised('ann ray', '2026-11-10', '2026-11-10'),
      promised('ann ray', '2026-11-11', '2026-11-12'),
      promised('ann ray', '2026-12-11', null),
      promised('cy', '2026-02-01', null),
    ],
    today,
  });
  expect(found.map((one) => [one.period, one.caller, one.conversations, one.promises, one.onTime])).toEqual([
    ['2026-Q4', 'ann ray', 1, 2, 1],
    ['2026-Q4', 'bea', 2, 0, 0],
    ['2026-11', 'ann ray', 1, 2, 1],
    ['2026-11', 'bea', 1, 0, 0],
    ['2026-10', 'bea', 1, 0, 0],
    ['2026-Q3', 'ann ray', 1, 0, 0],
    ['2026-09', 'ann ray', 1, 0, 0],
    ['2026-Q1', 'cy', 0, 1, 0],
    ['2026-02', 'cy', 0, 1, 0],
  ]);
});

it.each<[Day, string]>([
  ['2026-01-01', '2026-Q1'],
  ['2026-03-31', '2026-Q1'],
  ['2026-04-01', '2026-Q2'],
  ['2026-12-31', '2026-Q4'],
])('%s is of %s', (day, quarter) => {
  const [first] = activityByCaller({ touches: [talk('ann', day)], promises: [], today });
  expect(first?.period).toBe(quarter);
});

it('puts the latest year first', () => {
  const touches = [talk('ann', '2025-12-01'), talk('ann', '2026-02-01')];
  expect(activityByCaller({ touches, promises: [], today }).map(({ period }) => period)).toEqual([
    ...['2026-Q1', '2026-02', '2025-Q4', '2025-12'],
  ]);
});

it('says nothing of nobody', () => expect(activityByCaller({ touches: [], promises: [], today })).toEqual([]));
