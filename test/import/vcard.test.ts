import { describe, expect, it } from 'vitest';
import { ProblemList } from '../../src/import/problems.ts';
import { readCards } from '../../src/import/vcard.ts';

const read = (text: string) =>
  readCards(text, { today: '2026-11-22', problems: new ProblemList(), include: new Set(), unread: new Set() });

describe('a vCard', () => {
  const lines = ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Bo Finch', 'NOTE:asked twice about', '  oat drink', 'END:VCARD', ''];

  it.each([
    ['CRLF', '\r\n'],
    ['LF', '\n'],
    ['CR', '\r'],
  ])('is read whether its lines end in %s, folded ones too', (_, end) => {
    const { customers, rejects } = read(lines.join(end).repeat(2));
    expect(rejects).toEqual([]);
    expect(customers).toMatchObject([
      { line: 1, name: 'Bo Finch', note: 'asked twice about oat drink' },
      { line: 7, name: 'Bo Finch', note: 'asked twice about oat drink' },
    ]);
  });

  it('that nobody can read is given back with its line', () => {
    const { customers, rejects } = read(`${lines.join('\n')}BEGIN:VCARD\nVERSION:9.9\nFN:X\nEND:VCARD\n`);
    expect(customers).toHaveLength(1);
    expect(rejects).toMatchObject([{ line: 7, reason: 'the card cannot be read' }]);
  });
});
