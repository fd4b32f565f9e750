import { describe, expect, it } from 'vitest';
import { mustAllBeAsRead, mustBeAsRead } from '../../src/app/customers/as-read.ts';
import { ChangedMeanwhile } from '../../src/errors.ts';

interface Facts {
  readonly city: string | null;
  readonly tags: readonly string[];
  readonly doNotCall: { readonly on: string; readonly reason: string | null } | null;
}
const read: Facts = { city: 'Toledo', tags: ['vip'], doNotCall: null };

/** What it says; null where all is as it was read. */
function said(present: Partial<Facts>, wanted?: Partial<Facts>): string | null {
  try {
    const one = { read, present: { ...read, ...present }, name: 'Ada\u001b[2J Finch', id: 7 };
    mustBeAsRead(wanted === undefined ? one : { ...one, wanted });
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(ChangedMeanwhile);
    expect((error as ChangedMeanwhile).hint).toMatch(/^cadence history 7 shows by whom/);
    return (error as Error).message;
  }
}
const changed = 'Ada Finch was changed by somebody else since they were read';

describe('what is written', () => {
  it.each<[string, Partial<Facts>, Partial<Facts> | undefined, string | null]>([
    ['is written where nothing changed', {}, { city: 'Lima' }, null],
    ['is written where another field changed', { tags: [] }, { city: 'Lima' }, null],
    ['is written where it is so already', { city: 'Lima' }, { city: 'Lima' }, null],
    [
      'is not written over another value',
      { city: 'Ada' },
      { city: 'Lima' },
      `${changed}\n  city is “Ada” now, and would be “Lima”`,
    ],
    [
      'is not written over nothing',
      { city: null },
      { city: 'Lima' },
      `${changed}\n  city is nothing now, and would be “Lima”`,
    ],
    [
      'is not taken away where it changed',
      { tags: ['a', 'b'] },
      { tags: [] },
      `${changed}\n  tags is a, b now, and would be nothing`,
    ],
    [
      'must be as it was where no field is named',
      { city: 'Ada' },
      undefined,
      `${changed}\n  city is “Ada” now, and was “Toledo”`,
    ],
  ])('%s', (_, present, wanted, message) => {
    expect(said(present, wanted)).toBe(message);
  });

  it.each([
    [{ on: '2026-01-02', reason: null }, '“since 2026-01-02”'],
    [{ on: '2026-01-02', reason: 'moved' }, '“since 2026-01-02: moved”'],
  ])('tells since when: %j', (doNotCall, text) => {
    expect(said({ doNotCall })).toMatch(new RegExp(`is ${text} now, and was nothing$`));
  });

  it('tells other values as they are', () => {
    const one = { read: { x: { a: 1 } }, present: { x: { a: 2 } }, name: 'Ada', id: 7 };
    expect(() => mustBeAsRead(one)).toThrow('is “{"a":2}” now, and was “{"a":1}”');
  });
});

it('tells of ten, and how many more there are', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ read, present: { ...read, city: 'Lima' }, name: `N${i}`, id: i }));
  expect(() => mustAllBeAsRead(many(0))).not.toThrow();
  expect(() => mustAllBeAsRead(many(10))).toThrow(/^N0 was(?!.*…)/s);
  expect(() => mustAllBeAsRead(many(12))).toThrow(/N9 was changed[\s\S]*\n… and 2 more$/);
  expect(() => mustAllBeAsRead([...many(1).map((one) => ({ ...one, present: read })), ...many(2).slice(1)])).toThrow(
    /^N1 was/,
  );
});
