import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { emptyBook, runCadence } from '../support/cadence.ts';
import { xlsx } from '../support/workbook.ts';

it('refuses a .gz that was made to fill a disk', async () => {
  const store = await emptyBook();
  const input = gzipSync(Buffer.concat([Buffer.from('Name,Email\n"'), Buffer.alloc(20_000_000, 'a')]), { level: 9 });
  expect(await runCadence('import -', { store, input })).toMatchObject({
    code: 1,
    err: expect.stringContaining('unpacks to more than any list of customers does'),
  });
  expect(await store.customers.count()).toBe(0);
});

describe('a table of thousands of columns is refused before its columns are looked at', () => {
  const headers = ['Name', 'Email', ...Array.from({ length: 2500 }, (_, at) => `Day ${at}`)];
  const rowOf = (texts: readonly string[]) =>
    texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('');
  const cells = ['Nia Holt', 'nia@example.com', ...headers.slice(2).map(() => '1')];

  it.each([
    ['a .csv', `${headers}\n${cells}\n`],
    ['an .xlsx', xlsx({ sheets: [{ name: 'Days', rows: [rowOf(headers), rowOf(cells)] }] })],
  ])('in %s', async (_, input) => {
    expect(await runCadence('import -', { store: await emptyBook(), input })).toMatchObject({
      code: 1,
      err: expect.stringContaining('has 2,502 columns; a list of customers has 2,000 at most'),
    });
  });

  it('and a cell far to the right of a list of few columns makes none of it', async () => {
    const input = `Name,Email${','.repeat(5000)}x\nNia Holt,nia@example.com\n`;
    expect(await runCadence('import -', { store: await emptyBook(), input })).toMatchObject({ code: 0 });
  });
});
