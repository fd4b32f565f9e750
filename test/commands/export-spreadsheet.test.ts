/** The file for a spreadsheet, in a real one. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';
import { itWhere } from '../support/where.ts';

const hasOffice = spawnSync('soffice', ['--version']).status === 0;
const itOffice = itWhere(hasOffice, 'LibreOffice is not installed: it opens no CSV of ours');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-office-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

itOffice(
  'LibreOffice opens it with the right letters, in the columns they belong to, and runs nothing of it',
  async () => {
    const store = await bookWith({
      name: 'Zoë Müller-Łukasz 山田',
      company: '=1+1',
      phones: ['+1 312 555 0100'],
      address: '1 Long Street, rear\nHouse “B”; left',
      city: 'Łódź',
    });
    const file = join(folder, 'customers.csv');
    expect((await runCadence(['export', file], { store })).code).toBe(0);
    // A comma, quotation marks and UTF-8: what its window for texts proposes of a file with the mark; without a screen it has to be told.
    const filter = 'Text - txt - csv (StarCalc):44,34,76,1';
    const opened = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        `--infilter=${filter}`,
        '--convert-to',
        'fods',
        '--outdir',
        folder,
        file,
      ],
      { encoding: 'utf8', env: { ...process.env, HOME: folder } },
    );
    expect(opened.status, opened.stderr).toBe(0);
    const sheet = readFileSync(join(folder, 'customers.fods'), 'utf8');
    const cells = [...sheet.matchAll(/<table:table-cell[^>]*>([\s\S]*?)<\/table:table-cell>/g)].map(([, cell = '']) =>
      cell
        .replace(/<\/text:p>\s*<text:p>/g, '\n')
        .replace(/<[^>]+>/g, '')
        .trim(),
    );
    expect(cells.slice(0, 3)).toEqual(['External ID', 'Name', 'Company']);
    for (const cell of ['Zoë Müller-Łukasz 山田', '1 Long Street, rear\nHouse “B”; left', 'Łódź'])
      expect(cells).toContain(cell);
    expect(cells).not.toContain('2');
  },
);
