import widthOf from 'fast-string-width';
import { expect, test } from 'vitest';
import { displayWidth } from '../../src/domain/display-width.ts';

test('a text takes as many columns as the library says, whether its characters are counted or not', () => {
  const characters = Array.from({ length: 0x2600 }, (_, code) => String.fromCharCode(code));
  for (const character of characters) {
    const text = `a${character}b`;
    expect([text, displayWidth(text)]).toEqual([text, widthOf(text)]);
  }
});

test.each([
  ['', 0],
  ['Müller — “Café” … 12 • ✓', 24],
  ['├─ Anna', 7],
  ['東京', 4],
  ['\u001b[1mAnna\u001b[22m \u001b[38;5;45m› 東京\u001b[39m', 11],
  ['\u001b[2m › \u001b[22m', 3],
  ['©\ufe0f', 2],
  ['👩‍🌾 Ada', 6],
  ['e\u0301', 1],
])('%j takes %i columns', (text, columns) => {
  expect(displayWidth(text)).toBe(columns);
});
