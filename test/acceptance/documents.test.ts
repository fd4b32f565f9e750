/** Every command line of the documents, in order, on the installed program. */
import { expect, it } from 'vitest';
import { cannotRun } from './documents.ts';
import { documents, linesOf } from './support/lines.ts';
import { everyOther } from './support/program.ts';
import { expectationOf, runLines } from './support/run-lines.ts';

it('of every line it is known what it prints, or why it cannot run', () => {
  for (const line of documents.flatMap(linesOf)) if (cannotRun[line] === undefined) expectationOf(line);
});

const [first = '', ...others] = documents;

it.each([first, ...everyOther(others)])('what %s tells people to type runs', async (document) => {
  const lines = linesOf(document);
  expect(lines).not.toEqual([]);
  await runLines(lines);
});
