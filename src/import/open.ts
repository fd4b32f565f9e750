import { utf16In } from '../domain/utf16.ts';
import { UserError } from '../errors.ts';
import { isZip } from './archive.ts';
import { CardFile } from './cards.ts';
import { Utf8Converter } from './encoding.ts';
import type { ReadOptions } from './file.ts';
import { headerHits } from './headers.ts';
import { legacyEncoding } from './legacy.ts';
import { FileReading } from './read.ts';
import type { ChooseSheet } from './sheets.ts';
import type { TableLayout } from './sniff.ts';
import { sniffLayout } from './sniff.ts';
import type { Source } from './source.ts';
import { readHead, refuseOtherTexts } from './source.ts';
import { TextTable } from './table.ts';
import { isVcard } from './vcard.ts';

/** Opens a source: determines its format and what its columns mean. `chooseSheet` is called for a workbook. */
export async function openFile(
  source: Source,
  wanted: ReadOptions,
  chooseSheet: ChooseSheet = async () => null,
): Promise<FileReading | CardFile> {
  const { bytes, whole } = await readHead(source);
  const options = { ...wanted, encoding: wanted.encoding ?? utf16In(bytes) ?? legacyEncoding(bytes) };
  if (bytes.length === 0) throw new UserError(`${source.name} is empty`, { hint: 'export the list again' });
  if (bytes.every((byte) => byte === 0))
    throw new UserError(`${source.name} holds nothing but NUL bytes: its content was lost`, {
      hint: 'download or save it again',
    });
  if (isZip(bytes)) return await openWorkbookFile(source, wanted, chooseSheet);
  if (wanted.sheet !== null)
    throw new UserError(`${source.name} is not a spreadsheet: it has no sheets`, { hint: 'leave --sheet out' });
  refuseOtherTexts(source, bytes);
  const parts: Buffer[] = [];
  async function* once() {
    yield bytes;
  }
  for await (const part of new Utf8Converter(options.encoding, bytes).convert(once())) parts.push(part);
  const head = Buffer.concat(parts);
  if (isVcard(head.subarray(0, 100).toString())) return new CardFile(source, bytes, options);
  const { delimiter } = options;
  let layout = await sniffLayout(source.name, head, whole, { delimiter });
  if (hasNoHeader(options, layout)) layout = await sniffLayout(source.name, head, whole, { delimiter, noHeader: true });
  return new FileReading(new TextTable(source, bytes, layout, options.encoding), options);
}

async function openWorkbookFile(source: Source, options: ReadOptions, choose: ChooseSheet): Promise<FileReading> {
  const { openSheet } = await import('./sheets.ts');
  const table = await openSheet(source, options.sheet, choose);
  return new FileReading(hasNoHeader(options, table.layout) ? await table.withoutHeader() : table, options);
}

/** If columns are given by number, the first row is data unless it is a known header. */
function hasNoHeader({ choices }: ReadOptions, layout: TableLayout): boolean {
  const named = [...choices.map.values()].flat();
  return named.length > 0 && named.every((name) => /^\d+$/.test(name)) && headerHits(layout.headers) === 0;
}
