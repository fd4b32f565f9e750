import { describe, expect, it } from 'vitest';
import { readSettings, type Setting, setting, text } from '../../src/domain/setting.ts';

const owner = text('owner', 'book', 'who owns it', 'Ann');
const count = setting<number>({
  key: 'count',
  home: 'machine',
  about: 'how many',
  example: '4',
  fallback: 3,
  parse: (value) => (/^\d+$/.test(value) ? { value: Number(value) } : { problem: 'it is no number' }),
  format: String,
});

describe('a setting that is a text', () => {
  it('is what it was made of', () => {
    expect(owner).toMatchObject({ key: 'owner', home: 'book', about: 'who owns it', example: 'Ann', fallback: null });
  });

  it.each([
    [' Ann ', { value: 'Ann' }],
    ['', { problem: 'it is empty' }],
    [' ', { problem: 'it is empty' }],
  ])('%j is read as %j', (given, parsed) => {
    expect(owner.parse(given)).toEqual(parsed);
  });

  it('is written as it is, and as nothing where there is none', () => {
    expect([owner.format('Ann'), owner.format(null)]).toEqual(['Ann', '']);
  });
});

it.each<[Record<string, string>, Record<string, unknown>]>([
  [{}, { owner: null, howMany: 3 }],
  [
    { owner: 'Ann', count: '4' },
    { owner: 'Ann', howMany: 4 },
  ],
  [{ count: 'many' }, { owner: null, howMany: 3 }],
  [{ howMany: '4' }, { owner: null, howMany: 3 }],
])('%j is stored: %j', (stored, values) => {
  const definitions = { owner, howMany: count } as unknown as Record<string, Setting>;
  expect(readSettings(definitions, new Map(Object.entries(stored)))).toEqual(values);
});
