import { expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { aTouch, bookWith } from '../support/book.ts';
import { someDay } from '../support/cadence.ts';

async function talked(store: Store, day: '2026-10-01' | '2026-10-02', note: string | null, answer: string | null) {
  return await store.atomically({ kind: 'log', day: someDay }, async (book) => {
    const touchId = await book.touches.add(aTouch({ day, note }));
    if (answer !== null)
      await book.touches.addAnswer({
        touchId,
        customerId: 1,
        question: 'mood',
        asked: 'How are you?',
        text: answer,
        day,
      });
    return touchId;
  });
}

it.each([
  ['a note, before an answer of the same day', [['2026-10-01', 'rye', 'fine']], 'rye'],
  [
    'an answer of a later day',
    [
      ['2026-10-01', 'rye', null],
      ['2026-10-02', null, 'fine'],
    ],
    'fine',
  ],
  ['an answer where there is no note', [['2026-10-01', null, 'fine']], 'fine'],
  ['nothing where nothing was noted', [['2026-10-01', null, null]], undefined],
] as const)('the last words are %s', async (_what, calls, words) => {
  const store = await bookWith({});
  for (const [day, note, answer] of calls) await talked(store, day, note, answer);
  expect((await store.touches.lastWords([1])).get(1)).toBe(words);
});

it('a touch goes with its answers, and comes back with them', async () => {
  const store = await bookWith({});
  const id = await talked(store, '2026-10-01', null, 'fine');
  await store.atomically({ kind: 'call', day: someDay }, async (book) => await book.touches.remove(id));
  expect([await store.touches.of(1), await store.touches.answersOf(1)]).toEqual([[], []]);
  await store.undo(3, { preview: false, day: someDay }); // after the scene and the call
  expect(await store.touches.of(1)).toHaveLength(1);
  expect(await store.touches.answersOf(1)).toMatchObject([{ text: 'fine' }]);
});
