import { expect, it } from 'vitest';
import { RowSorter } from '../../src/import/rows.ts';

const sorter = new RowSorter(['Name', 'City', 'Email', 'Phone'], {
  headingsKept: false,
  identity: [0, 2, 3],
  sample: [],
});
const sort = (...cells: readonly string[]) => sorter.sort({ line: 9, cells, broken: null }).kind;

it.each([
  ['the header again', ['Name', 'City', 'Email', 'Phone']],
  ['the header again, but for one title', ['Name', 'City', 'Email', 'Phone', 'Fax']],
  ['a line of totals', ['Total', '', '', '12']],
  ['an empty line', ['', ' ', '', '']],
])('leaves out %s', (_what, cells) => {
  expect(sort(...cells)).not.toBe('data');
});

it.each([
  ['a customer', ['Ada Finch', 'Berlin', 'ada@example.com', '']],
  ['a customer whose cells happen to be half a header', ['Name', 'City', 'ada@example.com', '']],
  ['a customer called as totals are', ['Total', 'Paris', 'contact@total.example', '']],
])('keeps %s', (_what, cells) => {
  expect(sort(...cells)).toBe('data');
});
