/** The file layer: what it does with a disk as it is, and in which words it says that something cannot be done. */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Files } from '../../src/context.ts';
import { makeFolder, realFiles } from '../../src/platform/files.ts';
import { ownFolder } from '../support/folder.ts';
import { itWhere } from '../support/where.ts';

let folder: string;
let files: Files;
const at = (...names: string[]) => join(folder, ...names);

beforeEach(() => {
  folder = ownFolder();
  files = filesOf(at('book.db'));
});

function filesOf(database: string): Files {
  return realFiles(database, { path: (name) => name }, async () => ({
    recall: async () => null,
    remember: async () => {},
  }));
}

async function read(path: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of files.read(path)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('what is not there', () => {
  it('is nothing, and no error, for who only looks', async () => {
    expect(await files.facts(at('absent'))).toBe(null);
    expect(await files.list(at('absent'))).toEqual([]);
    expect(await files.real(at('absent'))).toBe(at('absent'));
    await files.remove(at('absent'));
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['read', async () => await read(at('absent')), 'absent could not be read: it does not exist'],
    ['read as a text', async () => await files.readOwn(at('absent'), 9), 'absent could not be read: it does not exist'],
    ['moved', async () => await files.move(at('absent'), at('b')), 'absent could not be moved: it does not exist'],
    ['closed', async () => await files.close(at('absent')), 'absent could not be closed to others: it does not exist'],
    ['a folder to write into', async () => await files.write(at('no', 'a'), ''), `there is no folder `],
    ['a folder to write a stream into', async () => await files.stream(at('no', 'a')), 'could not be written: '],
  ])('is named when it is to be %s', async (_what, work, words) => {
    await expect(work()).rejects.toThrow(words);
  });
});

describe('a file where a folder should be', () => {
  beforeEach(() => writeFileSync(at('file'), ''));

  it('is named', async () => {
    expect(() => makeFolder(at('file', 'inner'))).toThrow(`${at('file', 'inner')} could not be made: `);
    await expect(filesOf(at('file', 'book.db')).workFolder()).rejects.toThrow(
      `${at('file')} could not be written to: `,
    );
  });
});

itWhere(process.platform !== 'win32', 'Windows: links need rights')('a ring of links ends, with a word', async () => {
  symlinkSync(at('a'), at('b'));
  symlinkSync(at('b'), at('a'));
  await expect(files.facts(at('a'))).rejects.toThrow(`${at('a')} could not be looked at: `);
  await expect(files.real(at('a'))).rejects.toThrow(`${at('a')} could not be looked at: `);
  await expect(files.place(at('a'))).rejects.toThrow(`${at('a')} could not be looked at: `);
});

describe('a draft', () => {
  it('becomes the file when it is kept, and leaves the old one meanwhile', async () => {
    writeFileSync(at('list'), 'old');
    const draft = await files.draft(at('list'));
    await draft.append('new, ');
    await draft.append(new TextEncoder().encode('and newer'));
    expect(readFileSync(at('list'), 'utf8')).toBe('old');
    await draft.keep();
    expect(readFileSync(at('list'), 'utf8')).toBe('new, and newer');
    expect(readdirSync(folder)).toEqual(['list']);
  });

  it('leaves nothing when it is dropped', async () => {
    const draft = await files.draft(at('list'));
    await draft.append('new');
    await draft.drop();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves nothing when it cannot take the place of what is there', async () => {
    mkdirSync(at('list', 'inner'), { recursive: true });
    await expect(files.write(at('list'), 'new')).rejects.toThrow(`${at('list')} could not be written: `);
    expect(readdirSync(folder)).toEqual(['list']);
  });

  it('is not begun twice by one process', async () => {
    const draft = await files.draft(at('list'));
    await expect(files.draft(at('list'))).rejects.toThrow(`${at('list')} could not be written: `);
    await draft.drop();
  });
});

itWhere(process.platform === 'linux', 'not on Linux: a device that is always full')(
  'says that there is no room, and what to do',
  async () => {
    const full = await files.stream('/dev/full');
    await expect(full.append('much')).rejects.toMatchObject({
      message: expect.stringContaining('/dev/full could not be written: '),
      hint: 'free some space, or name a place on another disk',
    });
    await full.drop();
  },
);

it('reads a text whole or not at all', async () => {
  writeFileSync(at('long'), 'A “long” text');
  await expect(files.readOwn(at('long'), 16)).rejects.toThrow(
    `${at('long')} has more than 16 bytes, so it is not read`,
  );
  expect(await files.readOwn(at('long'), 17)).toBe('A “long” text');
});

it('reads the quotation marks of a Windows editor', async () => {
  writeFileSync(at('old'), Buffer.from([0x93, 0xe9, 0x94, 0x80]));
  expect(await files.readOwn(at('old'), 4)).toBe('“é”€');
});

describe('a folder to work in beside the book', () => {
  it('is gone afterwards, with the folders that were made for it', async () => {
    const work = await filesOf(at('data', 'deep', 'book.db')).workFolder();
    writeFileSync(join(work.path, 'rejects'), 'Ada Finch');
    work.remove();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves a folder into which the book came meanwhile', async () => {
    const work = await filesOf(at('data', 'book.db')).workFolder();
    writeFileSync(at('data', 'book.db'), '');
    work.remove();
    expect(readdirSync(at('data'))).toEqual(['book.db']);
  });

  it('leaves a folder that was there', async () => {
    const work = await files.workFolder();
    work.remove();
    expect(existsSync(folder)).toBe(true);
  });
});
