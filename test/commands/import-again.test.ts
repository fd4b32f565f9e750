/** A book that the released version filled (fixtures/books/imported), into which the same exports are imported again. */
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';

const kept = (file: string) => join('fixtures/books/imported', file);
const files = [
  'customers.csv',
  'orders.csv',
  'lines.csv',
  'statement.csv',
  'shopify-orders_export.csv',
  'freshbooks-invoice_details.csv',
  'paypal-activity.csv',
];

function copiedBook(): { database: string; fileAt: (file: string) => string } {
  const folder = ownFolder();
  const database = join(folder, 'book.db');
  copyFileSync(kept('book.db'), database);
  for (const file of files) copyFileSync(kept(file), join(folder, file));
  return { database, fileAt: (file) => join(folder, file) };
}

it('changes nothing and doubles nothing', async () => {
  const { database, fileAt } = copiedBook();
  const list = async () => JSON.parse((await runCadence('list --sort id --json', { database })).out);
  const before = JSON.parse(readFileSync(kept('list.json'), 'utf8'));
  expect(await list()).toEqual(before);
  for (const file of files) {
    const { out } = await runCadence(['import', fileAt(file), '--json'], { database });
    expect(JSON.parse(out)[0], file).toMatchObject({ added: 0, updated: 0, takenBack: 0, import: null });
  }
  expect(await list()).toEqual(before);
});

it('is taken back import by import, as the released version would have', async () => {
  const { database } = copiedBook();
  for (const number of [7, 6, 5, 4, 3, 2, 1])
    expect((await runCadence(`undo ${number} --yes`, { database })).code, `undo ${number}`).toBe(0);
  expect(JSON.parse((await runCadence('list --json', { database })).out)).toEqual([]);
});
