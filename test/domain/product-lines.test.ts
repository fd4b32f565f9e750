import { expect, it } from 'vitest';
import { joinedText, linesOf, linesText, type ProductLines } from '../../src/domain/product-lines.ts';

it('is read as it was written', () => {
  const lines: ProductLines = [
    ['Filter "XL", 2 µm', 1250],
    ['', -5],
  ];
  expect(linesOf(linesText(lines))).toEqual(lines);
});

it.each(['', '{}', '"a"', '[["a"]]', '[["a",1,2]]', '[["a","1"]]', '[["a",1.5]]', '[[1,1]]', '[null]', '[{"a":1}]'])(
  'takes %s for none',
  (text) => {
    expect(linesOf(text)).toBeNull();
  },
);

it.each<[string, string | null, string | null, string | null]>([
  ['two parts of an order', '[["a",1],["b",2]]', '[["c",3],["a",4]]', '[["a",5],["b",2],["c",3]]'],
  ['a part of which nothing is known', '[["a",1]]', null, null],
  ['nor of the first', null, '[["a",1]]', null],
  ['what is damaged', '[["a",1]]', 'a', null],
])('joins %s', (_, one, other, joined) => {
  expect(joinedText(one, other)).toBe(joined);
});
