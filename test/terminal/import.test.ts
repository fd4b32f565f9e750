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
  second.type(keys.down.repeat(21) + keys.enter);
  await second.sees('tags Sign fish · bull', 'Import?', 'change a column');
  second.type(keys.enter);
  await second.sees('2 customers added', 'Undo this import: cadence undo 1', 'How many calls a day?');
  second.type(keys.enter);
  await second.sees('capacity is now 1', 'next:');
  expect(await second.exit()).toBe(0);
  for (const line of (await second.screen()).split('\n')) expect([...line].length).toBeLessThanOrEqual(columns);

  const third = openTerminal(folder, ['import', 'people.csv'], { columns, rows });
  await third.sees('people.csv: 2 rows, 0 customers added, 2 unchanged');
  expect(await third.exit()).toBe(0);
});

it.each(sizes)('a question and its sums stay in sight behind many complaints, %i × %i', async (columns, rows) => {
  const folder = ownFolder();
  const lines = Array.from({ length: 40 }, (_, at) => `${at},Ada Finch ${at},a${at}@example.com,Rome,,3 kg`);
  const namesakes = lines.map((line) => `x${line.replace('@example.com', '@example.org').replace('Rome', 'Oslo')}`);
  const header = 'Customer ID,Name,Email,City,Total spent,Weight';
  writeFileSync(
    join(folder, 'people.csv'),
    `${[header, ...lines, ...namesakes].join('\n').replaceAll(',,', ',9.50,')}\n`,
  );
  const terminal = openTerminal(folder, ['import', 'people.csv'], { columns, rows });
  await terminal.sees('Import?', 'change a column');
  const before = await terminal.screen();
  expect(before).toMatch(/80 customers would be added[\s\S]*as stated: 760\.00[\s\S]*Import\?/);
  expect(before.match(/same\s+name\s+as/g)).toHaveLength(1);
  expect(before.replaceAll(/\s+/g, ' ')).toContain('"Ada Finch 0", "Ada Finch 1", "Ada Finch 2", …: same name');
  terminal.type(keys.enter);
  await terminal.sees('Undo this import', 'How many calls a day?');
  const after = await terminal.screen();
  expect(after).toMatch(/80 customers added[\s\S]*as stated: 760\.00[\s\S]*39 more[\s\S]*How many calls a day\?/);
  expect(after).toContain('duplicates');
  terminal.type(keys.enter);
  expect(await terminal.exit()).toBe(0);
});

it.each(sizes)(
  'any of many columns is found by typing, and Enter leaves it as it is, %i × %i',
  async (columns, rows) => {
    const folder = ownFolder();
    const extra = Array.from({ length: 20 }, (_, at) => `Extra ${at}`);
    const line = (order: number) => [order, `2026-03-0${order}`, 'Ada Finch', `${order}9.50`, ...extra.map(() => 'x')];
    writeFileSync(
      join(folder, 'orders.csv'),
      [['Order', 'Date', 'Client', 'Amount', ...extra], line(1), line(2)].join('\n'),
    );
    const terminal = openTerminal(folder, ['import', 'orders.csv'], { columns, rows });
    await terminal.sees('Import?', 'change a column');
    terminal.type('c');
    await terminal.sees('Which column?');
    terminal.type(`order:${keys.enter}`);
    await terminal.sees('What is in “Order”?');
    terminal.type(keys.enter);
    await terminal.sees('orderId Order 1 · 2', '2 orders would be added', 'Import?');
    terminal.type('c');
    await terminal.sees('Which column?');
    terminal.type(`extra 19${keys.enter}`);
    await terminal.sees('What is in “Extra 19”?');
    terminal.type(`product${keys.enter}`);
    await terminal.sees('product Extra 19 x', '2 orders would be added', 'Import?');
    terminal.type(keys.enter);
    await terminal.sees('2 orders added', 'Undo this import', 'How many calls a day?');
    terminal.type(keys.enter);
    expect(await terminal.exit()).toBe(0);
  },
);
