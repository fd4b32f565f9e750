/** Whoever calls alone needs no callers: a book with one prints what a book without any prints, byte for byte. */
import { expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { bookWith } from '../support/book.ts';
import { type Outcome, runCadence, someDay } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';

const settings = new Map([['me', 'Robin']]);

async function book(): Promise<Store> {
  const store = await bookWith(
    {
      ...{ name: 'Ada Finch', owner: 'Robin', country: 'GB', phones: ['+44 20 7946 0101'] },
      purchases: [['2026-10-01', 900]],
      touches: [{ day: '2026-01-05', by: 'Robin', note: 'looking for a driver' }],
    },
    { name: 'Bo Small', owner: 'Kim', country: 'GB', phones: ['+44 20 7946 0102'], purchases: [['2026-09-01', 300]] },
    { name: 'Cy Wren', country: 'GB', phones: ['+44 20 7946 0103'], purchases: [['2026-08-01', 100]] },
    { name: 'Di Lark', country: 'GB', phones: ['+44 20 7946 0104'] },
  );
  await runCadence(['log', '1', '--promise', 'send the price list by friday'], {
    store,
    settings,
    today: '2026-11-20',
  });
  await runCadence(['log', '3', '--outcome', 'no_answer'], { store, settings });
  return store;
}

const seen = async (store: Store, command: string) =>
  await runCadence(command, { store, settings, terminal: 100, prompter: scripted() });

it.each([
  ...['today', 'today --all', 'week', 'list', 'show 1', 'show 3', 'call --brief', 'history 1', 'stats', 'plan'],
  ...['promises', 'search finch', 'why 1', 'rank', 'list --columns name,owner,planned'],
])('%s', async (command) => {
  const none = await book();
  const one = await book();
  await runCadence('caller add Robin', { store: one, settings });
  for (const words of [command, `${command} --json`]) {
    const [without, withOne] = [await seen(none, words), await seen(one, words)];
    expect(without.code, without.err).toBe(0);
    expect(without.out).not.toBe('');
    expect(withOne).toEqual(without);
  }
});

it('a guided call, and what is known after it', async () => {
  const calls = async (store: Store) => {
    const prompter = scripted('v', '', 's');
    const made = await runCadence('call 2', { store, settings, terminal: 100, prompter });
    const after: Outcome[] = [];
    // One after the other: they share a connection where the book is on a server.
    for (const command of ['today', 'show 1', 'show 2', 'stats']) after.push(await seen(store, command));
    return { made, asked: prompter.asked, left: prompter.left, after };
  };
  const none = await book();
  // As many operations as in the other book: a caller who left is none.
  await runCadence('caller add Kim', { store: none, today: someDay });
  await runCadence('caller archive Kim --yes', { store: none, today: someDay });
  const one = await book();
  await runCadence('caller add Robin', { store: one, settings });
  await runCadence('caller edit Robin --mail robin@shop.example', { store: one, settings });
  const without = await calls(none);
  expect(without.made).toMatchObject({ code: 0 });
  expect(await calls(one)).toEqual(without);
  expect(await seen(one, 'history 1')).toEqual(await seen(none, 'history 1'));
});
