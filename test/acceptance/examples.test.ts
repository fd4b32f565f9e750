/** Every example of every `--help`, on the installed program. */
import { expect, inject, it } from 'vitest';
import { cannotRun } from './documents.ts';
import { documents, linesOf } from './support/lines.ts';
import { whole } from './support/program.ts';
import { expectationOf, runLines } from './support/run-lines.ts';

const commands = inject('commands');

it('every command has examples, and of each it is known what it prints', () => {
  expect(commands.length).toBeGreaterThan(50);
  expect(commands.filter(({ name, examples }) => !name.includes(' ') && examples.length === 0)).toEqual([]);
  for (const line of commands.flatMap(({ examples }) => examples))
    if (cannotRun[line] === undefined) expectationOf(line);
});

it.runIf(whole)(
  'the examples of each command run',
  async () => {
    for (const { examples } of commands) if (examples.length > 0) await runLines(examples);
  },
  900_000,
);

it('every line that cannot run stands in a document or a help', () => {
  const all = [...documents.flatMap(linesOf), ...commands.flatMap(({ examples }) => examples)];
  expect(Object.keys(cannotRun).filter((line) => !all.includes(line))).toEqual([]);
});
