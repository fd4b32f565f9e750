/** Records of other programs that are no customers: set aside, named and counted, and taken in where somebody wants them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { emptyBook, runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';

let store: Store;
let path: string;

beforeEach(async () => {
  store = await emptyBook();
  path = join(ownFolder(), 'people.csv');
});

const importing = async (rows: string, ...options: string[]) => {
  writeFileSync(path, `Name,Email,Type,Active,Total Spent\n${rows}`);
  return await runCadence(['import', path, ...options], { store });
};
const names = async () =>
  JSON.parse((await runCadence('list --sort id --json', { store })).out).map(({ name }: { name: string }) => name);

const rows = [
  'Ada Finch,ada@example.com,Customer,yes,5.00',
  'Bo Hale,bo@example.com,Lead,yes,',
  'Cy Dent,cy@example.com,Prospect,yes,',
  'Oak Ltd,oak@example.com,Vendor,yes,900.00',
  'Eve Ash,eve@example.com,Customer,no,40.00',
  'Fay Lind,fay@example.com,Lead,yes,70.00',
  '',
].join('\n');

it('names and counts them, and says what takes them in', async () => {
  const { out, code } = await importing(rows);
  expect(code).toBe(0);
  expect(out).toContain(
    '  set aside: 2 leads (Bo Hale, Cy Dent), 1 supplier (Oak Ltd), 1 inactive record (Eve Ash); to import them: --include leads,suppliers,inactive\n',
  );
  expect(out).toContain('  line 5: set aside: supplier\n');
  expect(await names()).toEqual(['Ada Finch', 'Fay Lind']);
});

it.each([
  [
    ['--include', 'leads'],
    ['Ada Finch', 'Bo Hale', 'Cy Dent', 'Fay Lind'],
  ],
  [
    ['--include', 'lead', '--include', 'Inactive'],
    ['Ada Finch', 'Bo Hale', 'Cy Dent', 'Eve Ash', 'Fay Lind'],
  ],
  [
    ['--include', 'suppliers, inactive'],
    ['Ada Finch', 'Oak Ltd', 'Eve Ash', 'Fay Lind'],
  ],
])('takes in what %s names', async (options, wanted) => {
  await importing(rows, ...options);
  expect(await names()).toEqual(wanted);
});

it('takes them in later, and adds nobody twice', async () => {
  await importing(rows);
  await importing(rows, '--include', 'leads');
  expect(await names()).toEqual(['Ada Finch', 'Fay Lind', 'Bo Hale', 'Cy Dent']);
});

it('leaves customers of the book as they are, and does not miss them in the list', async () => {
  await importing('Ada Finch,ada@example.com,Customer,yes,5.00\nBo Hale,bo@example.com,Customer,yes,6.00\n');
  const { out } = await importing(
    'Ada Finch,ada@example.com,Customer,yes,5.00\nBo Hale,bo@example.com,Customer,no,6.00\n',
    '--json',
    '--full',
  );
  expect(JSON.parse(out)).toMatchObject([
    { added: 0, keptAside: [{ kind: 'inactive', records: 1, inBook: 1, names: ['Bo Hale'] }] },
  ]);
  expect(JSON.parse(out)[0].missing).toBeUndefined();
  expect(await names()).toEqual(['Ada Finch', 'Bo Hale']);
});

it('says which kinds there are', async () => {
  const { code, err } = await importing(rows, '--include', 'sheep');
  expect([code, err]).toEqual([
    2,
    'cadence: --include sheep is not a kind that is set aside\n  say which: leads, opportunities, inactive, archived, suppliers\n',
  ]);
});
