import { describe, expect, it } from 'vitest';
import { joinName, sayName } from '../../../src/import/values/names.ts';

describe('the parts of a name', () => {
  it.each([
    ['Maren', '', 'Holloway', '', 'Maren Holloway'],
    ['Maren', 'J.', 'Holloway', 'Jr.', 'Maren J. Holloway Jr.'],
    ['', '', 'Holloway', '', 'Holloway'],
    ['', '', '', '', ''],
    ['太郎', '', '山田', '', '山田 太郎'],
    ['太郎', '一', '山田', 'Jr.', '山田 一 太郎'],
    ['Taro', '', '山田', '', 'Taro 山田'],
    ['太郎', '', 'Yamada', '', '太郎 Yamada'],
    ['太郎x', '', '山田', '', '太郎x 山田'],
    ['x太郎', '', '山田', '', 'x太郎 山田'],
  ])('%s, %s, %s, %s are said %s', (first, middle, last, suffix, name) => {
    expect(joinName(first, middle, last, suffix)).toBe(name);
  });
});

describe('a whole name', () => {
  it.each([
    ['Holloway, Maren', 'Maren Holloway'],
    ['Holloway , Maren Jane', 'Maren Jane Holloway'],
    ['Holloway, Jr., Maren', 'Maren Holloway, Jr.'],
    ['Holloway, PhD, Maren', 'Maren Holloway, PhD'],
    ["O'Brien, Siân", "Siân O'Brien"],
    ['van der Berg, Jan Piet', 'Jan Piet van der Berg'],
    ['de Souza, Ana Maria', 'Ana Maria de Souza'],
    ['St. Clair, Mary Ann', 'Mary Ann St. Clair'],
    ['Garcia Lopez, Ana', 'Ana Garcia Lopez'],
    ['Azure Interior, Brandon', 'Brandon Azure Interior'],
  ])('%s is said %s', (text, said) => {
    expect(sayName(text)).toBe(said);
  });

  it.each([
    'Maren Holloway',
    'Acme, Inc.',
    'Acme, Ltd',
    'Acme, GmbH',
    'Müller, Sons',
    'Holloway, Jr.',
    'Holloway, MD',
    'Holloway, MBA, 3rd',
    'Holloway, Maren, Jane',
    'Holloway, Inc, Maren',
    'Holloway, Jr., Maren, Jane',
    'Holloway, ',
    ', Maren',
    'Room 5, Maren',
    'Finch & Co, Maren',
    'a@x, Maren',
    'Holloway (Shop), Maren',
    'One Two Three Four, Maren',
    'Holloway, Maren Jane Anna Lee',
    'Holloway, Maren!',
    'Holloway, Jr., Maren!',
    'Azure Interior, Brandon Freeman',
    'Azure van Interior, Brandon Freeman',
  ])('%s stays as it is', (text) => {
    expect(sayName(text)).toBe(text);
  });

  it('one part of it may have three words', () => {
    expect(sayName('One Two Three, Maren')).toBe('Maren One Two Three');
    expect(sayName('Holloway, Maren Jane Anna')).toBe('Maren Jane Anna Holloway');
  });
});
