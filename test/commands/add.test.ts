import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { emptyBook, runCadence } from '../support/cadence.ts';

describe('add', () => {
  it('adds a customer with all that is said, and undo takes it away', async () => {
    const store = await emptyBook();
    const words = [
      'add',
      "Ada O'Finch",
      '--company',
      'Finch & Co',
      '--email',
      'Ada@Example.com',
      '--phone',
      '+1 312 555 0101',
    ];
    expect(await runCadence([...words, '--birthday', '--05-17'], { store })).toEqual({
      code: 0,
      out: "added 1: Ada O'Finch, Finch & Co\n",
      err: '',
    });
    expect(await store.customers.get(1)).toMatchObject({
      name: "Ada O'Finch",
      emails: ['ada@example.com'],
      phones: ['+1 312 555 0101'],
      birthday: '--05-17',
      createdOn: '2026-11-23',
    });
    await runCadence('undo --yes', { store });
    expect(await store.customers.count()).toBe(0);
  });

  it('names who has that number already, however it is written', async () => {
    const store = await bookWith({ name: 'Ada Finch', phones: ['+1 312 555 0101'] });
    const { code, err } = await runCadence(['add', 'Ada', '--phone', '+1 (312) 555-0101'], { store });
    expect({ code, err: err.split('\n')[0] }).toEqual({
      code: 1,
      err: 'cadence: 1 Ada Finch has +1 (312) 555-0101 already',
    });
    expect((await runCadence(['add', 'Ada', '--phone', '+1 (312) 555-0101', '--yes'], { store })).code).toBe(0);
  });

  it('stops at a name that is known, unless it is somebody of another company', async () => {
    const store = await bookWith({ name: 'Ada Finch', company: 'Finch & Co' });
    expect(await runCadence(['add', 'ada finch', '--company', 'FINCH & CO'], { store })).toMatchObject({
      code: 1,
      err: expect.stringContaining('1 Ada Finch, Finch & Co has this name already'),
    });
    expect((await runCadence(['add', 'Ada Finch', '--company', 'Elsewhere Ltd'], { store })).code).toBe(0);
  });
});
