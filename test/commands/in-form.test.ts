/** Figures on screen are written as in the book's country; what other programs read is not. */
import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import type { Store } from '../../src/store/store.ts';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

const on = (day: string) => day as Day;

async function bookOf(country: string | null) {
  const store = await bookWith({
    ...{ name: 'Ada Finch', address: 'Oak 12', postalCode: '62704', city: 'Springfield', region: 'IL' },
    ...{ phones: ['+1 312 555 0100'], birthday: '--02-29', currency: 'USD' },
    purchases: [
      [on('2026-11-05'), 12_345.6],
      [on('2025-12-31'), 1000],
    ],
    touches: [{ day: on('2026-08-09'), note: 'likes tea' }],
  });
  if (country !== null) await moveTo(store, country);
  return store;
}

/** The setting alone, without the holidays that follow from it. */
async function moveTo(store: Store, country: string) {
  await store.atomically({ kind: 'config', day: on('2026-11-01') }, async (book) => {
    await book.settings.set('country', country);
  });
}

const spaced = (text: string) => text.replaceAll('\u00a0', ' ');
const lineWith = (text: string, word: string) =>
  spaced(text.split('\n').find((line) => line.includes(word)) ?? '').trim();

describe('in a book of', () => {
  it.each([
    [null, '+1 312 555 0100', '13,346 EUR', '2026-11-05', 'Oak 12, 62704, Springfield, IL', '--02-29'],
    ['US', '(312) 555-0100', '€13,346', 'Nov 5, 2026', 'Oak 12, Springfield, IL 62704', 'February 29'],
    ['DE', '+1 312 555 0100', '13.346 €', '05.11.2026', 'Oak 12, 62704 Springfield, IL', '29 February'],
  ])('%s', async (country, phone, money, day, place, birthday) => {
    const store = await bookOf(country);
    const list = (await runCadence('list --columns phone,value,lastOrder', { store })).out;
    expect(spaced(list)).toContain(`${phone}  ${money}  ${day}`);
    const { out } = await runCadence('show 1', { store });
    const shown = ['phone', 'place', 'birthday'].map((label) => lineWith(out, label).replace(label, '').trim());
    expect(shown).toEqual([phone, place, birthday]);
  });

  it('any country JSON and CSV are as in one without', async () => {
    const [plain, german] = [await bookOf(null), await bookOf('DE')];
    for (const command of [
      'list --csv',
      'list --json',
      'today --csv',
      'why 1 --json',
      'history 1 --json',
      'event --json',
    ]) {
      const [one, other] = [await runCadence(command, { store: plain }), await runCadence(command, { store: german })];
      expect(other.out.replaceAll(/"operation": \d+/g, ''), command).toBe(one.out.replaceAll(/"operation": \d+/g, ''));
    }
  });

  it('none the country of the machine decides', async () => {
    const store = await bookOf(null);
    const { out } = await runCadence('list --columns lastOrder', { store, env: { LANG: 'de_DE.UTF-8' } });
    expect(out).toContain('05.11.2026');
    const { out: other } = await runCadence('list --columns lastOrder', { store, env: { LANG: 'C.UTF-8' } });
    expect(other).toContain('2026-11-05');
  });

  it('Germany a table is sorted by what a column holds, not by how it is written', async () => {
    const store = await bookWith({ name: 'Ada' });
    await moveTo(store, 'DE');
    for (const due of ['2027-01-02', '2026-12-05'])
      await runCadence(['log', '1', '--promise', `bread by ${due}`], { store });
    const { out } = await runCadence('promises --all --columns due --sort due', { store });
    expect(out).toMatch(/05\.12\.2026[\s\S]*02\.01\.2027/);
  });
});
