import { expect, it } from 'vitest';
import { calledName, expanded } from '../src/argv.ts';

const settings = () =>
  new Map([
    ['alias.top', 'list --tier A --limit 5'],
    ['alias.list', 'show 1'],
    ['view.mine', `--owner "Ann O'Hara" --tag 'key account'`],
  ]);
const words = (...argv: string[]) => expanded(argv, (name) => ['list', 'show', 'today'].includes(name), settings);

it.each([
  [['today'], 'today'],
  [['--db', 'today', 'list'], 'list'],
  [['--json', '--today', '2026-01-01', 'show', '1'], 'show'],
  [['help', 'list'], 'list'],
  [['--help'], undefined],
])('finds the command in %j', (argv, name) => {
  expect(calledName(argv)).toBe(name);
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
