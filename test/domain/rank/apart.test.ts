import { describe, expect, it } from 'vitest';
import { setApart } from '../../../src/domain/rank/apart.ts';

describe('what sets customers of a list apart', () => {
  it('is what fewer than most of them have', () => {
    expect(setApart([['never called', 'a'], ['never called', 'b'], ['never called'], ['talked', 'a']])).toEqual({
      shared: ['never called'],
      own: [['a'], ['b'], [], ['talked', 'a']],
    });
  });

  it('is everything in a short list', () => {
    expect(setApart([['x'], ['x']])).toEqual({ shared: [], own: [['x'], ['x']] });
    expect(setApart([])).toEqual({ shared: [], own: [] });
  });

  it('is not what just half of them have', () => {
    expect(setApart([['x'], ['x'], ['y'], ['z']]).shared).toEqual([]);
    expect(setApart([['x'], ['x'], ['x'], ['z']]).shared).toEqual(['x']);
  });

  it('counts nobody twice, and says no more than fits in a line', () => {
    expect(setApart([['x', 'x', 'x'], ['a', 'b', 'c', 'd', 'e'], ['y']])).toEqual({
      shared: [],
      own: [['x', 'x', 'x'], ['a', 'b', 'c', 'd'], ['y']],
    });
  });
});
