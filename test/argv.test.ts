import { expect, it } from 'vitest';
import { askingForHelp, calledName, expanded, withPresentName } from '../src/argv.ts';
import { commandWords, typedAs } from '../src/domain/command-words.ts';

const settings = () =>
  new Map([
    ['me', 'Ann'],
    ['alias.top', 'list --tier A --limit 5'],
    ['alias.best', 'top --csv'],
    ['alias.list', 'show 1'],
    ['alias.hen', 'egg'],
    ['alias.egg', 'hen'],
    ['view.mine', `--owner "Ann O'Hara" --tag 'key account'`],
    ['view.all-mine', '--view mine --tier A'],
    ['view.day', '--view night'],
    ['view.night', '--view day'],
  ]);
const isCommand = (name: string) => ['list', 'show', 'today', 'config', 'edit'].includes(name);
const words = (...argv: string[]) => expanded(argv, { isCommand, settings });

it.each([
  [['today'], 'today'],
  [['--db', 'today', 'list'], 'list'],
  [['--json', '--today', '2026-01-01', 'show', '1'], 'show'],
  [['help', 'list'], 'list'],
  [['--help'], undefined],
])('finds the command in %j', (argv, name) => {
  expect(calledName(argv)).toBe(name);
});

it.each([
  [[], ['desk']],
  [
    ['--db', 'shop.db', '--no-color'],
    ['--db', 'shop.db', '--no-color', 'desk'],
  ],
  [['--help'], ['--help']],
  [['--version'], ['--version']],
  [['--licenses'], ['--licenses']],
  [['help'], ['help']],
  // commander says that the name of a book is missing.
  [['--db'], ['--db']],
  [['today'], ['today']],
])('without a command it is the desk: %j', (argv, words) => {
  expect(askingForHelp(argv, isCommand)).toEqual(words);
});

it('puts the words of an alias in its place', () => {
  expect(words('--json', 'top', '--csv')).toEqual(['--json', 'list', '--tier', 'A', '--limit', '5', '--csv']);
});

it('never gives a command another meaning', () => {
  expect(words('list')).toEqual(['list']);
});

it('parts the words of a view as a shell would, quotes included', () => {
  expect(words('list', '--view', 'mine')).toEqual(['list', '--owner', "Ann O'Hara", '--tag', 'key account']);
});

it('says how to make a view that is not there', () => {
  expect(() => words('list', '--view', 'yours')).toThrow('there is no view "yours"');
});

it('takes a view that names another, and an alias of an alias', () => {
  expect(words('list', '--view=all-mine')).toEqual([
    'list',
    '--owner',
    "Ann O'Hara",
    '--tag',
    'key account',
    '--tier',
    'A',
  ]);
  expect(words('best')).toEqual(['list', '--tier', 'A', '--limit', '5', '--csv']);
});

it.each([
  [['hen'], 'the alias "hen" refers to itself: hen → egg → hen'],
  [['list', '--view', 'day'], 'the view "day" refers to itself'],
])('goes round in no circle: %j', (argv, message) => {
  expect(() => words(...argv)).toThrow(message);
});

it.each([
  [
    ['list', '--owner', 'me'],
    ['list', '--owner', 'Ann'],
  ],
  [
    ['edit', '5', '--owner=me'],
    ['edit', '5', '--owner', 'Ann'],
  ],
  [
    ['show', '--', '--owner', 'me'],
    ['show', '--', '--owner', 'me'],
  ],
  [
    ['config', 'view.x', '--owner', 'me'],
    ['config', 'view.x', '--owner', 'me'],
  ],
])('knows who "me" is in %j', (argv, expected) => {
  expect(words(...argv)).toEqual(expected);
});

it('says how to tell who "me" is', () => {
  const nobody = { isCommand, settings: () => new Map() };
  expect(() => expanded(['list', '--owner', 'me'], nobody)).toThrow('your name is not set');
});

it.each([[['--tag', 'key account']], [["O'Hara", '5" pans', 'plain']]])('keeps %j as one text', (some) => {
  expect(commandWords(typedAs(some))).toEqual(some);
});

it.each([
  [['ask', 'ada', 'why?'], ['note', '--ask', 'ada', 'why?'], 'ask'],
  [['--db', 'ask', 'resume', '12'], ['--db', 'ask', 'pause', '--end', '12'], 'resume'],
  [['help', 'resume'], ['help', 'pause'], 'resume'],
  [['resume', 'help'], ['pause', 'help'], 'resume'],
  [['note', 'ask'], ['note', 'ask'], null],
  [['--help'], ['--help'], null],
])('knows commands by their former names: %j', (typed, words, former) => {
  expect(withPresentName(typed)).toEqual({ words, former });
});
