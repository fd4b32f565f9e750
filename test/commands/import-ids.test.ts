/** Ids of two programs that number their customers from 1: nobody is merged, and both files can come again. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { emptyBook, runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';
import { scripted } from '../support/prompter.ts';

let store: Store;
let folder: string;

beforeEach(async () => {
  store = await emptyBook();
  folder = ownFolder();
  await importing(
    'shop.csv',
    'Customer ID,Name,Email\n1,Ada Finch,ada@example.com\n2,Bo Ray,bo@example.com\n3,Cy Hall,cy@example.com\n',
  );
});

async function importing(name: string, text: string, ...options: string[]) {
  writeFileSync(join(folder, name), text);
  return await runCadence(['import', join(folder, name), ...options], { store });
}

const names = async () =>
  JSON.parse((await runCadence('list --sort id --json', { store })).out).map(({ name }: { name: string }) => name);
const others =
  'Kundennummer;Firma;E-Mail\n1;Zed GmbH;zed@example.com\n2;Ada Finch;ada@example.com\n3;Yam KG;yam@example.com\n';

it('keeps them apart, says so with an example, and finds whom it knows by the address', async () => {
  const { out } = await importing('book.csv', others);
  expect(out.replace(/\s+/g, ' ')).toContain(
    "the ids are another program's: 3 of 3 that the book has are somebody else's there (id 1: Ada Finch in the book, Zed GmbH here); customers are found by address, number and name, too",
  );
  expect(await names()).toEqual(['Ada Finch', 'Bo Ray', 'Cy Hall', 'Zed GmbH', 'Yam KG']);
  expect((await runCadence('show 1', { store })).out).toMatch(/external id +1\n +other ids +2\n/);
});

it('says it in JSON', async () => {
  const [report] = JSON.parse((await importing('book.csv', others, '--json')).out);
  expect(report.ids).toEqual({
    ...{ program: 2, met: 3, same: 0, others: 3, isDoubtful: false, isGuess: false },
    example: { id: '1', known: 'Ada Finch', here: 'Zed GmbH' },
  });
});

it('says nothing where the ids are the same', async () => {
  const { out } = await importing('again.csv', 'Kundennummer;Name;E-Mail\n1;Ada Finch;ada@example.com\n2;Bo Ray;\n');
  expect(out).not.toMatch(/another program/);
  expect(await names()).toEqual(['Ada Finch', 'Bo Ray', 'Cy Hall']);
});

it('is undone with the import, ids and all', async () => {
  await importing('book.csv', others);
  await runCadence('undo 2 --yes', { store });
  expect(await names()).toEqual(['Ada Finch', 'Bo Ray', 'Cy Hall']);
  expect((await runCadence('show 1', { store })).out).not.toContain('other ids');
});

it('finds orders by the other ids alone once the layout is known', async () => {
  await importing('book.csv', others);
  await importing(
    'bills.csv',
    'Rechnung;Datum;Kundennummer;Kunde;Betrag\nR1;2026-01-05;1;Zed GmbH;10,00\nR2;2026-01-06;3;Yam KG;20,00\n',
  );
  await importing('bills-2.csv', 'Rechnung;Datum;Kundennummer;Kunde;Betrag\nR3;2026-01-07;1;;30,00\n');
  const list = JSON.parse((await runCadence('list --sort id --json', { store })).out) as {
    name: string;
    value: number;
  }[];
  expect(list.map(({ name, value }) => [name, value])).toContainEqual(['Zed GmbH', 40]);
  expect(list).toHaveLength(5);
});

it('keeps both ids when two customers are merged', async () => {
  await importing('book.csv', others);
  await runCadence('merge 2 4 --yes', { store });
  expect((await runCadence('show 2', { store })).out).toMatch(/external id +2\n +other ids +1\n/);
});

it('asks on a terminal where many ids fit and many do not', async () => {
  const mixed = 'Kundennummer;Name\n1;Zed GmbH\n2;Bo Ray\n3;Yam KG\n';
  writeFileSync(join(folder, 'mixed.csv'), mixed);
  const prompter = scripted('b', '');
  await runCadence(['import', join(folder, 'mixed.csv')], { store, prompter, terminal: 80 });
  expect(prompter.asked[0]).toContain('Whose ids are these?');
  expect(await names()).toEqual(['Zed GmbH', 'Bo Ray', 'Yam KG']);
});

it('asks whose ids these are where a file has nothing else and several programs gave such', async () => {
  await importing('book.csv', others);
  writeFileSync(join(folder, 'ids.csv'), 'Order;Date;Customer ID;Total\nA1;2026-01-05;3;10.00\n');
  const prompter = scripted('a', '');
  await runCadence(['import', join(folder, 'ids.csv')], { store, prompter, terminal: 80 });
  expect(prompter.asked[0]).toContain('has ids of several programs');
  const list = JSON.parse((await runCadence('list --json', { store })).out) as { name: string; value: number }[];
  expect(list.find(({ name }) => name === 'Yam KG')?.value).toBe(10);
});

it('leaves out who was erased by their address, not by an id that is somebody else’s there', async () => {
  await runCadence('erase 1 --yes', { store });
  await runCadence('erase 2 --yes', { store });
  const theirs =
    'Kundennummer;Firma;E-Mail\n1;Zed GmbH;zed@example.com\n2;Xen KG;bo@example.com\n3;Yam KG;yam@example.com\n';
  const { out } = await importing('book.csv', theirs, '--ids-of', 'other');
  expect(out).toContain('1 row left out');
  expect(await names()).toEqual(['Cy Hall', 'Zed GmbH', 'Yam KG']);
});
