import { expect, it } from 'vitest';
import { shellWord, windowsWord } from '../../src/domain/shell-word.ts';

it.each([
  ['/usr/bin/env', '/usr/bin/env'],
  ['A_1=b@c.d:e,f%+-', 'A_1=b@c.d:e,f%+-'],
  ['my shop.db', "'my shop.db'"],
  ["it's", String.raw`'it'\''s'`],
  ["''", String.raw`''\'''\'''`],
  ['$HOME', "'$HOME'"],
  ['a;b', "'a;b'"],
  ['ä', "'ä'"],
  ['', "''"],
])('%s is typed %s', (word, typed) => {
  expect(shellWord(word)).toBe(typed);
});

it.each([
  ['cadence.exe', 'cadence.exe'],
  ['C:\\shop\\it.db', 'C:\\shop\\it.db'],
  ...['my shop.db', 'R&D', 'a|b', 'a<b', 'a>b', 'a^b', 'it (2)', 'a;b', 'a,b', 'a=b', '@a', 'a`b', '$HOME', ''].map(
    (word) => [word, `"${word}"`],
  ),
  // A backslash before the closing quote would be read as one that makes the quote part of the word.
  ['C:\\Ann Lee\\', '"C:\\Ann Lee\\\\"'],
  ['\\\\nas\\my shop\\\\', '"\\\\nas\\my shop\\\\\\\\"'],
  ['C:\\shop\\', 'C:\\shop\\'],
])('on Windows %s is typed %s', (word, typed) => {
  expect(windowsWord(word as string)).toBe(typed);
});
