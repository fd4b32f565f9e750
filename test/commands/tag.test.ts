import { describe, expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { json, runCadence } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';

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

  it('asks a person, who may say no', async () => {
    const store = await bookWith({ region: 'WI' }, { region: 'WI' }, { region: 'WI' });
    const tagging = async (answer: string) => {
      await runCadence('tag --region WI +flood', { store, prompter: scripted(answer), terminal: 80 });
      return (await store.customers.all()).map(({ tags }) => tags.length);
    };
    expect(await tagging('n')).toEqual([0, 0, 0]);
    expect(await tagging('y')).toEqual([1, 1, 1]);
  });

  it.each(['tag 1', 'tag +vip'])('wants to know whom to tag and how: %s', async (command) => {
    const { code, err } = await runCadence(command, { store: await bookWith({ name: 'Ada' }) });
    expect(code).toBe(2);
    expect(err).toContain('cadence tag 12 +vip');
  });

  it('tells other programs whom it changed', async () => {
    const store = await bookWith({ name: 'Ada' }, { name: 'Bo', tags: ['vip'] });
    expect(await json('tag 1 2 +vip', store)).toEqual([{ id: 1, name: 'Ada' }]);
  });
});
