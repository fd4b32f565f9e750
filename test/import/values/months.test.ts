import { expect, it } from 'vitest';
import { monthNumber } from '../../../src/import/values/months.ts';

it.each([
  ['january', 1],
  ['jan', 1],
  ['jan.', 1],
  ['feb', 2],
  ['märz', 3],
  ['ma\u0308rz', 3], // the same in two characters, as a Mac writes it
  ['mär', 3],
  ['maja', 5],
  ['juin', 6],
  ['juillet', 7],
  ['juil.', 7],
  ['sept', 9],
  ['sep', 9],
  ['décembre', 12],
  ['dic', 12],
])('%s is month %i', (word, month) => {
  expect(monthNumber(word)).toBe(month);
});

it.each([
  'jui', // juin or juillet
  'ja',
  'janu',
  'ja.n',
  'jan..',
  'monday',
  'constructor',
  '',
])('%j is no month', (word) => {
  expect(monthNumber(word)).toBe(0);
});
