import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

describe('tag', () => {
  it('puts tags on and takes them off, and says whom it changed', async () => {
    const store = await bookWith({ name: 'Ada', tags: ['retail'] }, { name: 'Bo', tags: ['vip'] });
    expect((await runCadence('tag 1 2 +vip', { store })).out).toBe('Ada: +vip\n');
    expect((await runCadence('tag 1 -- -retail', { store })).out).toBe('Ada: -retail\n');
    expect((await store.customers.get(1))?.tags).toEqual(['vip']);
    expect((await runCadence('tag 1 +vip', { store })).out).toBe('nothing to change\n');
  });

  it.each([[['tag', '1', '+\u001b[31m']], [['add', 'Cy', '--tag', '\u001b[31m']]])(
    'refuses a tag of nothing to be seen: %j',
    async (command) => {
      const store = await bookWith({ name: 'Ada' });
      expect(await runCadence(command, { store })).toMatchObject({
        code: 2,
        err: expect.stringContaining('a tag needs'),
      });
      expect((await store.customers.get(1))?.tags).toEqual([]);
    },
  );

  it('asks before it changes many', async () => {
    const store = await bookWith({ region: 'WI' }, { region: 'WI' }, { region: 'WI' });
    expect(await runCadence('tag --region WI +flood', { store })).toMatchObject({ code: 2, out: '' });
    expect((await runCadence('tag --region WI +flood --yes', { store })).out).toBe('3 customers: +flood\n');
  });
});
