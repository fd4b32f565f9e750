import { expect, it } from 'vitest';
import { utf16In } from '../../src/domain/utf16.ts';

const little = (text: string) => Buffer.from(text, 'utf16le');
const big = (text: string) => Buffer.from(text, 'utf16le').swap16();
const table = 'Name,City\nAnn,Oslo\n';
const kanji = '氏名、都市\n田中、東京\n';

it.each([
  ['a mark, little end first', little(`\ufeff${table}`), 'utf-16le'],
  ['a mark, big end first', big(`\ufeff${table}`), 'utf-16be'],
  ['Latin letters', little(table), 'utf-16le'],
  ['Latin letters, big end first', big(table), 'utf-16be'],
  ['letters without NUL bytes', little(kanji), 'utf-16le'],
  ['letters without NUL bytes, big end first', big(kanji), 'utf-16be'],
  ['one short line', little('a\n'), 'utf-16le'],
  ['UTF-8', Buffer.from(kanji), null],
  ['single bytes', Buffer.from(table, 'latin1'), null],
  ['a file whose end was never written', Buffer.from('ab\n\0\0\0\0\0'), null],
  ['a NUL byte among single ones', Buffer.from('a\0b,c\nd,e\n'), null],
  ['nothing', Buffer.alloc(0), null],
])('%s', (_, bytes, encoding) => {
  expect(utf16In(bytes)).toBe(encoding);
});
