import { expect, it } from 'vitest';
import { shellWord } from '../../src/domain/shell-word.ts';

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
