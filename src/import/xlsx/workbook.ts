/** What an .xlsx is made of: its sheets, and in which parts of the archive their rows, texts and styles are. */
import { posix } from 'node:path';
import { type Archive, workbookPart } from '../archive.ts';
import { attributeOf, readXml } from '../xml.ts';
import { type CellFacts, type SheetRow, sheetRows } from './rows.ts';
import { dateStyles } from './styles.ts';
import { sharedTexts } from './texts.ts';

export interface XlsxWorkbook {
  /** The names of the sheets that are not hidden. */
  readonly sheets: readonly string[];
  /** The rows of a sheet that are not empty; at most `most`. */
  rows(sheet: string, most?: number): AsyncGenerator<SheetRow>;
}

export async function openXlsx(archive: Archive): Promise<XlsxWorkbook> {
  const directory = archive.paths.find((path) => workbookPart.test(path)) ?? '';
  const parts = await partsOf(archive, directory);
  const { sheets, from1904 } = await contentsOf(archive.read(directory));
  let facts: Promise<CellFacts> | null = null;
  return {
    sheets: sheets.filter(({ isHidden }) => !isHidden).map(({ name }) => name),
    async *rows(wanted, most) {
      const sheet = sheets.find(({ name }) => name === wanted);
      const path = parts.find(({ id, kind }) => kind === 'worksheet' && id === sheet?.part)?.path;
      if (path === undefined) throw new Error(`no rows of ${wanted}`);
      facts ??= factsOf(archive, parts, from1904);
      yield* sheetRows(archive.read(path), await facts, most);
    },
  };
}

interface Part {
  readonly id: string;
  /** `worksheet`, `sharedStrings`, `styles`, … */
  readonly kind: string;
  readonly path: string;
}

async function factsOf(archive: Archive, parts: readonly Part[], from1904: boolean): Promise<CellFacts> {
  const pathOf = (wanted: string) =>
    parts.find(({ kind, path }) => kind === wanted && archive.paths.includes(path))?.path;
  const [texts, styles] = [pathOf('sharedStrings'), pathOf('styles')];
  return {
    texts: texts === undefined ? [] : await sharedTexts(archive.read(texts)),
    isDay: styles === undefined ? [] : await dateStyles(archive.read(styles)),
    from1904,
  };
}

/** The parts that belong to the workbook. */
async function partsOf(archive: Archive, directory: string): Promise<readonly Part[]> {
  const folder = posix.dirname(directory);
  const path = `${folder}/_rels/${posix.basename(directory)}.rels`;
  const parts: Part[] = [];
  if (!archive.paths.includes(path)) return parts;
  await tagsIn(archive.read(path), (name, attributes) => {
    if (name !== 'Relationship') return;
    const target = attributeOf(attributes, 'Target') ?? '';
    parts.push({
      id: attributeOf(attributes, 'Id') ?? '',
      kind: (attributeOf(attributes, 'Type') ?? '').replace(/^.*\//, ''),
      path: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
    });
  });
  return parts;
}

interface SheetName {
  readonly name: string;
  readonly part: string;
  readonly isHidden: boolean;
}

export async function contentsOf(
  pieces: AsyncIterable<Buffer>,
): Promise<{ readonly sheets: readonly SheetName[]; readonly from1904: boolean }> {
  const sheets: SheetName[] = [];
  let from1904 = false;
  await tagsIn(pieces, (name, attributes) => {
    if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributeOf(attributes, 'date1904') ?? '');
    if (name === 'sheet')
      sheets.push({
        name: attributeOf(attributes, 'name') ?? '',
        part: attributeOf(attributes, 'id') ?? '',
        isHidden: /^(?:veryH|h)idden$/.test(attributeOf(attributes, 'state') ?? ''),
      });
  });
  return { sheets, from1904 };
}

async function tagsIn(pieces: AsyncIterable<Buffer>, open: (name: string, attributes: string) => void): Promise<void> {
  await readXml(pieces, { open, close: () => {}, text: () => {} });
}
