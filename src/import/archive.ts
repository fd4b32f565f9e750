/** Zip archives: the parts of a workbook, or a download of several tables in one file. Nothing is unpacked to disk. */
import type { Entry, ZipFile } from 'yauzl';
import { UserError } from '../errors.ts';
import { asWorkbook, isSwollen, type Source, swollen, unpacked } from './source.ts';

export interface Archive {
  readonly bytes: Buffer;
  /** The paths of the files in it, in their order. */
  readonly paths: readonly string[];
  /** Names such as `../list.csv`, which are those of no file in an archive: they are not read. */
  readonly badNames: readonly string[];
  /** The content of one file. Throws a `UserError` when it is damaged, locked, or larger than it says. */
  read(path: string): AsyncIterable<Buffer>;
}

/** The most an archive may unpack to. A workbook of 1,000,000 rows takes about 700 MB. */
const mostBytes = 2_000_000_000;

/** Whether these are the first bytes of a zip archive, which includes .xlsx, .ods and .numbers. */
export function isZip(start: Uint8Array): boolean {
  return start[0] === 0x50 && start[1] === 0x4b && (start[2] === 3 || start[2] === 5) && start[3] === start[2] + 1;
}

export async function openArchive(name: string, bytes: Buffer): Promise<Archive> {
  const { fromBufferPromise, getFileNameLowLevel, validateFileName } = await import('yauzl');
  const entries = new Map<string, Entry>();
  const badNames: string[] = [];
  let zip: ZipFile;
  try {
    // The names are decoded here: the library refuses a whole archive for one that leads out of it.
    zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false, decodeStrings: false });
    for await (const entry of zip.eachEntry()) {
      const path = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
      if (validateFileName(path) !== null) badNames.push(path);
      else if (!path.endsWith('/')) entries.set(path, entry);
    }
  } catch (cause) {
    throw damaged(name, cause);
  }
  const size = [...entries.values()].reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (size > mostBytes || isSwollen(bytes.length, size)) throw swollen({ name });
  return {
    bytes,
    paths: [...entries.keys()],
    badNames,
    async *read(path) {
      const entry = entries.get(path);
      if (entry === undefined) throw damaged(name, new Error(`no ${path}`));
      if (entry.isEncrypted()) throw locked(name);
      try {
        // The library reports an error when more comes out than the entry states.
        yield* await zip.openReadStreamPromise(entry);
      } catch (cause) {
        throw damaged(name, cause);
      }
    },
  };
}

function damaged(name: string, cause: unknown): UserError {
  return new UserError(`${name} is damaged: it cannot be unpacked`, { hint: 'download or save it again', cause });
}

export function locked(name: string): UserError {
  return new UserError(`${name} is locked with a password`, { hint: asWorkbook });
}

/** The part of an .xlsx that names its sheets. */
export const workbookPart = /^xl\/workbook\d*\.xml$/i;

/** The kind of document an archive is, if it is not a collection of files. */
export function documentKind({ paths }: Archive): 'xlsx' | 'ods' | 'other document' | null {
  const has = (path: string) => paths.includes(path);
  if (paths.some((path) => workbookPart.test(path))) return 'xlsx';
  if (has('content.xml') && has('mimetype')) return 'ods';
  if (has('Index.zip') || has('Index/Document.iwa') || has('xl/workbook.bin') || has('word/document.xml'))
    return 'other document';
  return null;
}

const table = /\.(?:csv|tsv|tab|vcf|xlsx|ods)(?:\.gz)?$/i;
const packed = /\.(?:zip|7z|rar|tar|tgz|tar\.gz)$/i;
const maybeTable = /\.txt$/i;
/** Files that systems and programs add to an archive. */
const hidden = /(?:^|\/)(?:__MACOSX\/|\.[^/]*$|~\$)/;

/**
 * The tables of a source: those in an archive, each as a source of its own, else the source itself. `ignored`: the
 * archive's other files.
 */
export async function tablesOf(source: Source): Promise<{
  readonly tables: readonly { path: string; source: Source }[] | null;
  readonly ignored: readonly string[];
}> {
  const bytes = await zipped(source);
  if (bytes === null) return { tables: null, ignored: [] };
  const archive = await openArchive(source.name, bytes);
  if (documentKind(archive) !== null) return { tables: null, ignored: [] };
  const files = archive.paths.filter((path) => !hidden.test(path));
  const plain = files.filter((path) => table.test(path));
  const chosen = plain.length > 0 ? plain : files.filter((path) => maybeTable.test(path));
  if (chosen.length === 0) throw noTable(source.name, [...archive.badNames, ...files]);
  return {
    tables: chosen.map((path) => ({
      path,
      source: { name: `${source.name}/${path}`, open: () => archive.read(path) },
    })),
    ignored: [...archive.badNames, ...files.filter((path) => !chosen.includes(path))],
  };
}

/** All bytes of a source that is a zip archive; null for any other. */
async function zipped(source: Source): Promise<Buffer | null> {
  for await (const chunk of source.open()) return isZip(chunk) ? await wholeOf(source) : null;
  return null;
}

export async function wholeOf(source: Source): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of unpacked(source)) parts.push(part);
  return Buffer.concat(parts);
}

function noTable(name: string, files: readonly string[]): UserError {
  const held = files.length === 0 ? 'it is empty' : `it holds ${files.slice(0, 5).join(', ')}`;
  const more = files.length > 5 ? ` and ${files.length - 5} more` : '';
  const inner = files.find((path) => packed.test(path));
  return new UserError(`${name}: there is no table in this archive; ${held}${more}`, {
    hint:
      inner === undefined
        ? 'tables are .csv, .tsv, .xlsx, .ods and .vcf files'
        : `archives inside an archive are not read: unpack it, then import ${inner}`,
  });
}
