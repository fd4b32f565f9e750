/** Names longer than the database can look for. */
import { expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

const long = 'a'.repeat(100_000);

it.each(['show', 'why', 'log --outcome connected', 'note', 'tag', 'snooze', 'erase'])(
  '%s says in one line that nobody has a name of 100,000 characters',
  async (command) => {
    const store = await bookWith({ name: 'Ada Finch' });
    const [name = '', ...options] = command.split(' ');
    const more = { note: ['likes tea'], tag: ['+gold'], snooze: ['3d'], erase: ['--yes'] }[name] ?? [];
    const { code, out, err } = await runCadence([name, long, ...more, ...options], { store });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^cadence: no customer is called "a{80}…"\n {2}cadence list shows .*\n$/);
  },
);

it('finds a customer who is called so', async () => {
  const store = await bookWith({ name: long }, { name: 'Ada Finch' });
  expect(await runCadence(['show', long, '--json'], { store })).toMatchObject({ code: 0 });
});

it('lists nobody who bought a product of that name', async () => {
  const store = await bookWith({ name: 'Ada Finch' });
  expect(await runCadence(['list', '--product', long, '--json'], { store })).toMatchObject({ code: 0, out: '[]\n' });
});
