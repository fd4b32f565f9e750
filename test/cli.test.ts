import { expect, it } from 'vitest';
import { commands, manual } from '../src/cli.ts';
import { manPage } from '../src/render/man.ts';
import { bookWith } from './support/book.ts';
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

it.each([
  ['tody', 'Did you mean today?'],
  ['list --colums name', 'Did you mean --columns?'],
])('guesses what was meant by %s', async (command, guess) => {
  expect((await runCadence(command)).err).toContain(guess);
});

it('shows where an error of the user came from only when asked to', async () => {
  const scene = { store: await emptyBook() };
  expect((await runCadence('show nobody', scene)).err).not.toContain('    at ');
  expect((await runCadence('show nobody --debug', scene)).err).toContain('    at ');
});

it('keeps views and aliases as settings', async () => {
  const settings = new Map<string, string>();
  const store = await bookWith({ name: 'Ada', owner: 'ann' }, { name: 'Bo', owner: 'bea' });
  await runCadence(['config', 'set', 'view.mine', '--owner ann'], { store, settings });
  await runCadence(['config', 'set', 'alias.mine', 'list --view mine --csv --columns name'], { store, settings });
  expect((await runCadence('list --view mine --json', { store, settings })).out).not.toContain('"Bo"');
  expect((await runCadence('config list', { store, settings })).out).toContain('view.mine');
  expect((await runCadence('list --csv --columns id --owner bea', { store, settings })).out).toBe('#\n2\n');
});

it('quotes what was typed without what would steer the terminal', async () => {
  const { err } = await runCadence(['\u001b]0;title\u0007nonsense']);
  expect(err).not.toMatch(/[\u0007\u001b]/);
});

it('makes a manual page of every command', async () => {
  const page = manPage(await manual('1.2.3'));
  for (const { name } of commands) expect(page).toMatch(new RegExp(`^cadence ${name}\\b`, 'm'));
  expect(page).not.toMatch(/^'/m);
});
