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

  it.each([
    ...['Inc', 'LLC', 'L.L.C.', 'Ltd.', 'Limited', 'Co.', 'Corp', 'Corporation', 'Company', 'PLC', 'LLP', 'LP'],
    ...['Pty', 'Pty Ltd', 'GmbH', 'AG', 'KG', 'OHG', 'UG', 'e.K.', 'e. K.', 'eK', 'e.V.', 'e V', 'S.A.', 'SA'],
    ...[
      'SAS',
      'S.A.S.',
      'SARL',
      'S.A.R.L.',
      'SRL',
      'S.R.L.',
      'SpA',
      'S.p.A.',
      'SL',
      'S.L.',
      'BV',
      'B.V.',
      'NV',
      'N.V.',
    ],
    ...['AB', 'AS', 'A/S', 'Oy', 'sp. z o.o.', 'sp.zoo', 'Ltda', 'ME', 'EIRELI', 'K.K.', 'KK'],
    ...['Sons', 'Partners', 'Associates', 'Group', 'Foundation', 'Bros.', 'Brothers'],
  ])('Müller, %s is a company', (word) => {
    expect(sayName(`Müller, ${word}`)).toBe(`Müller, ${word}`);
  });

  it.each(['Incan', 'Zinc', 'Marco', 'Agnes', 'Asa', 'Sacha', 'Ek E', 'Sofia Sal'])(
    'Müller, %s is a person',
    (name) => {
      expect(sayName(`Müller, ${name}`)).toBe(`${name} Müller`);
    },
  );

  it.each(['Jr', 'Sr.', 'II', 'III', 'IV', 'Esq.', 'MD', 'M.D.', 'PhD', 'Ph.D.', 'DDS', 'CPA', 'MBA'])(
    '%s is said behind the name',
    (suffix) => {
      expect(sayName(`Müller, ${suffix}, Ada`)).toBe(`Ada Müller, ${suffix}`);
      expect(sayName(`Müller, ${suffix}`)).toBe(`Müller, ${suffix}`);
    },
  );

  it.each(['van', 'von', 'de', 'der', 'den', 'di', 'da', 'del', 'le', 'la', 'St', 'St.', 'Van'])(
    '%s begins the name of a family, not of a company',
    (word) => {
      expect(sayName(`${word} Berg, Jan Piet`)).toBe(`Jan Piet ${word} Berg`);
    },
  );

  it('one part of it may have three words', () => {
    expect(sayName('One Two Three, Maren')).toBe('Maren One Two Three');
    expect(sayName('Holloway, Maren Jane Anna')).toBe('Maren Jane Anna Holloway');
  });
});
