import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { namesProduct, productDatesOf, productDatesSetting } from '../../src/domain/product-dates.ts';

describe('the name of a product', () => {
  it.each([
    ['Filter set', 'Filter set', true],
    ['filter SET', 'Filter set (3 pack)', true],
    ['Filter set', 'Oven, Filter set', true],
    ['oven', 'Ovens and more', false],
    ['oven', 'Woven rug, bread oven', true],
    ['oven', 'Woven rug', false],
    ['Mühle', 'muhle 2', true],
    ['C++', 'book on C++', true],
    ['フィルター', 'フィルターセット', false],
  ])('%s in %s: %s', (product, bought, is) => expect(namesProduct(product, bought)).toBe(is));
});

describe('the days of products', () => {
  const service = { product: 'Oven', kind: 'service', days: 180 } as const;
  const refill = { product: 'Filter set', kind: 'refill', days: 60 } as const;
  const warranty = { product: 'Oven', kind: 'warranty', days: 730 } as const;
  const bought = (product: string, day: Day) => ({ product, day });
  const november = { from: '2026-11-01', to: '2026-11-30' } as const;

  it.each<[string, Parameters<typeof productDatesOf>, readonly (readonly [string, Day])[]]>([
    ['a first service', [[service], [bought('Oven', '2026-05-10')], november], [['service', '2026-11-06']]],
    ['a fourth service', [[service], [bought('Oven', '2024-11-24')], november], [['service', '2026-11-14']]],
    ['no service between two', [[service], [bought('Oven', '2026-07-10')], november], []],
    [
      'counts from the last purchase',
      [[service], [bought('Oven', '2026-05-10'), bought('Oven', '2026-07-10')], november],
      [],
    ],
    ['a refill', [[refill], [bought('Oven, Filter set', '2026-09-20')], november], [['refill', '2026-11-19']]],
    ['no refill that is long past', [[refill], [bought('Filter set', '2026-07-20')], november], []],
    ['the end of a warranty', [[warranty], [bought('Oven', '2024-11-15')], november], [['warranty', '2026-11-15']]],
    [
      'on the first and the last day',
      [[refill], [bought('Filter set', '2026-09-02')], { from: '2026-11-01', to: '2026-11-01' }],
      [['refill', '2026-11-01']],
    ],
    [
      'two of one product',
      [[service, warranty], [bought('Oven', '2024-11-24')], november],
      [
        ['service', '2026-11-14'],
        ['warranty', '2026-11-24'],
      ],
    ],
    ['nothing of an order that lies ahead', [[service], [bought('Oven', '2027-05-10')], november], []],
    ['nothing of what was never bought', [[service], [bought('Rug', '2026-05-10')], november], []],
  ])('%s', (_, [rules, purchases, days], expected) => {
    expect(productDatesOf(rules, purchases, days).map(({ kind, day }) => [kind, day])).toEqual(expected);
  });
});

describe('the setting', () => {
  const parsed = (text: string) => {
    const found = productDatesSetting.parse(text);
    return 'problem' in found ? found.problem : productDatesSetting.format(found.value);
  };

  it.each([
    ['Filter set = service 180d', 'Filter set = service 180d'],
    ['Filter set=refill 8 weeks ; Oven = Warranty 2y;', 'Filter set = refill 56d; Oven = warranty 730d'],
    ['a = b = service 30', 'a = b = service 30d'],
    ['', ''],
    ['Oven', '"Oven" is not like Filter set = service 180d'],
    ['= service 30d', '"= service 30d" is not like Filter set = service 180d'],
    ['Oven = polish 30d', '"Oven = polish 30d" is not like Filter set = service 180d'],
    ['Oven = service soon', '"soon" is not an interval'],
    ['Oven = service 2d', 'an interval of 2 days is outside 7 to 36500'],
  ])('reads %j', (text, read) => expect(parsed(text)).toBe(read));

  it.each([
    ['Oven = service 90d', 'Filter set = refill 60d; Oven = service 90d'],
    ['OVEN = warranty 2y', 'Filter set = refill 60d; Oven = service 180d; OVEN = warranty 730d'],
    ['oven = service none', 'Filter set = refill 60d'],
    ['Rug = service never', 'Filter set = refill 60d; Oven = service 180d'],
  ])('is joined with %s', (given, joined) => {
    const rules = (text: string) => {
      const found = productDatesSetting.parse(text);
      return 'value' in found ? found.value : [];
    };
    const present = rules('Filter set = refill 60d; Oven = service 180d');
    expect(productDatesSetting.format(productDatesSetting.join?.(present, rules(given)) ?? [])).toBe(joined);
  });
});
