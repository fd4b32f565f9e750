/** Customers of earlier imports who are in the newest export no more. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Prompter } from '../../src/context.ts';
import type { Store } from '../../src/store/store.ts';
import { emptyBook, runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';
import { scripted } from '../support/prompter.ts';

let store: Store;
let folder: string;

beforeEach(async () => {
  store = await emptyBook();
  folder = ownFolder();
});

const people = ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Gus', 'Hal'];

/** A list of the people with these initials: `ABC`. */
function list(name: string, initials: string, more = ''): string {
  const rows = [...initials].map((initial) => {
    const person = people.find((one) => one.startsWith(initial)) ?? initial;
    return `${person},${person.toLowerCase()}@example.com\n`;
  });
  const path = join(folder, name);
  writeFileSync(path, `Name,Email\n${rows.join('')}${more}`);
  return path;
}

const cadence = async (words: readonly string[], prompter?: Prompter) =>
  await runCadence(words, prompter === undefined ? { store } : { store, prompter, terminal: 80 });
const active = async () =>
  JSON.parse((await cadence(['list', '--sort', 'name', '--json'])).out)
    .map(({ name }: { name: string }) => name)
    .join(' ');

describe('customers who are missing from a file', () => {
  it('are named where the file has at least half of those whom its earlier exports brought', async () => {
    await cadence(['import', list('shop-1.csv', 'ABCD')]);
    const { out, code } = await cadence(['import', list('shop-2.csv', 'AB')]);
    expect(code).toBe(0);
    expect(out).toContain(
      '2 customers of earlier imports are not in this file any more: Cy, Di; --full offers to archive them\n',
    );
    expect((await cadence(['import', list('shop-3.csv', 'A')])).out).not.toContain('any more');
    expect(await active()).toBe('Ada Bo Cy Di');
  });

  it.each([
    ['Kunden-Nr;Name;Telefon', (id: number) => `${id};Kunde ${id};030 123456${id}`],
    ['ID cliente,Nome,E-mail', (id: number) => `${id},Cliente ${id},c${id}@example.it`],
    ['顧客番号,氏名,電話番号', (id: number) => `${id},顧客${id},090-1234-567${id}`],
  ])('are counted in any language: %s', async (header, row) => {
    const write = (name: string, ids: readonly number[]) => {
      writeFileSync(join(folder, name), `${header}\n${ids.map((id) => `${row(id)}\n`).join('')}`);
      return join(folder, name);
    };
    await cadence(['import', write('a.csv', [1, 2, 3, 4, 5])]);
    const [report] = JSON.parse((await cadence(['import', write('b.csv', [1, 2, 3]), '--full', '--json'])).out);
    expect(report.missing).toMatchObject({ customers: [4, 5] });
  });

  it('are not those of other lists, of orders, of undone imports, of the user, or who are archived already', async () => {
    await cadence(['import', list('fair.csv', 'GH')]);
    writeFileSync(join(folder, 'orders.csv'), 'Customer,Order date,Amount\nFlo,2026-01-05,20.00\n');
    await cadence(['import', join(folder, 'orders.csv')]);
    await cadence(['import', list('mistake.csv', 'E')]);
    await cadence(['undo', '--yes']);
    await cadence(['add', 'Zoe', '--email', 'zoe@example.com']);
    await cadence(['import', list('shop.csv', 'ABCD')]);
    await cadence(['edit', 'Di', '--archive']);
    expect((await cadence(['import', list('shop.csv', 'AB')])).out).toContain(
      '1 customer of earlier imports is not in this file any more: Cy;',
    );
    const { out, err } = await cadence(['import', list('shop.csv', 'AB'), '--full']);
    expect(out).toContain('1 customer of earlier imports is not in this file any more: Cy;');
    expect(err).toContain('2 customers of fair.csv, a different list, were left alone\n');
  });

  it('may be in another file of the same import', async () => {
    await cadence(['import', list('a-m.csv', 'AB'), list('n-z.csv', 'CD')]);
    const again = await cadence(['import', list('a-m.csv', 'AB'), list('n-z.csv', 'C')]);
    expect(again.out).toContain('1 customer of earlier imports is not in these files any more: Di;');
    const broken = await cadence(['import', list('a-m.csv', 'AB'), join(folder, 'absent.csv'), '--full', '--yes']);
    expect(broken.out).not.toContain('any more');
    expect(broken.err).toContain('nobody to archive: a file could not be read, and they may be in it\n');
    expect(await active()).toBe('Ada Bo Cy Di');
  });

  it('are told to programs', async () => {
    await cadence(['import', list('shop.csv', 'ABC')]);
    const { out } = await cadence(['import', list('shop.csv', 'AB'), '--json']);
    expect(JSON.parse(out)).toMatchObject([
      {
        import: null,
        missing: { customers: [3], archived: null },
        warnings: ['1 customer of earlier imports is not in this file any more: Cy'],
      },
    ]);
  });
});

