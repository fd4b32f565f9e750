import { expect, it } from 'vitest';
import { places, printFormOf, printNames, printWords, usualForm } from '../../src/domain/label-sheets.ts';

const formOf = (typed: string, country: string | null = 'DE') => {
  const form = printFormOf(typed, country);
  return form === null ? null : printWords(form);
};

it.each([
  ['labels', 'DE', 'labels 70x37 (A4, 24 labels of 70 × 37 mm)'],
  ['labels', 'US', 'labels 5160 (US Letter, 30 labels of 2 5/8 × 1 in)'],
  ['labels', 'GB', 'labels L7163 (A4, 14 labels of 99.1 × 38.1 mm)'],
  ['labels', null, 'labels 70x37 (A4, 24 labels of 70 × 37 mm)'],
  ['Envelopes', 'CA', 'envelopes 10 (No. 10, 9 1/2 × 4 1/8 in)'],
  ['envelopes', 'FR', 'envelopes C6 (162 × 114 mm, for a folded card)'],
  ['avery 5160', 'DE', 'labels 5160 (US Letter, 30 labels of 2 5/8 × 1 in)'],
  ['l-7163', 'DE', 'labels L7163 (A4, 14 labels of 99.1 × 38.1 mm)'],
  ['70 × 37', 'US', 'labels 70x37 (A4, 24 labels of 70 × 37 mm)'],
  ['#10', 'DE', 'envelopes 10 (No. 10, 9 1/2 × 4 1/8 in)'],
  ['dl', 'US', 'envelopes DL (220 × 110 mm)'],
  ['A5', 'DE', null],
] as const)('"%s" in %s is %s', (typed, country, words) => {
  expect(formOf(typed, country)).toBe(words);
});

it.each(printNames)('%s lies within its page, the same at both edges', (name) => {
  const form = printFormOf(name, 'US');
  if (form?.kind !== 'labels') return;
  const { page, label, columns, rows, left, top } = form.sheet;
  const last = places(form.sheet, columns * rows).at(-1);
  expect((last?.left ?? 0) + label.width + left).toBeCloseTo(page.width, 5);
  expect((last?.top ?? 0) + label.height + top).toBeCloseTo(page.height, 5);
});

it('goes on with another page', () => {
  const form = usualForm('labels', 'DE');
  if (form.kind !== 'labels') throw new Error('no labels');
  expect(places(form.sheet, 26).slice(23)).toEqual([
    { page: 0, left: 140, top: 259.5 },
    { page: 1, left: 0, top: 0.5 },
    { page: 1, left: 70, top: 0.5 },
  ]);
});
