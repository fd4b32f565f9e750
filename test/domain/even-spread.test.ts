import { describe, expect, it } from 'vitest';
import { spreadEvenly, type ToSpread } from '../../src/domain/even-spread.ts';

const customer = (id: number, facts: Partial<ToSpread> = {}): ToSpread => ({
  ...{ id, tier: 'A', region: null, calls: 4 },
  ...facts,
});
const many = (count: number, facts: Partial<ToSpread> = {}, from = 1) =>
  Array.from({ length: count }, (_, i) => customer(from + i, facts));

/** How many each caller gets. */
function spread(
  open: readonly ToSpread[],
  {
    ann = 10,
    bea = 10,
    present = {},
  }: { ann?: number; bea?: number; present?: Readonly<Record<string, readonly ToSpread[]>> } = {},
) {
  const callers = [
    { key: 'ann', capacity: ann },
    { key: 'bea', capacity: bea },
  ];
  const chosen = spreadEvenly({ callers, present: new Map(Object.entries(present)), open });
  const ids = (key: string) => [...chosen].filter(([, one]) => one === key).map(([id]) => id);
  return { ann: ids('ann'), bea: ids('bea') };
}

describe('customers without a region', () => {
  it.each<[string, readonly ToSpread[], Parameters<typeof spread>[1], number, number]>([
    ['half and half', many(10), {}, 5, 5],
    ['as the room of each says', many(12), { ann: 10, bea: 20 }, 4, 8],
    ['none to whom has no room', many(5), { ann: 0 }, 0, 5],
    ['half and half where nobody has any', many(4), { ann: 0, bea: 0 }, 2, 2],
    ['fewer to whom has some already', many(6), { present: { ann: many(4, {}, 100) } }, 1, 5],
    ['as if there were none of another tier', many(6), { present: { ann: many(4, { tier: 'C' }, 100) } }, 3, 3],
  ])('go %s', (_, open, around, ann, bea) => {
    const given = spread(open, around);
    expect([given.ann.length, given.bea.length]).toEqual([ann, bea]);
  });

  it('are counted by their calls, those with many first', () => {
    const one = customer(1, { calls: 12 });
    expect(spread([...many(3, {}, 2), one])).toEqual({ ann: [1], bea: [2, 3, 4] });
  });

  it('are spread tier by tier, those without a tier too', () => {
    const open = (['A', 'B', 'C', null] as const).flatMap((tier, i) => many(2, { tier }, 10 * i));
    const { ann, bea } = spread(open);
    expect([ann, bea]).toEqual([
      [0, 10, 20, 30],
      [1, 11, 21, 31],
    ]);
  });

  it('go nowhere without callers', () => {
    expect(spreadEvenly({ callers: [], present: new Map(), open: many(2) }).size).toBe(0);
  });
});

describe('customers of one region', () => {
  it('stay together where both have room for them', () => {
    const open = [...many(2, { region: 'OH' }), ...many(2, { region: 'WI' }, 10)];
    expect(spread(open)).toEqual({ ann: [1, 2], bea: [10, 11] });
  });

  it('come to whom has the region already', () => {
    const present = { bea: many(1, { region: 'OH', tier: 'C' }, 100), ann: many(1, { region: 'WI', tier: 'C' }, 200) };
    const open = [customer(1, { region: 'WI' }), customer(2, { region: 'OH' })];
    expect(spread(open, { present })).toEqual({ ann: [1], bea: [2] });
  });

  it('come with the larger number of them there', () => {
    const present = { ann: many(1, { region: 'OH', tier: 'C' }, 100), bea: many(3, { region: 'OH', tier: 'C' }, 200) };
    expect(spread(many(4, { region: 'OH', calls: 1 }), { present })).toEqual({ ann: [3, 4], bea: [1, 2] });
  });

  it('are shared when all of them are too many for one, a tenth above a share and no more', () => {
    expect(spread(many(10, { region: 'OH' })).ann).toHaveLength(5);
    const [all, some] = [many(11, { region: 'OH', calls: 1 }), many(9, { region: 'WI', calls: 1 }, 100)];
    expect(spread([...all, ...some])).toEqual({ ann: all.map(({ id }) => id), bea: some.map(({ id }) => id) });
    const [more, fewer] = [many(12, { region: 'OH', calls: 1 }), many(8, { region: 'WI', calls: 1 }, 100)];
    expect(spread([...more, ...fewer]).ann).toHaveLength(11);
  });

  it('are given in the order of their size, those without a region last', () => {
    const open = [
      ...many(2, { region: null }, 1),
      ...many(1, { region: 'IA' }, 5),
      ...many(3, { region: 'OH' }, 10),
      ...many(2, { region: 'WI' }, 20),
    ];
    expect(spread(open)).toEqual({ ann: [10, 11, 12, 1], bea: [20, 21, 5, 2] });
  });

  it('by the alphabet where they are as many, and by their numbers', () => {
    const open = [
      customer(3, { region: 'WI' }),
      customer(2, { region: 'OH' }),
      customer(1, { region: 'WI' }),
      customer(4, { region: 'OH' }),
    ];
    expect(spread(open)).toEqual({ ann: [2, 4], bea: [1, 3] });
  });
});
