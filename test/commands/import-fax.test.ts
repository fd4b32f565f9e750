/** Numbers of faxes are kept as what they are: nobody is told to dial one. */
import { expect, it } from 'vitest';
import { emptyBook, runCadence } from '../support/cadence.ts';

const card = (numbers: string) => `BEGIN:VCARD\nVERSION:3.0\nFN:Ada Finch\n${numbers}END:VCARD\n`;
const google = (label: string) =>
  `First Name,Labels,Phone 1 - Label,Phone 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value\nAda,,${label},312-555-0102,,\n`;

async function imported(input: string) {
  const store = await emptyBook();
  const { code, out } = await runCadence('import - --yes', { store, input });
  const [customer] = await store.customers.all();
  return { code, out, phones: customer?.phones, types: customer?.contactTypes };
}

it.each([
  ['Name,Phone,Fax\nAda Finch,312-555-0101,312-555-0102\n', ['312-555-0101'], 'fax'],
  ['Name,Phone,FaxNumber,Shoe size\nAda Finch,312-555-0101,312-555-0102,8\n', ['312-555-0101'], 'fax'],
  ['Name,Phone,Business Fax\nAda Finch,312-555-0101,312-555-0102\n', ['312-555-0101'], 'work fax'],
  ['Kunde;Telefon;Telefax\nAda Finch;312-555-0101;312-555-0102\n', ['312-555-0101'], 'fax'],
  ['Name;Telefon;Fax privat\nAda Finch;312-555-0101;312-555-0102\n', ['312-555-0101'], 'home fax'],
  ['名前,電話番号,ファックス\nAda,312-555-0101,312-555-0102\n', ['312-555-0101'], 'fax'],
  ['Имя,Телефон,Факс\nAda,312-555-0101,312-555-0102\n', ['312-555-0101'], 'fax'],
  ['Name,Phone\nAda Finch,"312-555-0101; fax: 312-555-0102"\n', ['312-555-0101'], 'fax'],
  [google('Work Fax'), [], 'work fax'],
  [google('Pager'), [], 'pager'],
  [card('TEL;TYPE=WORK:312-555-0101\nTEL;TYPE=WORK,FAX:312-555-0102\n'), ['312-555-0101'], 'work fax'],
  [card('TEL;TYPE=PAGER:312-555-0102\n'), [], 'pager'],
  [card('item1.TEL:312-555-0102\nitem1.X-ABLabel:_$!<HomeFAX>!$_\n'), [], 'home fax'],
])('%j', async (input, phones, type) => {
  const read = await imported(input);
  expect(read).toMatchObject({ code: 0, phones, types: { '312-555-0102': type } });
  expect(read.out).not.toMatch(/not read: .*fax/i);
});

it('somebody with a fax alone has no number to call', async () => {
  const store = await emptyBook();
  await runCadence('import - --yes', { store, input: 'Name,Fax\nAda Finch,312-555-0102\n' });
  const { out } = await runCadence('show 1', { store });
  expect(out).toContain('fax         312-555-0102');
  expect(out).not.toContain('phone  ');
  const today = await runCadence('list --no-phone', { store });
  expect(today.out).toContain('Ada Finch');
});

it.each([
  ['Name,Phone,Supplier fax\nAda Finch,312-555-0101,312-555-0102\n'],
  ['Name,Phone,Ship To Fax\nAda Finch,312-555-0101,312-555-0102\n'],
])('the fax of somebody else is not theirs: %j', async (input) => {
  const { out, types } = await imported(input);
  expect(out).toMatch(/not read: .*fax/i);
  expect(types).toEqual({});
});

it('a number that is a telephone and a fax is a telephone', async () => {
  const input = 'Name,Phone,Fax\nAda Finch,312-555-0101,312-555-0101\n';
  expect(await imported(input)).toMatchObject({ phones: ['312-555-0101'], types: {} });
});

it('nothing of a column that was set aside', async () => {
  const store = await emptyBook();
  const input = 'Name,Phone,Fax\nAda Finch,312-555-0101,312-555-0102\n';
  const { out } = await runCadence('import - --yes --ignore Fax', { store, input });
  expect(out).not.toContain('not read');
  expect((await store.customers.all())[0]?.contactTypes).toEqual({});
});
