/** Long questions on a narrow terminal. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ownFolder } from '../support/folder.ts';
import { openTerminal } from '../support/terminal.ts';

it('are folded between words, with all answers in sight', async () => {
  const folder = ownFolder();
  const rows = 'Ada Finch,20.00,zzyzx\nBo Hale,30.00,zzyzx\n';
  const shop = rows.replaceAll(/^(\w+) (\w+),([\d.]+),.*$/gm, '$1,2026-03-05,$1 $2,$3');
  writeFileSync(join(folder, 'shop.csv'), `Order ID,Order date,Customer,Amount\n${shop}`);
  writeFileSync(
    join(folder, 'pay.csv'),
    `Payment ID,Payment date,Customer,Amount paid\n${shop.replaceAll(/^(\w)/gm, 'P$1')}`,
  );
  const terminal = openTerminal(folder, ['import', join(folder, 'shop.csv'), join(folder, 'pay.csv')], { columns: 60 });
  await terminal.sees('Is this the same', 'n  no, count them too');
  expect(await terminal.screen()).toMatch(
    /^2 orders \(50\.00\) have the same customer and amount as *\norders of another program within days\. Is this the same *\nmoney\? *\n› y {2}yes/m,
  );
  terminal.type('y');
  await terminal.sees('Import?');
  terminal.type('n');
  expect(await terminal.exit()).toBe(0);
});
