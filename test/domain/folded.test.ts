import { describe, expect, it } from 'vitest';
import { folded, indexWords, wordsOf } from '../../src/domain/folded.ts';
import { isNumber, isSameNumber } from '../../src/domain/phone-number.ts';
import { fc } from '../support/properties.ts';

describe('a name', () => {
  it.each([
    ['Trémieux', 'tremieux'],
    ['Straße STRASSE', 'strasse strasse'],
    ['Łukasz', 'lukasz'],
    ['Søren Ærø', 'soren aero'],
    ['İstanbul ılık', 'istanbul ilik'],
    ['Đorđe', 'dorde'],
    ['Ａｄａ', 'ada'],
    ['ガンダム', 'がんだむ'],
    ['ｶﾞﾝﾀﾞﾑ ﾊﾟﾝ', 'がんだむ ぱん'],
    ['コーヒー ヴィヴィ ヽヾ', 'こーひー ゔぃゔぃ ゝゞ'],
    ['山田', '山田'],
    ['O’Hara & Co', 'o’hara & co'],
    ['', ''],
  ])('%s is folded to %s', (name, key) => expect(folded(name)).toBe(key));

  it('is folded once for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(folded(folded(text))).toBe(folded(text));
      }),
    );
  });
});

it.each([
  ['  Finch & Söhne, +49 30-12 ', ['finch', 'sohne', '49', '30', '12']],
  ['&', []],
])('the words of %j are %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

it.each([
  ['iPhone太郎です', 'iphone 太 郎 で す'],
  ['김철수', '김 철 수'],
  ['ada', 'ada'],
])('an index has %s as %s', (text, words) => expect(indexWords(text)).toBe(words));

describe('a telephone number', () => {
  it.each([
    ['+13035550135', '3035550135', true],
    ['+13035550135', '(303) 555-0135', true],
    ['+13035550135', '555-0135', true],
    ['+13035550135', '001 303 555 0135', true],
    ['+49301234567', '030/1234567', true],
    ['+49301234567', '+49 (0)30 1234567', true],
    ['3035550135', '+1 303 555 0135', true],
    ['+13035550135', '3035550136', false],
    ['+13035550135', '13035550', false],
    ['+13035550135', '0135', false],
  ])('%s is %s: %s', (number, typed, same) => expect(isSameNumber(number, typed)).toBe(same));

  it.each([
    ['3035550135', true],
    ['(303) 555-0135', true],
    ['10234', false],
    ['ada 3035550135', false],
  ])('%s may be one: %s', (text, may) => expect(isNumber(text)).toBe(may));
});
