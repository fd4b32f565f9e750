import { expect, it } from 'vitest';
import { areSameLines, joinedText, linesOf, linesText, type ProductLines } from '../../src/domain/product-lines.ts';

it('is read as it was written', () => {
  const lines: ProductLines = [
    ['Filter "XL", 2 µm', 1250],
    ['', -5],
    ['oat drink', 480, 12],
    ['flour', 310, 2.5],
  ];
  expect(linesOf(linesText(lines))).toEqual(lines);
});

it.each([
  '',
  '{}',
  '"a"',
  '[["a"]]',
  '[["a",1,"2"]]',
  '[["a",1,null]]',
  '[["a",1,2,3]]',
  '[["a","1"]]',
  '[["a",1.5]]',
  '[[1,1]]',
  '[null]',
  '[{"a":1}]',
])('takes %s for none', (text) => {
  expect(linesOf(text)).toBeNull();
});

it.each<[string, string | null, string | null, string | null]>([
  ['two parts of an order', '[["a",1],["b",2]]', '[["c",3],["a",4]]', '[["a",5],["b",2],["c",3]]'],
  ['a part of which nothing is known', '[["a",1]]', null, null],
  ['nor of the first', null, '[["a",1]]', null],
  ['how many', '[["a",1,2]]', '[["a",4,3]]', '[["a",5,5]]'],
  ['how many, where only one says so', '[["a",1,2]]', '[["a",4]]', '[["a",5]]'],
  ['what is damaged', '[["a",1]]', 'a', null],
])('joins %s', (_, one, other, joined) => {
  expect(joinedText(one, other)).toBe(joined);
});

it.each<[string, string | null, string | null, boolean]>([
  ['the same text', '[["a",1]]', '[["a",1]]', true],
  ['quantities that were not kept before', '[["a",1],["b",2]]', '[["a",1,3],["b",2]]', true],
  ['other quantities', '[["a",1,2]]', '[["a",1,3]]', false],
  ['other money', '[["a",1]]', '[["a",2,1]]', false],
  ['another product', '[["a",1]]', '[["b",1]]', false],
  ['one line more', '[["a",1]]', '[["a",1],["b",1]]', false],
  ['none and some', null, '[["a",1]]', false],
  ['none at all', null, null, true],
  ['what is damaged', 'a', '[["a",1]]', false],
])('compares %s', (_, one, other, same) => {
  expect(areSameLines(one, other)).toBe(same);
  expect(areSameLines(other, one)).toBe(same);
});
