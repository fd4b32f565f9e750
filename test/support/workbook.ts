/** Workbooks as spreadsheet programs write them, from the XML of their parts: the library under test writes none of it. */
import { type ZipPart, zip } from './zip.ts';

/** A row is the XML of its cells, such as `<c r="A1" t="inlineStr"><is><t>Name</t></is></c>`. */
export interface SheetXml {
  readonly name: string;
  readonly rows: readonly string[];
  readonly state?: 'hidden' | 'veryHidden';
}

export interface WorkbookXml {
  readonly sheets: readonly SheetXml[];
  readonly sharedStrings?: readonly string[];
  readonly date1904?: boolean;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Style 0 is General, 1 a day, 2 a day with its hour, 3 a time, 4 dollars. */
const styles = `<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="&quot;$&quot;#,##0.00"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/><xf numFmtId="20" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>`;

export function xlsxParts({ sheets, sharedStrings = [], date1904 = false }: WorkbookXml): ZipPart[] {
  const part = (path: string, xml: string) => ({ path, content: declaration + xml });
  const type = (name: string, kind: string) =>
    `<Override PartName="/xl/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${relations}/${kind}" Target="${target}"/>`;
  const relationships = (list: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list}</Relationships>`;
  return [
    part(
      '[Content_Types].xml',
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${type('workbook.xml', 'sheet.main')}${type('styles.xml', 'styles')}${type('sharedStrings.xml', 'sharedStrings')}${sheets.map((_, at) => type(`worksheets/sheet${at + 1}.xml`, 'worksheet')).join('')}</Types>`,
    ),
    part('_rels/.rels', relationships(relation('rId1', 'officeDocument', 'xl/workbook.xml'))),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
        .map(
          ({ name, state }, at) =>
            `<sheet name="${name}" sheetId="${at + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${at + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      relationships(
        sheets.map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)).join('') +
          relation('rId91', 'styles', 'styles.xml') +
          relation('rId92', 'sharedStrings', 'sharedStrings.xml'),
      ),
    ),
    part('xl/styles.xml', styles),
    part(
      'xl/sharedStrings.xml',
      `<sst xmlns="${main}">${sharedStrings.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join('')}</sst>`,
    ),
    ...sheets.map(({ rows }, at) =>
      part(
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet xmlns="${main}"><sheetData>${rows.map((cells, row) => `<row r="${row + 1}">${cells}</row>`).join('')}</sheetData></worksheet>`,
      ),
    ),
  ];
}

export function xlsx(workbook: WorkbookXml): Buffer {
  return zip(xlsxParts(workbook));
}

/** A sheet of texts alone; null leaves a cell out. */
export function textSheet(name: string, rows: readonly (readonly (string | null)[])[]): SheetXml {
  return {
    name,
    rows: rows.map((cells, row) =>
      cells
        .map((text, at) =>
          text === null
            ? ''
            : `<c r="${String.fromCharCode(65 + at)}${row + 1}" t="inlineStr"><is><t>${text}</t></is></c>`,
        )
        .join(''),
    ),
  };
}

/** As LibreOffice writes them: a table a sheet, types in attributes, runs of equal cells and rows as numbers. */
export function ods(tables: readonly { readonly name: string; readonly rows: readonly string[] }[]): Buffer {
  const content = `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:body><office:spreadsheet>${tables
    .map(({ name, rows }) => `<table:table table:name="${name}">${rows.join('')}</table:table>`)
    .join('')}</office:spreadsheet></office:body></office:document-content>`;
  return zip([
    { path: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
    { path: 'content.xml', content: declaration + content },
  ]);
}
