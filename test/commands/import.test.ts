import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { emptyBook, type Outcome, runCadence, type Scene } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';
import { ctrlC, scripted } from '../support/prompter.ts';

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

async function cadence(words: readonly string[], scene: Scene = {}): Promise<Outcome> {
  return await runCadence(words, { store, ...scene });
}

/** The report of one file. */
async function imported(content: string | Uint8Array, ...options: string[]) {
  const outcome = await cadence(['import', file('list.csv', content), '--json', ...options]);
  expect(outcome.err).toBe('');
  return JSON.parse(outcome.out)[0];
}

async function customers() {
  return JSON.parse((await cadence(['list', '--sort', 'id', '--json'])).out);
}

describe('import', () => {
  it('prints what happened, the counts adding up, and how to take it back', async () => {
    const path = file(
      'list.csv',
      'Name,Email,Phone\nAda Finch,ada@example.com,312-555-0101\n,,\nBo,not an address,\n,,12\n',
    );
    const { code, out, err } = await cadence(['import', path]);
    expect({ code, out, err }).toEqual({
      code: 0,
      out: [
        'list.csv: 3 rows, 2 customers added, 1 row rejected\n',
        '  line 4: Email "not an address" is not an e-mail address\n',
        '  line 4: has no e-mail address and no phone number\n',
        '  line 5: Phone "12" has only 2 digits\n',
        '  line 5: not imported: the row has no name, company, e-mail or phone\n',
        `  the rejected rows are in ${path}.rejects.csv: correct them there and import that file\n`,
      ].join(''),
      err:
        'Undo this import: cadence undo 1\n' +
        'the plan allows 8 calls a day; change it: cadence config set capacity N\n' +
        'next: cadence today\n',
    });
  });

  it('names the columns of which nothing tells what they are, and who is not to be called by the note', async () => {
    const path = file('list.csv', 'Name,Phone,Shoe size,Empty,Notes\nAda Finch,312-555-0101,39,,DO NOT CALL!\n');
    expect((await cadence(['import', path])).out).toBe(
      'list.csv: 1 row, 1 customer added\n' +
        '  line 2: the note asks for no calls: if that still holds, cadence dnc\n' +
        "  not read: Shoe size (to read one: --map tags='Shoe size')\n",
    );
    await cadence(['undo', '--yes']);
    expect((await cadence(['import', path, '--ignore', 'Shoe size'])).out).not.toContain('not read');
  });

  it('says once what it has to say of many lines', async () => {
    const rows = Array.from({ length: 20 }, (_, at) => `Name ${at},,\n`).join('');
    expect((await cadence(['import', file('list.csv', `Name,Email,Phone\n${rows}Ann,ann@,\nBo,bo@,\n`)])).out).toBe(
      'list.csv: 22 rows, 22 customers added\n' +
        '  line 2 and 21 more: has no e-mail address and no phone number\n' +
        '  line 22 and 1 more: Email "ann@", "bo@": is not an e-mail address\n',
    );
  });

  it('writes rejected rows to be mended and imported, harmless in a spreadsheet', async () => {
    const path = file('list.csv', 'Name,Email,Tags\nAda,ada@example.com,a\n,,=1+1\n');
    await cadence(['import', path]);
    const rejects = readFileSync(`${path}.rejects.csv`, 'utf8');
    expect(rejects).toBe(
      '\ufeffName,Email,Tags,why it was not imported\n,,\'=1+1,"the row has no name, company, e-mail or phone"\n',
    );
    const mended = file('mended.csv', rejects.replace(',,', 'Bo,,'));
    await cadence(['import', mended]);
    expect(await customers()).toMatchObject([{ name: 'Ada' }, { name: 'Bo', tags: ['=1+1'] }]);
  });

  it.each(["'=1+1", '＝cmd()', '+1', "''@x"])(
    'gives back the tag %s of a rejected row as it stood in the file',
    async (tag) => {
      const path = file('list.csv', `Name,Email,Tags\n,,${tag}\n`);
      await cadence(['import', path]);
      const rejects = readFileSync(`${path}.rejects.csv`, 'utf8');
      expect(rejects).toContain(`,,'${tag},`);
      await cadence(['import', file('mended.csv', rejects.replace(',,', 'Bo,,'))]);
      expect(await customers()).toMatchObject([{ name: 'Bo', tags: [tag] }]);
    },
  );

  it('makes no book with --dry-run where there is none', async () => {
    const database = join(folder, 'cadence.db');
    const path = file('list.csv', 'Name,Email\nAda,ada@example.com\n');
    const { code, out } = await runCadence(['import', path, '--dry-run'], { database });
    expect({ code, first: out.split('\n')[0] }).toEqual({
      code: 0,
      first: 'list.csv: 1 row, 1 customer would be added',
    });
    expect(readdirSync(folder)).toEqual(['list.csv']);
  });

  it('shows with --dry-run exactly what then happens, and changes nothing', async () => {
    const content = 'Name;Umsatz gesamt;Letzter Kauf\nAda;1.234,50;4.3.2026\nBo;abc;\n';
    const dry = await imported(content, '--dry-run');
    expect(await customers()).toEqual([]);
    expect(readdirSync(folder)).toEqual(['list.csv']);
    const real = await imported(content);
    expect({ ...dry, dryRun: false, import: real.import }).toEqual(real);
    expect(await customers()).toMatchObject([
      { name: 'Ada', value: 1234.5, lastPurchase: '2026-03-04' },
      { name: 'Bo' },
    ]);
  });

  it('shows the mapping with three samples a column in a dry run', async () => {
    const path = file('list.csv', 'Name,Email,Telex\nAda,ada@example.com,1\nBo,bo@example.com,2\n');
    const { out } = await cadence(['import', path, '--dry-run']);
    expect(out).toBe(
      [
        'list.csv: 2 rows, 2 customers would be added\n',
        '  read as utf-8, separated by commas\n',
        'Field  Column  For example\n',
        'name   Name    Ada · Bo\n',
        'email  Email   ada@example.com · bo@example.com\n',
        '  not read: Telex (to read one: --map note=Telex)\n',
        'nothing was changed; to do it, run this without --dry-run\n',
      ].join(''),
    );
  });

  it('imports nothing with --strict when one row is wrong', async () => {
    const path = file('list.csv', 'Name,Total Spent\nAda,10\nBo,12k\n');
    const { code, err } = await cadence(['import', path, '--strict', '--json']);
    expect(code).toBe(1);
    expect(err).toContain('nothing was imported');
    expect(await customers()).toEqual([]);
    expect(await imported('Name,Total Spent\nAda,10\n', '--strict')).toMatchObject({ added: 1 });
  });

  it('updates on the second import what the file says otherwise, and nothing that was set by hand or is not said', async () => {
    await imported('Customer ID,Name,City,Phone\n1,Ada,Leeds,020 7946 0140\n2,Bo,York,\n');
    await store.atomically({ kind: 'edit', day: '2026-11-23' }, async (book) => {
      await book.customers.change(1, { city: 'Bath', handSet: ['city'] });
    });
    const report = await imported('Customer ID,Name,City,Phone\n1,Ada Finch,Hull,\n2,Bo,York,\n3,Cy,,\n');
    expect(report).toMatchObject({ added: 1, updated: 1, unchanged: 1 });
    expect(await customers()).toMatchObject([
      { name: 'Ada Finch', city: 'Bath', phone: '020 7946 0140' },
      { name: 'Bo', city: 'York' },
      { name: 'Cy' },
    ]);
  });

  it('sets do-not-call and never clears it', async () => {
    await imported('Email,Name,Do Not Call\na@example.com,Ada,yes\nb@example.com,Bo,no\n');
    expect(
      (await customers()).map((c: { doNotCall: unknown }) => c.doNotCall !== null && c.doNotCall !== false),
    ).toEqual([true, false]);
    await imported('Email,Name,Do Not Call\na@example.com,Ada,no\nb@example.com,Bo,yes\n');
    expect(
      (await customers()).map((c: { doNotCall: unknown }) => c.doNotCall !== null && c.doNotCall !== false),
    ).toEqual([true, true]);
  });

  it('knows a customer by id, then e-mail, then phone, then name and company', async () => {
    await imported(
      'ID,Name,Email,Phone,Company\n7,Ada,ada@example.com,312 555 0101,Finch & Co\n,Bo,,312 555 0102,\n,Cy,,,Acme\n',
    );
    const report = await imported(
      'ID,Name,Email,Phone,Company\n7,A,new@example.com,,\n,A2,ada@example.com,,\n,B,,(312) 555-0102,\n,Cy,,,ACME\n,Cy,,,Other\n',
    );
    expect(report.added).toBe(1);
    expect(await customers()).toHaveLength(4);
  });

  it('does not take two people with one name for one when their ids or addresses differ', async () => {
    const report = await imported('Name,Email\nAnna Berg,anna@example.com\nAnna Berg,berg@example.org\n');
    expect(report).toMatchObject({ added: 2, problems: [{ line: 3 }] });
  });

  it('does not make one customer of all who share a placeholder', async () => {
    const rows = ['Ada', 'Bo', 'Cy', 'Di'].map((name) => `0,${name},none@example.com,0000000000,web`).join('\n');
    expect(await imported(`ID,Name,Email,Phone,Reference\n${rows}\n`)).toMatchObject({ added: 4 });
    expect(await customers()).toMatchObject([{ externalId: null, email: null, phone: null }, {}, {}, {}]);
  });

  it('remembers the mapping a user chose for this header row, and lets --map beat it', async () => {
    const header = 'Wer,Wieviel,Anders\n';
    const first = file('a.csv', `${header}Ada,10,99\n`);
    await cadence(['import', first, '--map', 'name=Wer', '--map', 'value=Wieviel']);
    const second = file('b.csv', `${header}Bo,20,99\n`);
    const silent = await cadence(['import', second, '--json']);
    expect(JSON.parse(silent.out)[0].mapping).toEqual({ name: 'Wer', value: 'Wieviel' });
    await cadence(['import', file('c.csv', `${header}Cy,30,99\n`), '--map', 'value=Anders']);
    expect(await customers()).toMatchObject([
      { name: 'Ada', value: 10 },
      { name: 'Bo', value: 20 },
      { name: 'Cy', value: 99 },
    ]);
  });

  it('reads a file without header by column numbers, or by what its values plainly are', async () => {
    expect(await imported('Ada Finch,x,ada@example.com\nBo Quist,y,bo@example.com\n')).toMatchObject({
      added: 2,
      mapping: { name: 'column 1', email: 'column 3' },
    });
    await imported('10,Cy\n20,Di\n', '--map', 'name=2', '--map', 'value=1');
    expect(await customers()).toMatchObject([
      { name: 'Ada Finch' },
      { name: 'Bo Quist' },
      { name: 'Cy', value: 10 },
      { name: 'Di', value: 20 },
    ]);
  });

  it('takes a last contact for a conversation, once', async () => {
    const content = 'Name,Email,Last Contacted\nAda,ada@example.com,2026-10-01\n';
    await imported(content);
    await imported(content);
    expect(await customers()).toMatchObject([{ lastConversation: '2026-10-01' }]);
    expect(await store.touches.of(1)).toHaveLength(1);
  });

  it('keeps notes as facts, each once', async () => {
    const content = 'Name,Notes\nAda,likes rye\n';
    await imported(content);
    await imported(content);
    expect((await store.facts.of(1)).facts).toMatchObject([{ text: 'likes rye' }]);
  });

  it('reads standard input, compressed files and several files at once', async () => {
    const piped = await cadence(['import', '-', '--json'], { input: 'Name\nAda\nBo Li\n' });
    expect(JSON.parse(piped.out)).toMatchObject([{ file: '-', added: 2 }]);
    const zipped = file('c.csv.gz', gzipSync('Name,Email\nCy,cy@example.com\n'));
    const plain = file('d.csv', 'Name,Email\nDi,di@example.com\n');
    const both = JSON.parse((await cadence(['import', zipped, plain, '--json'])).out);
    expect(both).toMatchObject([
      { file: zipped, added: 1 },
      { file: plain, added: 1 },
    ]);
  });
});