describe('--full', () => {
  beforeEach(async () => {
    await cadence(['import', list('shop.csv', 'ABCDEFGH')]);
  });

  it('names up to five and asks; Enter archives nobody', async () => {
    const prompter = scripted('', '');
    const { out } = await cadence(['import', list('shop.csv', 'A'), '--full'], prompter);
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      '7 customers of earlier imports are not in this file any more: Bo, Cy, Di, Ed, Flo and 2 more',
    );
    expect(prompter.asked).toEqual(['Import?', 'Archive them?']);
    expect(await active()).toBe('Ada Bo Cy Di Ed Flo Gus Hal');
  });

  it('archives as an operation of its own, which undo takes back', async () => {
    const path = list('shop.csv', 'AB', 'Ivy,ivy@example.com\n');
    const { out, err } = await cadence(['import', path, '--full'], scripted('y', 'y'));
    expect(out).toContain('6 customers archived\n');
    expect(err).toContain('Undo this: cadence undo 3\nnext: cadence today\n');
    expect(await active()).toBe('Ada Bo Ivy');
    await cadence(['undo', '3', '--yes']);
    expect(await active()).toBe('Ada Bo Cy Di Ed Flo Gus Hal Ivy');
  });

  it('without a terminal names them and says how', async () => {
    const { out, code } = await cadence(['import', list('shop.csv', 'ABCDEF'), '--full']);
    expect(code).toBe(0);
    expect(out).toContain(': Gus, Hal; with --full --yes they are archived\n');
    expect(await active()).toContain('Gus');
  });

  it('with --yes archives without asking', async () => {
    const { out } = await cadence(['import', list('shop.csv', 'ABC'), '--full', '--yes'], scripted());
    expect(out).toContain('5 customers archived\n');
    expect(await active()).toBe('Ada Bo Cy');
  });

  it('with --dry-run changes nothing', async () => {
    const database = join(folder, 'book.db');
    const onFile = async (...words: string[]) => await runCadence(words, { database });
    await onFile('import', list('shop.csv', 'ABC'));
    const { out } = await onFile('import', list('shop.csv', 'AB'), '--full', '--yes', '--dry-run');
    expect(out).toContain('any more: Cy; --full offers to archive them\n');
    expect(JSON.parse((await onFile('list', '--json')).out)).toHaveLength(3);
  });

  it('tells programs the operation', async () => {
    const { out } = await cadence(['import', list('shop.csv', 'ABCDEFG'), '--full', '--yes', '--json']);
    const [last] = await store.operations.latest(1);
    expect(JSON.parse(out)).toMatchObject([{ import: null, missing: { customers: [8], archived: last?.id } }]);
    expect(await active()).not.toContain('Hal');
  });

  it('archives nobody unseen who may be in a rejected row', async () => {
    const path = list('shop.csv', 'ABCDEFG', ',hal at example.com\n');
    const { out } = await cadence(['import', path, '--full', '--yes']);
    expect(out).toContain(': Hal; nobody was archived, because they may be in the 1 rejected row\n');
    const prompter = scripted('y', 'y');
    await cadence(['import', path, '--full'], prompter);
    expect(prompter.asked).toEqual(['Import?', 'Archive them? They may be in the 1 rejected row.']);
    expect(await active()).not.toContain('Hal');
  });

  it('says when nobody is missing, and that orders tell of nobody', async () => {
    expect((await cadence(['import', list('shop.csv', 'ABCDEFGH'), '--full'])).err).toContain(
      'nobody to archive: no customer of earlier imports is missing\n',
    );
    writeFileSync(join(folder, 'orders.csv'), 'Customer,Order date,Amount\nFlo,2026-01-05,20.00\n');
    expect((await cadence(['import', join(folder, 'orders.csv'), '--full'])).err).toContain(
      'nobody to archive: --full is about customers files\n',
    );
  });

  it('does not take somebody for a customer of a file whose number was free again', async () => {
    const later = async (words: readonly string[]) => await runCadence(words, { store, today: '2026-11-24' });
    await later(['merge', '1', '8']);
    await later(['add', 'Zoe', '--email', 'zoe@example.com']);
    expect((await later(['import', list('shop.csv', 'ABCDEFG'), '--full'])).err).toContain('nobody to archive');
  });
});
