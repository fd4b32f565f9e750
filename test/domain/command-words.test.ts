import { expect, it } from 'vitest';
import { commandWords } from '../../src/domain/command-words.ts';

it.each([
  ['pass show cadence', ['pass', 'show', 'cadence']],
  ['  pass \t show ', ['pass', 'show']],
  ['pass show "my shop"', ['pass', 'show', 'my shop']],
  ["pass show 'my shop'", ['pass', 'show', 'my shop']],
  [`say "it's" '"so"'`, ['say', "it's", '"so"']],
  [`say "" ''`, ['say', '', '']],
  ['say "half', ['say', '"half']],
  ['say --to="my shop"', ['say', '--to=my shop']],
  ['C:\\shop\\dial.exe', ['C:\\shop\\dial.exe']],
  ['"C:\\Program Files\\pass\\pass.exe" show "my shop\\"', ['C:\\Program Files\\pass\\pass.exe', 'show', 'my shop\\']],
  ['', []],
])('%j is %j', (text, words) => {
  expect(commandWords(text)).toEqual(words);
});
