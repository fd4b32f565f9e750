/** A first import at a terminal: what one sees, and what Enter, `c` and `n` do. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ownFolder } from '../support/folder.ts';
import { keys, openTerminal } from '../support/terminal.ts';
import { whole } from '../support/thorough.ts';

const people = 'Name,Email,Sign\nAda Finch,ada@example.com,fish\nBo Hale,bo@example.com,bull\n';

const sizes = [
  [50, 20],
  [80, 24],
] as const;

it.each(whole ? sizes : sizes.slice(0, 1))('on %i columns and %i rows', async (columns, rows) => {
  const folder = ownFolder();
  writeFileSync(join(folder, 'people.csv'), people);
  const first = openTerminal(folder, ['import', 'people.csv'], { columns, rows });
  await first.sees('not read: Sign', 'Import?', 'change a column');
  first.type('n');
  await first.sees('nothing was imported');
  expect(await first.exit()).toBe(0);

  const second = openTerminal(folder, ['import', 'people.csv'], { columns, rows });
  await second.sees('Import?');
  second.type('c');
  await second.sees('Which column?', 'Sign: not read');
  second.type(keys.down + keys.down + keys.enter);
  await second.sees('What is in “Sign”?');
  second.type(keys.down.repeat(17) + keys.enter);
  await second.sees('tags Sign fish · bull', 'Import?', 'change a column');
  second.type(keys.enter);
  await second.sees('2 customers added', 'to take it back: cadence undo 1', 'How many calls a day?');
  second.type(keys.enter);
  await second.sees('capacity is now 1', 'next:');
  expect(await second.exit()).toBe(0);
  for (const line of (await second.screen()).split('\n')) expect([...line].length).toBeLessThanOrEqual(columns);

  const third = openTerminal(folder, ['import', 'people.csv'], { columns, rows });
  await third.sees('people.csv: 2 rows, 0 customers added, 2 unchanged');
  expect(await third.exit()).toBe(0);
});
