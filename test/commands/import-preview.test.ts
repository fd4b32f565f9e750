/** At a terminal: what an import with new columns shows and asks before it changes anything. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { emptyBook, runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';
import { ctrlC, scripted, type Typed } from '../support/prompter.ts';
import { textSheet, xlsx } from '../support/workbook.ts';

let store: Store;
let folder: string;

beforeEach(async () => {
  store = await emptyBook();
  folder = ownFolder();
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function importing(words: readonly string[], ...answers: readonly Typed[]) {
  const prompter = scripted(...answers);
  const outcome = await runCadence(['import', ...words], { store, prompter, terminal: 80 });
  expect(prompter.left).toEqual([]);
  return { ...outcome, asked: prompter.asked };
}

const listed = async () => JSON.parse((await runCadence('list --sort id --json', { store })).out);

const people = 'Name,Email,Sign of the stars\nAda Finch,ada@example.com,fish\nBo Hale,bo@example.com,bull\n';
const orders =
  'Order ID,Order date,Customer,Amount,Status\n1,2026-03-05,Ada Finch,20.00,paid\n2,2026-03-06,Ada Finch,5.00,cancelled\n';

describe('the preview', () => {
  it('shows all files once, with samples, sums and what is left out, and asks one question', async () => {
    const { out, err, asked, code } = await importing([file('people.csv', people), file('orders.csv', orders)], 'n');
    expect([code, asked]).toEqual([0, ['Import?']]);
    expect(out).toBe(
      `people.csv: read as utf-8, separated by commas
Field  Column  For example
name   Name    Ada Finch · Bo Hale
email  Email   ada@example.com · bo@example.com
  not read: Sign of the stars (to read one: --map note='Sign of the stars')
orders.csv: read as utf-8, separated by commas, decimals after a point
Field      Column      For example
name       Customer    Ada Finch
orderId    Order ID    1 · 2
orderDate  Order date  2026-03-05 · 2026-03-06
amount     Amount      20.00 · 5.00
status     Status      paid · cancelled
  line 3: left out: cancelled
people.csv: 2 rows, 2 customers would be added
orders.csv: 2 rows, 1 order would be added
  1 order, 2026-03-05, 20.00, 1 customer; left out: 1 cancelled (5.00)
`,
    );
    expect(err).toBe('nothing was imported\n');
    expect(await listed()).toEqual([]);
    expect(await store.operations.latest(5)).toEqual([]);
  });

  it('imports on Enter, and is not shown again for these columns', async () => {
    const path = file('people.csv', people);
    const { out, err } = await importing([path], '', '');
    expect(out).toContain('people.csv: 2 rows, 2 customers added\n');
    expect(err).toMatch(/Undo this import: cadence undo 1\ncapacity is now 1; .*\nnext: cadence today\n$/);
    const again = await importing([file('people.csv', people.replace('Bo Hale', 'Bo Hall'))]);
    expect(again.asked).toEqual([]);
    expect(again.out).not.toContain('For example');
    expect(await listed()).toMatchObject([{ name: 'Ada Finch' }, { name: 'Bo Hall' }]);
  });

  it('shows the first vCards, and no later ones', async () => {
    const card = (name: string) =>
      `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\nEMAIL:${name.slice(0, 2)}@example.com\nEND:VCARD\n`;
    const { out, asked } = await importing([file('a.vcf', card('Ada Finch') + card('Bo Hale'))], 'n');
    expect(asked).toEqual(['Import?']);
    expect(out).toMatch(/^a\.vcf: read as utf-8, vCards\n[\s\S]*\na\.vcf: 2 rows, 2 customers would be added\n$/);
    expect(out).toMatch(/name +FN +Ada Finch · Bo Hale\n/);
    expect(await listed()).toEqual([]);
    await importing([file('a.vcf', card('Ada Finch'))], 'y');
    expect((await importing([file('b.vcf', card('Bo Hale'))])).asked).toEqual([]);
  });

  it.each([['--yes'], ['--json'], ['--dry-run']])('does not ask with %s', async (option) => {
    expect(await importing([file('people.csv', people), option])).toMatchObject({ code: 0, asked: [] });
  });

  it('is for people only: without a terminal nothing is asked', async () => {
    expect(await runCadence(['import', file('people.csv', people)], { store })).toMatchObject({ code: 0 });
  });

  it('changes nothing at Ctrl-C', async () => {
    expect(await importing([file('people.csv', people)], ctrlC)).toMatchObject({ code: 130 });
    expect(await listed()).toEqual([]);
  });

  it('names a file that cannot be read and imports the others', async () => {
    const { code, err } = await importing([file('none.csv', ''), file('people.csv', people)], 'y', '');
    expect([code, err]).toMatchObject([0, expect.stringContaining('not imported: none.csv (is empty)\n')]);
    expect(await listed()).toHaveLength(2);
  });

  it('names a file that cannot be read before it asks', async () => {
    const { err, asked } = await importing([file('none.csv', ''), file('people.csv', people)], 'n');
    expect([err, asked]).toEqual(['not imported: none.csv (is empty)\nnothing was imported\n', ['Import?']]);
  });

  it('names twelve unread columns and counts the others; programs get all', async () => {
    const extra = Array.from({ length: 15 }, (_, at) => `Zz${at + 1}`);
    const path = file('wide.csv', `Name,Email,${extra.join(',')}\nAda,ada@example.com,${extra.join(',')}\n`);
    const { out } = await importing([path], 'n');
    expect(out.replaceAll(/\s+/g, ' ')).toContain('Zz11, Zz12 and 3 more (to read one: --map note=Zz1)');
    const { out: document } = await runCadence(['import', path, '--json'], { store });
    expect(JSON.parse(document)[0].unread).toEqual(extra);
  });
});

describe('change a column', () => {
  it('gives a column a field, shows the preview again, and remembers it for this header row', async () => {
    const { out, asked } = await importing(
      [file('people.csv', people)],
      'c',
      'Sign of the stars: not read  fish · bull',
      'tags',
      'y',
      '',
    );
    const changing = ['Import?', 'Which column?', 'What is in “Sign of the stars”?', 'Import?'];
    expect(asked).toEqual([...changing, 'How many calls a day?']);
    expect(out.match(/For example/g)).toHaveLength(2);
    expect(await listed()).toMatchObject([{ tags: ['fish'] }, { tags: ['bull'] }]);
    await importing([file('people.csv', 'Name,Email,Sign of the stars\nCy Dent,cy@example.com,lion\n')]);
    expect((await listed())[2]).toMatchObject({ name: 'Cy Dent', tags: ['lion'] });
  });

  it('takes the field from the column that had it', async () => {
    const path = file('two.csv', 'Name,Zz,Email\nAda Finch,Finch Ltd,ada@example.com\n');
    const { out } = await importing([path], 'c', 'Zz: not read  Finch Ltd', 'name', 'y');
    expect(out).toMatch(/name +Zz +Finch Ltd/);
    expect(await listed()).toMatchObject([{ name: 'Finch Ltd', email: 'ada@example.com' }]);
  });

  it('leaves a column out', async () => {
    await importing(
      [file('people.csv', people)],
      'c',
      'Email: email  ada@example.com · bo@example.com',
      'not read',
      'y',
    );
    expect(await listed()).toMatchObject([{ email: null }, { email: null }]);
  });

  it('says what cannot be, and stays as it was', async () => {
    const path = file('names.csv', 'Name,City\nAda Finch,Oslo\n');
    const { err } = await importing([path], 'c', 'Name: name  Ada Finch', 'not read', 'y');
    expect(err).toContain('names.csv: no column names a customer: left as it was\n');
    expect(await listed()).toMatchObject([{ name: 'Ada Finch' }]);
  });

  it('works in a file without header row, whose other columns stay as understood', async () => {
    const path = file('bare.csv', 'Ada Finch,ada@example.com,red\nBo Hale,bo@example.com,blue\n');
    await importing([path], 'c', 'column 3: not read  red · blue', 'tags', 'y');
    expect(await listed()).toMatchObject([{ name: 'Ada Finch', email: 'ada@example.com', tags: ['red'] }, {}]);
  });

  it('names the file where there are several', async () => {
    const paths = [file('people.csv', people), file('orders.csv', orders)];
    await importing(paths, 'c', 'orders.csv: Status: status  paid · cancelled', 'not read', 'y');
    expect(await store.purchases.ofAll([1])).toHaveLength(2);
  });
});

describe('questions', () => {
  const unclear = 'Wer,Kontakt A,Kontakt B\nAda Finch,ada@example.com,+43 316 555010\nBo Hale,n/a,+43 316 555020\n';
  const many = `${unclear}${['Cy', 'Di', 'Ed', 'Flo'].map((name) => `${name},${name.toLowerCase()}@example.com,+43 316 55503${name.length}\n`).join('')}`;

  it('are three at most, and a single odd value silences none', async () => {
    const { asked } = await importing(
      [file('odd.csv', many.replace('Wer', 'Name'))],
      "the customers' e-mail addresses",
      '',
      'y',
    );
    expect(asked).toEqual([
      expect.stringMatching(/^What is in “Kontakt A”\?/),
      expect.stringMatching(/^What is in “Kontakt B”\?/),
      'Import?',
    ]);
    expect((await listed())[0]).toMatchObject({ email: 'ada@example.com', phone: null });
  });

  it('are answered by what stands first when there were enough', async () => {
    const dates = 'Naam,Rubriek,Veld,Laatste aankoop,Total Spent\nAda,ada@example.com,316 555 0102,03/04/2026,1.234\n';
    const { asked, code } = await importing([file('dates.csv', dates)], '', '', '');
    expect([code, asked.length, asked.at(-1)]).toEqual([0, 3, 'Import?']);
  });

  it('give no two columns one field', async () => {
    const twice = 'Name,Feld A,Feld B\nAda,ada@example.com,ada@example.org\n';
    const { asked } = await importing([file('twice.csv', twice)], "the customers' e-mail addresses", 'y', '');
    expect(asked.slice(1)).toEqual(['Import?', 'How many calls a day?']);
    expect(await listed()).toMatchObject([{ email: 'ada@example.com' }]);
  });

  it('are asked of orders too', async () => {
    const path = file('o.csv', 'Order ID,Order date,Customer,Feld,Amount\n1,2026-03-05,Ada,ada@example.com,20.00\n');
    const { asked } = await importing([path], "the customers' e-mail addresses", 'y');
    expect(asked[0]).toContain('What is in “Feld”?');
    expect(await listed()).toMatchObject([{ email: 'ada@example.com' }]);
  });

  it('count the sheet among them', async () => {
    const rows = (name: string) => [
      ['Name', 'Feld A', 'Feld B'],
      [name, `${name}@example.com`, '+43 316 555010'],
    ];
    const path = file('book.xlsx', xlsx({ sheets: [textSheet('One', rows('ada')), textSheet('Two', rows('bo'))] }));
    const { asked } = await importing([path], '', '', 'y');
    expect(asked).toEqual(['Which sheet of book.xlsx?', expect.stringContaining('“Feld A”'), 'Import?']);
    expect(await listed()).toMatchObject([{ name: 'ada' }]);
  });

  const shop =
    'Order ID,Order date,Customer,Amount,Status\n1,2026-03-05,Ada Finch,20.00,paid\n2,2026-03-06,Bo Hale,30.00,paid\n';
  const provider = (statuses: readonly [string, string]) =>
    `Charge,Paid on,Buyer,Sum,Status,Feld\nc1,2026-03-05,Ada Finch,20.00,${statuses[0]},ada@example.com\nc2,2026-03-06,Bo Hale,30.00,${statuses[1]},bo@example.com\n`;
  const mapping = ['orderId=Charge', 'orderDate=Paid on', 'name=Buyer', 'amount=Sum'].flatMap((one) => ['--map', one]);
  const sameMoney = expect.stringMatching(/Is this the same money\?$/);

  it('are three at most with the one about the same money and the preview', async () => {
    await importing([file('shop.csv', shop), '--yes']);
    const { asked } = await importing([file('pay.csv', provider(['paid', 'paid'])), ...mapping], '', '', 'y');
    expect(asked).toEqual([expect.stringContaining('“Feld”'), sameMoney, 'Import?']);
  });

  it('keep one for the same money, whatever else is unclear', async () => {
    await importing([file('shop.csv', shop), '--yes']);
    const twoMore = provider(['paid', 'paid'])
      .replace('Feld', 'Feld,Zahl')
      .replaceAll('.com\n', '.com,+43 316 555010\n');
    const { asked, err } = await importing([file('pay.csv', twoMore), ...mapping], '', '', 'y');
    expect(asked).toEqual([expect.stringContaining('“Feld”'), sameMoney, 'Import?']);
    expect(err).toContain('“Zahl”');
  });

  it.each([
    [[], 3],
    [['--full'], 3],
    [['--dry-run'], 2],
    [['--yes'], 0],
  ])('with %j are not more, and what was not asked is said with what was taken', async (options, most) => {
    await importing([file('shop.csv', shop), file('people.csv', `${people}Cy Dent,cy@example.com,lion\n`), '--yes']);
    const paths = [
      file('pay.csv', provider(['zzyzx', 'plugh'])),
      file('a.csv', unclear.replace('Wer', 'Name')),
      file(
        'people.csv',
        'Name,Email,Sign of the stars,Sum\nAda Finch,ada@example.com,fish,1.234\nBo Hale,bo@example.com,bull,5.678\n',
      ),
    ];
    const prompter = scripted(...Array.from({ length: most }, () => ''));
    const { code, err } = await runCadence(['import', ...paths, ...options], { store, prompter, terminal: 80 });
    expect([code, prompter.left, prompter.asked]).toMatchObject([0, [], { length: most }]);
    if (options[0] === '--full') expect(prompter.asked.at(-1)).toMatch(/^Archive them\?/);
    if (most === 0) expect(err).not.toContain('at most');
    else
      expect(err).toMatch(
        /an import asks at most 3 questions; .*:\n(?:.*\n)* {2}“Sum”, line 2: 1\.234\. Which .* \(a\s+comma\)\n/,
      );
  });
});
