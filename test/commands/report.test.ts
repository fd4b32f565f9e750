import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';

const aBook = () =>
  bookWith({ name: 'Ada "<script>" Finch', purchases: [['2026-10-01', 900]], touches: [{ day: '2026-11-02' }] });

it('is one page that needs nothing else and runs nothing', async () => {
  const { code, out, err } = await runCadence('report', { store: await aBook() });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^<!doctype html>/);
  expect(out.match(/<svg /g)).toHaveLength(8); // four charts, each wide and narrow: no tiers in a small book, and nothing was said
  expect(out).not.toMatch(/<script|<link[^>]+https?:|<img|@import|url\(/);
  expect(out).toContain('Ada &quot;&lt;script&gt;&quot; Finch');
});

it('is written to a file of one’s own, and opened', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadence-report-'));
  try {
    const path = join(folder, 'year.html');
    const opened: string[][] = [];
    const programs = {
      self: [],
      run: async (program: string, args: readonly string[]) => {
        opened.push([program, ...args]);
        return { code: program === 'open' ? 0 : null, out: '', err: '', stopped: false };
      },
    };
    const outcome = await runCadence(['report', '--out', path, '--open'], { store: await aBook(), programs });
    expect(outcome).toEqual({ code: 0, out: '', err: `wrote ${path}\n` });
    expect(readFileSync(path, 'utf8')).toMatch(/^<!doctype html>/);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(opened.map(([program]) => program)).toEqual(['xdg-open', 'open']);
    expect(opened[0]?.[1]).toMatch(/^file:\/\/.*year\.html$/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('is opened from a file of its own where none was named, or the file is named for whoever has no browser', async () => {
  const opened: string[] = [];
  const browser = (code: number | null) => ({
    self: [],
    run: async (_program: string, args: readonly string[]) => {
      opened.push(fileURLToPath(args.at(-1) ?? ''));
      return { code, out: '', err: '', stopped: false };
    },
  });
  try {
    const store = await aBook();
    const { code, out, err } = await runCadence('report --open', { store, programs: browser(0) });
    expect({ code, out, err }).toEqual({ code: 0, out: '', err: `wrote ${opened[0]}\n` });
    expect(readFileSync(opened[0] ?? '', 'utf8')).toMatch(/^<!doctype html>/);
    expect(await runCadence('report --open', { store, programs: browser(null) })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/cadence: no browser could be opened\n {2}open .*cadence-report.html yourself\n$/),
    });
  } finally {
    for (const path of opened) rmSync(dirname(path), { recursive: true, force: true });
  }
});
