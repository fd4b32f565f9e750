/** Every command line of the documents, in order, on the installed program. */
import { expect, it } from 'vitest';
import { documents, linesOf } from './support/lines.ts';
import { runLines } from './support/run-lines.ts';

it.each(documents)('what %s tells people to type runs', async (document) => {
  const lines = linesOf(document);
  expect(lines).not.toEqual([]);
  await runLines(lines);
});
