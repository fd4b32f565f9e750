import { expect, it } from 'vitest';
import { commands } from '../src/cli.ts';
import { emptyBook, runCadence } from './support/cadence.ts';

it.each(commands.map((command) => [command.name]))(
  '%s teaches itself: what it does, its options, how it is used',
  async (name) => {
    const { code, out, err } = await runCadence(`${name} --help`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(new RegExp(`^Usage: cadence ${name}\\b`));
    expect(out).toContain('Example');
  },
);

it.each([
  ['an unknown command', 'nonsense'],
  ['an unknown option', 'today --frobnicate'],
  ['a missing argument', 'show'],
  ['a choice that is none', 'list --sort shoe-size'],
])('calls %s wrong usage: exit 2, on stderr, nothing on stdout', async (_what, command) => {
  const { code, out, err } = await runCadence(command);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).not.toBe('');
});

it('shows the stack of a defect of ours, and only of that', async () => {
  const store = await emptyBook();
  store.close();
  const { code, err } = await runCadence('list', { store });
  expect(code).toBe(1);
  expect(err).toContain('this is a defect in cadence');
});

it('says nothing but the answer when asked to be quiet', async () => {
  expect(await runCadence('list --quiet', { store: await emptyBook() })).toEqual({ code: 0, out: '', err: '' });
});
