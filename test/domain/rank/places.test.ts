import { describe, expect, it } from 'vitest';
import { placesOf } from '../../../src/domain/rank/places.ts';
import { fc } from '../../support/properties.ts';

const places = (...values: number[]) => placesOf(Float64Array.from(values));
const score = (value: number, ...values: number[]) => {
  const of = places(...values);
  return of.scoreOf(value, of.upTo(value));
};

describe('places in a list', () => {
  it('leaves the list as it was', () => {
    const values = Float64Array.from([3, 1, 2]);
    expect([...placesOf(values).ascending]).toEqual([1, 2, 3]);
    expect([...values]).toEqual([3, 1, 2]);
  });

  it.each([
    ['best of three', 3, [1, 2, 3], 100],
    ['middle of three', 2, [1, 2, 3], 200 / 3],
    ['last of three', 1, [1, 2, 3], 100 / 3],
    ['nothing and less do not count', 2, [-5, 0, 0, 1, 2], 100],
    ['nothing', 0, [0, 1], 0],
    ['nothing, like another', 0, [0, 0, 1], 0],
    ['less than nothing', -1, [-1, 1], 0],
    ['unknown', Number.NaN, [1], 0],
    ['two equals share their places', 2, [1, 2, 2, 3], 62.5],
    ['all equal', 4, [4, 4, 4], 200 / 3],
    ['alone', 7, [7], 100],
  ])('%s', (_, value, values, expected) => {
    expect(score(value, ...values)).toBeCloseTo(expected, 10);
  });

  it.each([
    [0.5, 3],
    [0.25, 4],
    [1, 1],
    [0, 4],
    [0.4, 3],
  ])('the highest %d of 1, 2, 3, 4 begin at %d', (share, from) => {
    expect(places(4, 2, 1, 3).threshold(share)).toBe(from);
  });

  it('an empty list has no places', () => {
    expect([places().threshold(0.2), places().upTo(1)]).toEqual([0, 0]);
  });

  it('counts what is at most a value', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 20 })), fc.integer({ min: -6, max: 21 }), (values, value) => {
        expect(places(...values).upTo(value)).toBe(values.filter((one) => one <= value).length);
      }),
    );
  });
});