describe('import at a terminal', () => {
  const list =
    'Wer,Kontaktdaten,Wann,Wieviel\nAda Finch,ada@example.com,03/04/2026,1.200\nBo Li,bo@example.com,05/06/2026,200\n';

  it('asks once about what nothing tells, with samples, and remembers the answers', async () => {
    const prompter = scripted(
      'Wer  Ada Finch · Bo Li',
      "the customers' e-mail addresses",
      'c',
      'Wann: not read  03/04/2026 · 05/06/2026',
      'lastPurchase',
      'c',
      'Wieviel: not read  1.200 · 200',
      'value',
      'y',
    );
    await cadence(['import', file('a.csv', list)], { prompter, terminal: 100 });
    expect(prompter.asked[1]).toBe('What is in “Kontaktdaten”?  ada@example.com · bo@example.com');
    expect(prompter.left).toEqual([]);
    expect(await customers()).toMatchObject([
      { name: 'Ada Finch', email: 'ada@example.com', value: 1200, lastPurchase: '2026-03-04' },
      { name: 'Bo Li', value: 200 },
    ]);
    const nobody = scripted();
    await cadence(['import', file('b.csv', list.replace('200\n', '300\n'))], { prompter: nobody, terminal: 100 });
    expect(nobody.asked).toEqual([]);
  });

  it('does not ask again about a column that is not needed', async () => {
    const content = 'Name,Email,Seit\nAda,ada@example.com,2020-01-01\n';
    const prompter = scripted('leave this column out', 'y', '');
    await cadence(['import', file('a.csv', content)], { prompter, terminal: 100 });
    await cadence(['import', file('a.csv', content)], { prompter: scripted(), terminal: 100 });
    expect(prompter.asked.slice(1)).toEqual(['Import?', 'How many calls a day?']);
  });

  it('changes nothing when the questions are broken off', async () => {
    const { code } = await cadence(['import', file('a.csv', list)], { prompter: scripted(ctrlC), terminal: 100 });
    expect(code).toBe(130);
    expect(await customers()).toEqual([]);
  });

  it.each([
    ['--currency', 'EURO', '--currency: "EURO" is not a currency code of three letters such as EUR'],
    ['--country', 'Germany', '--country: "Germany" is not a country code of two letters such as DE'],
    ['--delimiter', 'ab', '--delimiter ab: it must be a single character'],
  ])('refuses %s %s before it reads a file', async (option, value, words) => {
    const path = file('list.csv', 'Name,Email\nAda,ada@example.com\n');
    const { code, out, err } = await cadence(['import', path, option, value]);
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: `cadence: ${words}\n` });
  });

  it('says what it chose when nobody is there to ask', async () => {
    const report = await imported('Name,Email,Total Spent,Last Order\nAda,ada@example.com,1.234,03/04/2026\n');
    expect(
      report.problems.map((problem: { column: string; message: string }) => [
        problem.column,
        problem.message.slice(0, 9),
      ]),
    ).toEqual([
      ['Last Order', 'ambiguous'],
      ['Total Spent', 'ambiguous'],
    ]);
    const told = await imported(
      'Name,Email,Total Spent,Last Order\nAda,ada@example.com,1.234,03/04/2026\n',
      '--date-order',
      'day-first',
      '--decimal',
      'comma',
    );
    expect(told.problems).toEqual([]);
    expect(await customers()).toMatchObject([{ value: 1234, lastPurchase: '2026-04-03' }]);
  });
});

