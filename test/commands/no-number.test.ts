/** Customers without a telephone number: they take no call's place, unless most of the book is like them. */
import { describe, expect, it } from 'vitest';
import { CannotWrite } from '../../src/errors.ts';
import type { Store } from '../../src/store/store.ts';
import { bookWith } from '../support/book.ts';
import { json, runCadence, someDay } from '../support/cadence.ts';

const bought = { purchases: [['2026-10-01', 90]] } as const;
const ann = { name: 'Ann', phones: ['+49 30 1'] };
const bea = { name: 'Bea', phones: ['+49 30 2'] };
const cal = { name: 'Cal', emails: ['cal@x.example'], ...bought };
const dot = { name: 'Dot' };

const names = async (store: Store) =>
  (await json('today', store)).calls.map(({ name }: { name: string }) => name).toSorted();
const text = async (command: string | readonly string[], store: Store) => (await runCadence(command, { store })).out;
const planned = async (store: Store, id: number) => (await store.standings.of(id, someDay))?.planned ?? null;

describe('a customer without a number', () => {
  it('takes no place where most have one, and is listed apart with "write" as the touch', async () => {
    const store = await bookWith(ann, bea, cal);
    expect(await names(store)).toEqual(['Ann', 'Bea']);
    expect(await planned(store, 3)).toBeNull();
    expect(await text('today', store)).toContain('\n1 has no number: cadence list --no-phone\n');
    expect(await text('week', store)).toContain('1 has no number: cadence list --no-phone');
    expect((await json('today', store)).hidden).toMatchObject({ noNumber: 1, overCapacity: 0 });
    const listed = await text('list --no-phone', store);
    expect(listed).toContain('write');
    expect(listed).toContain('cal@x.example');
    expect(listed).not.toContain('Ann');
    expect(await text('why cal', store)).toContain('no number to call');
    expect((await json('plan', store)).schedule.map(({ id }: { id: number }) => id)).not.toContain(3);
  });

  it('is counted among those who match', async () => {
    const store = await bookWith({ ...ann, owner: 'Jo' }, bea, { ...cal, owner: 'Jo' });
    expect(await text('today --owner Jo', store)).toContain(
      '\n1 of these has no number (all without one: cadence list --no-phone)\n',
    );
    expect((await json('today --owner Al', store)).hidden).toMatchObject({ noNumber: 0 });
  });

  it('comes onto the list with a number, and leaves it when that is struck', async () => {
    const store = await bookWith(ann, bea, cal);
    await names(store);
    await text(['edit', 'cal', '--phone', '+49 30 1234567'], store);
    expect(await names(store)).toEqual(['Ann', 'Bea', 'Cal']);
    await runCadence(['log', 'cal', '--outcome', 'wrong_number'], { store });
    expect(await names(store)).toEqual(['Ann', 'Bea']);
    expect(await planned(store, 3)).toBeNull();
    await runCadence('undo', { store });
    expect(await names(store)).toEqual(['Ann', 'Bea', 'Cal']);
  });
});

describe('a book in which most have no number', () => {
  it('keeps its list, says "write", and how to add numbers', async () => {
    const store = await bookWith(ann, cal, { ...dot, ...bought });
    expect(await names(store)).toEqual(['Ann', 'Cal', 'Dot']);
    const today = await text('today', store);
    expect(today).toContain('write: cal@x.example');
    expect(today).toContain('write (no phone number)');
    expect(today.match(/Add numbers: cadence edit/g)).toHaveLength(1);
    expect((await json('today', store)).writes).toBe(true);
  });

  it('says how to add numbers once, not where the list is for a program, and again while the book cannot be written', async () => {
    const store = await bookWith(ann, cal, { ...dot, ...bought });
    const hint = 'Add numbers: cadence edit';
    await json('today', store);
    expect(await text('today --csv', store)).not.toContain(hint);
    const readOnly = { ...store, takeHint: () => Promise.reject(new CannotWrite('read-only')) };
    expect(await text('today', readOnly)).toContain(hint);
    expect(await text('today', store)).toContain(hint);
    expect(await text('today', store)).not.toContain(hint);
    expect(await text('today', store)).toContain('write: cal@x.example');
  });

  it('leaves out who never bought, where others did', async () => {
    const store = await bookWith(ann, cal, dot, { name: 'Eve' });
    expect(await names(store)).toEqual(['Ann', 'Cal']);
    const said =
      '2 have neither a number nor a purchase, so no call is due (all without a number: cadence list --no-phone)';
    expect(await text('today', store)).toContain(`\n${said}\n`);
    expect(await text('week', store)).toContain(`\n${said}\n`);
    expect(JSON.parse(await text('list --no-phone --json', store))).toHaveLength(3);
    expect(await store.standings.of(3, someDay)).toMatchObject({ due: null, planned: null });
  });

  it('counts none who bought, also among some', async () => {
    const store = await bookWith(ann, { ...cal, owner: 'Jo' }, { ...dot, owner: 'Jo' }, { name: 'Eve', owner: 'Jo' });
    await text('interval cal none', store);
    expect((await json('today --owner Jo', store)).hidden).toMatchObject({ noNumber: 2 });
  });

  it('leaves nobody out where nobody bought: the first day is not empty', async () => {
    expect(await names(await bookWith(dot, { name: 'Eve' }))).toEqual(['Dot', 'Eve']);
  });

  it('calls again once most have a number', async () => {
    const store = await bookWith(ann, cal, { ...dot, ...bought });
    await names(store);
    await text(['edit', 'dot', '--phone', '+49 30 1234567'], store);
    expect(await names(store)).toEqual(['Ann', 'Dot']);
    expect(await planned(store, 2)).toBeNull();
  });
});
