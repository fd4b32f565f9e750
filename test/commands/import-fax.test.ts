/** Numbers of faxes are not kept, and the report says so. */
import { expect, it } from 'vitest';
import { emptyBook, runCadence } from '../support/cadence.ts';

const card = (numbers: string) => `BEGIN:VCARD\nVERSION:3.0\nFN:Ada Finch\n${numbers}END:VCARD\n`;

it.each([
  ['Name,Phone,Fax\nAda Finch,312-555-0101,312-555-0102\n', '  not read: Fax (to read one: --map note=Fax)\n'],
  [
    'Name,Phone,FaxNumber,Shoe size\nAda Finch,312-555-0101,312-555-0102,8\n',
    '  not read: Shoe size, FaxNumber (to read one: ',
  ],
  ['Kunde;Telefon;Telefax\nAda Finch;312-555-0101;312-555-0102\n', '  not read: Telefax'],
  [card('TEL;TYPE=WORK:312-555-0101\nTEL;TYPE=WORK,FAX:312-555-0102\n'), '  not read: TEL (fax)\n'],
  [card('TEL;TYPE=PAGER:312-555-0102\n'), '  not read: TEL (pager)\n'],
])('%j', async (input, said) => {
  const { code, out } = await runCadence('import - --yes', { store: await emptyBook(), input });
  expect(code).toBe(0);
  expect(out).toContain(said);
});

it.each([
  'Name,Phone,Fax\nAda Finch,312-555-0101,\n',
  'Name,Phone\nAda Finch,312-555-0101\n',
  card('TEL;TYPE=WORK:312-555-0101\n'),
])('nothing of faxes where there is none: %j', async (input) => {
  const { out } = await runCadence('import - --yes', { store: await emptyBook(), input });
  expect(out).not.toContain('not read');
});

it('nothing of a column that was set aside', async () => {
  const input = 'Name,Phone,Fax\nAda Finch,312-555-0101,312-555-0102\n';
  const { out } = await runCadence('import - --yes --ignore Fax', { store: await emptyBook(), input });
  expect(out).not.toContain('not read');
});
