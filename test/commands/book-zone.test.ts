/** A book may have a zone of its own: one day for callers in several zones, each with their own clock. */
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { bookWith } from '../support/book.ts';
import { runCadence, type Scene } from '../support/cadence.ts';

/** Tuesday 9:00 in Auckland, while it is Monday in Europe and America. */
const at = new Date('2026-11-23T20:00:00Z');
const me = (name: string) => ({ settings: new Map([['me', name]]) });

async function teamBook(zone: string | null = 'Pacific/Auckland'): Promise<Store> {
  const store = await bookWith(
    { name: 'Ada', owner: 'Robin', phones: ['+64 9 555 0101'], timeZone: 'Pacific/Auckland' },
    { name: 'Bo', owner: 'Sasha', phones: ['+1 312 555 0102'], timeZone: 'America/Chicago' },
    { name: 'Cy', phones: ['+1 312 555 0103'] },
  );
  await runCadence('caller add Robin --zone Pacific/Auckland', { store, at });
  await runCadence('caller add Sasha --zone America/Chicago', { store, at });
  if (zone !== null) expect((await runCadence(`config set zone ${zone}`, { store, at })).code).toBe(0);
  return store;
}

const dayOfList = async (scene: Scene) => JSON.parse((await runCadence('today --json', scene)).out).date;
const lastTouch = async (store: Store, id: number) => (await store.touches.of(id))[0];

describe('a book with a zone', () => {
  it.each(['Robin', 'Sasha'])('has its own day for %s too', async (name) => {
    const store = await teamBook();
    expect(await dayOfList({ store, at, ...me(name) })).toBe('2026-11-24');
  });

  it('places a customer on the same day, whoever works out the plan', async () => {
    const planned = [];
    for (const name of ['Robin', 'Sasha']) {
      const store = await teamBook();
      await runCadence('log Ada --outcome connected', { store, at, ...me(name) });
      planned.push((await store.standings.list('2026-11-24', 'id')).map(({ standing }) => standing.planned));
    }
    expect(planned[0]).toEqual(planned[1]);
  });

  it('keeps a call on its own day and clock, and shows it on the clock of whoever reads', async () => {
    const store = await teamBook();
    await runCadence('log Bo --outcome connected', { store, at, ...me('Sasha') });
    expect(await lastTouch(store, 2)).toMatchObject({ day: '2026-11-24', time: '09:00' });
    expect((await runCadence('show Bo', { store, at, ...me('Sasha') })).out).toContain(
      '2026-11-23  14:00  call: talked',
    );
    expect((await runCadence('show Bo', { store, at, ...me('Robin') })).out).toContain(
      '2026-11-24  09:00  call: talked',
    );
  });

  it('reads a time that was typed on the clock of whoever typed it', async () => {
    const store = await teamBook();
    const scene = { store, at, ...me('Sasha') };
    await runCadence(['log', 'Bo', '--outcome', 'connected', '--at', '2026-11-23 10:30'], scene);
    expect(await lastTouch(store, 2)).toMatchObject({ day: '2026-11-24', time: '05:30' });
  });

  it('takes an hour alone for one that has been', async () => {
    const store = await teamBook();
    await runCadence('log Bo --outcome connected --at 13:15', { store, at, ...me('Sasha') });
    expect(await lastTouch(store, 2)).toMatchObject({ day: '2026-11-24', time: '08:15' });
  });

  it('knows yesterday from today by its own day', async () => {
    const store = await teamBook();
    await runCadence('snooze Ada tomorrow', { store, at, ...me('Sasha') });
    expect((await store.customers.get(1))?.snoozedUntil).toBe('2026-11-25');
  });

  it('leaves the day of --today alone', async () => {
    const store = await teamBook();
    const { out } = await runCadence('today --json --today 2026-12-01', { store, at });
    expect(JSON.parse(out).date).toBe('2026-12-01');
  });
});

it('a book without one has the day of the machine', async () => {
  const store = await teamBook(null);
  expect(await dayOfList({ store, at, ...me('Robin') })).toBe(await dayOfList({ store, at, ...me('Sasha') }));
  await runCadence('log Bo --outcome connected', { store, at, ...me('Sasha') });
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString();
  expect(await lastTouch(store, 2)).toMatchObject({ day: local.slice(0, 10), time: local.slice(11, 16) });
});

it('a zone that there is not is refused', async () => {
  const store = await bookWith({ name: 'Ada' });
  const { code, err } = await runCadence('config set zone Mars/Olympus', { store });
  expect(code).toBe(2);
  expect(err).toContain('there is no zone "Mars/Olympus"');
});
