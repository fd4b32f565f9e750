import { execFileSync, spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

const words = async (...typed: string[]) => {
  const store = await bookWith(
    { name: 'Ada Finch', company: 'Finch & Sons' },
    { name: 'Bo\u001b[31m' },
    { name: 'A%b' },
  );
  return (await runCadence(['completion', 'words', '--', ...typed], { store })).out.split('\n').slice(0, -1);
};

it.each([
  [['li'], ['list']],
  [['list', '--ti'], ['--tier']],
  [
    ['list', '--tier', ''],
    ['A', 'B', 'C'],
  ],
  [['config', 's'], ['set']],
  [['show', 'fin'], ['Finch & Sons']],
  [
    ['show', 'a'],
    ['A%b', 'Ada Finch'],
  ],
  [['show', '%'], []],
  [['nonsense', 'x'], []],
])('offers behind %j', async (typed, offered) => {
  expect((await words(...typed)).sort()).toEqual(offered);
});

it('offers nothing that steers the terminal', async () => {
  expect(await words('show', 'bo')).toEqual(['Bo']);
});

it.each(['bash', 'zsh', 'fish'])('prints a script that %s reads', async (shell) => {
  const { out } = await runCadence(`completion ${shell}`);
  expect(out).toContain('cadence completion words --');
  // Through cat: fish cannot read the socket that Node hands a child as its input.
  if (spawnSync('sh', ['-c', `command -v ${shell}`]).status === 0)
    execFileSync('sh', ['-c', `cat | ${shell} -n`], { input: out });
});