describe('import of what is no list of customers', () => {
  it.each([
    ['an empty file', '', 'list.csv is empty'],
    ['blank lines', '\n\n  \n', 'list.csv has no rows'],
    ['a broken spreadsheet', Buffer.from('504b0304140000', 'hex'), 'list.csv is damaged: it cannot be unpacked'],
    ['an old spreadsheet', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'an old Excel file'],
    ['a web page', '<!DOCTYPE html><html><table>', 'a web page'],
    ['a binary file', Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 7) % 32)), 'is not a text file'],
    ['columns that name nobody', 'Colour,Size\nred,3\n', 'no column names a customer'],
    [
      'a journal of both sides in which nobody can tell who owes',
      'Trans no,Date,Name,Account,Debit,Credit\n1,2026-01-05,Hill Bank,A,20,\n1,2026-01-05,Hill Bank,B,,20\n2,2026-01-09,Hill Bank,C,20,\n2,2026-01-09,Hill Bank,A,,20\n',
      'a journal with both sides of each booking',
    ],
    ['orders without amounts', 'Order ID,Order Date,Email\n1,2026-01-01,a@example.com\n', 'no column is an amount'],
    ['a broken archive', Buffer.concat([gzipSync('Name\nAda\n').subarray(0, 15), Buffer.from('xxxx')]), 'broken .gz'],
  ])('says what %s is', async (_, content, message) => {
    const { code, err } = await cadence(['import', file('list.csv', content)]);
    expect(err).toContain(message);
    expect(err).toContain('\n  ');
    expect(code).toBe(1);
  });

  it.each([
    ['is imported', 'Name,Email\nAda,ada@example.com\n', 0],
    ['cannot be read', '', 1],
  ])('keeps standard input beside the book only until it %s', async (_what, input, code) => {
    const database = join(folder, 'cadence.db');
    expect(await runCadence('import -', { database, input })).toMatchObject({ code });
    expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual([]);
  });

  it('says so of a missing file and of a folder', async () => {
    expect(await cadence(['import', join(folder, 'none.csv')])).toMatchObject({
      code: 1,
      err: expect.stringContaining('there is no file'),
    });
    expect(await cadence(['import', folder])).toMatchObject({ code: 1, err: expect.stringContaining('is a folder') });
  });

  it('takes a header without rows for an empty list', async () => {
    expect(await imported('Name,Email\n')).toMatchObject({ rows: 0, added: 0, import: null });
  });

  it('refuses a column that is not there and names those that are', async () => {
    const { code, err } = await cadence(['import', file('list.csv', 'Name,Email\nAda,\n'), '--map', 'phone=Handy']);
    expect({ code, err }).toEqual({
      code: 2,
      err: 'cadence: no column is called "Handy"\n  the file has: Name, Email\n',
    });
  });
});

describe('undo of an import', () => {
  it('leaves the book as it was', async () => {
    await imported('ID,Name,Notes,Last Contacted\n1,Ada,a,2026-01-01\n');
    const before = [await store.customers.all(), (await store.facts.of(1)).facts, await store.touches.of(1)];
    await imported('ID,Name,Notes,Last Contacted\n1,Ada Finch,b,2026-02-01\n2,Bo,c,\n');
    expect((await cadence(['undo', '--yes'])).code).toBe(0);
    expect([await store.customers.all(), (await store.facts.of(1)).facts, await store.touches.of(1)]).toEqual(before);
    expect(JSON.parse((await cadence(['imports', '--json'])).out)).toMatchObject([
      { import: 1, file: 'list.csv', added: 1 },
    ]);
  });

  it('keeps and names the customers one has talked to since', async () => {
    await imported('Name,Email\nAda,a@example.com\nBo,b@example.com\n');
    await cadence(['log', '1', '--outcome', 'connected', '--note', 'hello']);
    const { out } = await cadence(['undo', '1', '--yes']);
    expect(out).toContain('1  Ada');
    expect(await customers()).toMatchObject([{ name: 'Ada' }]);
  });
});
