import { describe, expect, it } from 'vitest';
import { isOnList, type Reachable, type WrittenTo, writingOf } from '../../../src/domain/plan/written-to.ts';

/** `+` has a number, `-` has none; in capitals, `B`, a buyer without a number. */
const people = (text: string): Reachable[] =>
  [...text].map((one) => ({ hasNumber: one === '+', hasBought: one === 'B' }));

describe('whom a book writes to', () => {
  it.each<[string, WrittenTo, number]>([
    ['', 'nobody', 0],
    ['++++', 'nobody', 0],
    ['+++-', 'nobody', 1],
    ['++-B', 'nobody', 2],
    ['+---', 'everybody', 0],
    ['----', 'everybody', 0],
    ['+-BB', 'buyers', 1],
    ['BBBB', 'buyers', 0],
  ])('of %s: %s, and %i are left', (text, to, left) => {
    expect(writingOf(people(text))).toEqual({ to, left });
  });

  it.each<[WrittenTo, string, string]>([
    ['nobody', '+-B', '+'],
    ['buyers', '+-B', '+B'],
    ['everybody', '+-B', '+-B'],
  ])('%s: of %s the list has %s', (to, text, listed) => {
    const found = [...text].filter((one) => people(one).every((person) => isOnList(person, to)));
    expect(found.join('')).toBe(listed);
  });
});
