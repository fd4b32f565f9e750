import { expect, it } from 'vitest';
import { formulaSafe, withoutGuard } from '../../src/domain/formula-cell.ts';
import { fc } from '../support/properties.ts';

it.each([
  ['=1+1', "'=1+1"],
  ["'=1+1", "''=1+1"],
  ["''=1+1", "'''=1+1"],
  ['＝cmd()', "'＝cmd()"],
  ['+49 351 1', "'+49 351 1"],
  ['-5', "'-5"],
  ['@home', "'@home"],
  ['\t=1', "'\t=1"],
  ['Ada', 'Ada'],
  ["'t Hooft", "'t Hooft"],
  ['a=1', 'a=1'],
  ['', ''],
])('%j is written as %j and read again as it was', (cell, written) => {
  expect(formulaSafe(cell)).toBe(written);
  expect(withoutGuard(written)).toBe(cell);
});

it('gives back every text', () => {
  const text = fc.string({ unit: fc.constantFrom("'", '=', '＋', '-', '\t', 'a', '1', ' ') });
  fc.assert(fc.property(text, (cell) => withoutGuard(formulaSafe(cell)) === cell));
  fc.assert(fc.property(text, (cell) => !/^[=+\-@\t\r\n＝＋－＠]/.test(formulaSafe(cell))));
});
