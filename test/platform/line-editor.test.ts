import { describe, expect, it } from 'vitest';
import { type EditorKey, LineEditor, masked, rowsOf } from '../../src/platform/line-editor.ts';
import { fc } from '../support/properties.ts';

/** As readline tells of them. */
const keys: Readonly<Record<string, EditorKey>> = {
  '<': { name: 'left', sequence: '\u001b[D' },
  '>': { name: 'right', sequence: '\u001b[C' },
  '⌫': { name: 'backspace', sequence: '\u007f' },
  '⌦': { name: 'delete', sequence: '\u001b[3~' },
  '⇤': { name: 'home', sequence: '\u001b[H' },
  '⇥': { name: 'end', sequence: '\u001b[F' },
  '«': { name: 'left', ctrl: true, sequence: '\u001b[1;5D' },
  '»': { name: 'f', meta: true, sequence: '\u001bf' },
  '␗': { name: 'w', ctrl: true, sequence: '\u0017' },
  '␕': { name: 'u', ctrl: true, sequence: '\u0015' },
  '␋': { name: 'k', ctrl: true, sequence: '\u000b' },
  '␙': { name: 'y', ctrl: true, sequence: '\u0019' },
  '␟': { sequence: '\u001f' },
};

function typed(...words: readonly string[]): LineEditor {
  const editor = new LineEditor();
  for (const word of words) {
    for (const sign of word) editor.press(keys[sign] ?? { sequence: sign });
    editor.settle();
  }
  return editor;
}

/** The text with a bar where the cursor is. */
function seen({ line: { text, cursor } }: LineEditor): string {
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

const family = '👩‍👩‍👧';
const accent = 'e\u0301';
const flag = '🇩🇪';

describe('a line', () => {
  it.each([
    [['abc'], 'abc|'],
    [['abc', '<<'], 'a|bc'],
    [['abc', '<<<<'], '|abc'],
    [['abc', '<>>>'], 'abc|'],
    [['abc', '⇤x⇥y'], 'xabcy|'],
    [['abc', '<⌫'], 'a|c'],
    [['abc', '⇤⌦'], '|bc'],
    [['abc', '⇤⌫'], '|abc'],
    [['two new vans', '«'], 'two new |vans'],
    [['two new vans', '««'], 'two |new vans'],
    [['two new vans', '⇤»'], 'two| new vans'],
    [['two new-vans', '␗'], 'two |'],
    [['two new vans', '«␕'], '|vans'],
    [['two new vans', '«␋'], 'two new |'],
    [['two new vans', '«␋⇤␙'], 'vans|two new '],
    [['ab', '⌫⌫␟'], 'a|'],
    [[`a${family}b`, '<<'], `a|${family}b`],
    [[`a${family}b`, '<<>'], `a${family}|b`],
    [[`a${family}`, '⌫'], 'a|'],
    [[`a${family}b`, '⇤>⌦'], 'a|b'],
    [[`ca${accent}`, '⌫'], 'ca|'],
    [[`${accent}${accent}`, '<'], `${accent}|${accent}`],
    [[`${flag}${flag}`, '<⌫'], `|${flag}`],
    [['配送', '<⌫'], '|送'],
    [['👍🏽', '<'], '|👍🏽'],
    [['क्षि', '<'], '|क्षि'],
    // A mark behind a letter belongs to it, wherever it is put in.
    [['eb', '<\u0301'], `${accent}|b`],
    // Joined with what follows, the cursor stands behind both.
    [['👧', '⇤👩\u200d'], '👩‍👧|'],
  ])('%j is %s', (words, expected) => expect(seen(typed(...words))).toBe(expected));

  it.each([
    ['NUL', { name: 'space', ctrl: true, sequence: '\u0000' }],
    ['Ctrl-Z', { name: 'z', ctrl: true, sequence: '\u001a' }],
    ['Ctrl-\\', { sequence: '\u001c' }],
    ['Escape', { name: 'escape', meta: true, sequence: '\u001b' }],
    ['F1', { name: 'f1', sequence: '\u001bOP' }],
    ['a control sequence of one letter', { sequence: '\u009b' }],
    ['Alt-x', { name: 'x', meta: true, sequence: '\u001bx' }],
    ['nothing', {}],
  ])('takes no %s', (_, key) => {
    const editor = typed('ab');
    editor.press(key);
    expect(seen(editor)).toBe('ab|');
  });

  it('has a space for a tab', () => {
    const editor = typed('ab');
    editor.press({ name: 'tab', sequence: '\t' });
    expect(seen(editor)).toBe('ab |');
  });

  it('never holds a control byte, nor a cursor inside a character, whatever is typed', () => {
    const sign = fc.oneof(
      fc.constantFrom(...Object.keys(keys)),
      fc.constantFrom('\u0000', '\u0007', '\u001a', '\u009b', '\u0301', '\u200d', '\ufe0f'),
      fc.constantFrom(family, accent, flag, '配', 'a', ' '),
    );
    fc.assert(
      fc.property(fc.array(sign), (signs) => {
        const editor = typed(...signs);
        const { text, cursor } = editor.line;
        expect(text).not.toMatch(/\p{Cc}/u);
        const starts = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)];
        expect([...starts.map(({ index }) => index), text.length]).toContain(cursor);
      }),
    );
  });
});

describe('rows', () => {
  const width = (text: string) => (/\p{Script=Han}|\p{Extended_Pictographic}/u.test(text) ? 2 : 1);
  const rows = (text: string, cursor: number) => rowsOf({ text, cursor }, { first: 4, room: 6, width });

  it.each([
    ['', 0, [''], 0, 0],
    ['abcd', 4, ['abcd'], 0, 4],
    ['abcde', 4, ['abcd', 'e'], 1, 0],
    ['abcde', 5, ['abcd', 'e'], 1, 1],
    ['配送が', 0, ['配送', 'が'], 0, 0],
    ['a配送', 3, ['a配', '送'], 1, 1],
    ['abcdefghijk', 10, ['abcd', 'efghij', 'k'], 2, 0],
    ['abcdefghijk', 4, ['abcd', 'efghij', 'k'], 1, 0],
  ])('of %j, with the cursor at %i', (text, cursor, expected, at, place) =>
    expect(rows(text, cursor)).toEqual({ rows: expected, at, cursor: place }),
  );

  it('end on a terminal with no room at all', () =>
    expect(rowsOf({ text: '配送', cursor: 0 }, { first: -3, room: 0, width }).rows).toEqual(['配', '送']));
});

it('a secret has a sign for each character', () =>
  expect(masked({ text: `a${family}b`, cursor: 1 + family.length }, '*')).toEqual({ text: '***', cursor: 2 }));
