import { UserError } from '../errors.ts';
import { CardFile } from './cards.ts';
import { sniffUtf16, Utf8Converter } from './encoding.ts';
import type { ReadOptions } from './file.ts';
import { headerHits } from './headers.ts';
import { legacyEncoding } from './legacy.ts';
import { Reading } from './read.ts';
import { sniffLayout } from './sniff.ts';
import type { Source } from './source.ts';
import { readHead, refuseOtherTexts } from './source.ts';
import { TextTable } from './table.ts';
import { isVcard } from './vcard.ts';

/** Opens a source: finds out how it is written and what its columns are about. */
export async function openFile(source: Source, wanted: ReadOptions): Promise<Reading | CardFile> {
  const { bytes, whole } = await readHead(source);
  const options = { ...wanted, encoding: wanted.encoding ?? sniffUtf16(bytes) ?? legacyEncoding(bytes) };
  if (bytes.length === 0) throw new UserError(`${source.name} is empty`, { hint: 'export the list again' });
  refuseOtherTexts(source, bytes);
  const parts: Buffer[] = [];
  async function* once() {
    yield bytes;
  }
  for await (const part of new Utf8Converter(options.encoding, bytes).convert(once())) parts.push(part);
  const head = Buffer.concat(parts);
  if (isVcard(head.subarray(0, 100).toString())) return new CardFile(source, bytes, options);
  const named = [...options.choices.map.values()].flat();
  let layout = await sniffLayout(source.name, head, whole, { delimiter: options.delimiter });
  const byNumber = named.length > 0 && named.every((name) => /^\d+$/.test(name));
  // Columns told by number say that the first row, unless it is known, is data.
  if (byNumber && headerHits(layout.headers) === 0) {
    layout = await sniffLayout(source.name, head, whole, { delimiter: options.delimiter, noHeader: true });
  }
  return new Reading(new TextTable(source, bytes, layout, options.encoding), options);
}
