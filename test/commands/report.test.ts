import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { bookWith } from '../support/book.ts';
import { runCadence, someDay } from '../support/cadence.ts';

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

it('says in words and figures what was done, beside the period before', async () => {
  const store = await bookWith(
    { name: 'Ada Finch', owner: 'Robin', purchases: [['2026-10-01', 900]], touches: [{ day: '2026-11-02' }] },
    { name: 'Bo Small', owner: 'Sasha', purchases: [['2026-10-01', 100]], touches: [{ day: '2026-06-20' }] },
  );
  await runCadence('config set shop Finch', { store });
  await runCadence('log 1 --outcome connected', { store });
  await store.atomically({ kind: 'log', day: someDay }, async ({ promises }) => {
    const due = { about: 'the lid leaks', due: '2026-11-27', time: null, madeOn: someDay } as const;
    const open = { doneOn: null, toldOn: null, touchId: null, personId: null };
    await promises.add({ customerId: 1, kind: 'complaint', text: 'Call about: the lid leaks', ...due, ...open });
  });
  const page = async (...options: string[]) =>
    (await runCadence(['report', ...options], { store })).out.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  expect(await page('--from', '2026-09-01')).toMatch(
    /Finch: 1 Sept? 2026 to 23 Nov 2026 .*Calls logged 2 1 Conversations logged 2 1 Customers heard 1 1 .*Complaints 1 0 /,
  );
  expect(await page('--from', '2026-09-01')).toMatch(
    /The 1 customer heard brought 900 EUR; the 1 customer not heard brought 100 EUR/,
  );
  expect(await page()).toContain('Call about: the lid leaks (open, due Fri 27 Nov)');
  expect(await page('--owner', 'sasha')).toMatch(
    /Finch, customers of sasha: .* 1 customer\..*Calls logged 1 0 .*Complaints 0 0 /,
  );
  expect(await page('--to', '2026-06-30')).toContain(
    'Tiers, money and who is slipping are those of Monday 23 November 2026',
  );
});

it.each([
  [['--from', '2026-12-01'], '--from: '],
  [['--to', 'whenever'], '--to: "whenever" is not a day'],
  [['--from', '2026-10-02', '--to', '2026-10-01'], '--from is after --to'],
])('refuses %j', async (options, problem) => {
  const outcome = await runCadence(['report', ...options], { store: await aBook() });
  expect(outcome).toMatchObject({ code: 2, out: '', err: expect.stringContaining(problem) });
});

it('names the owners there are where nobody’s customers were asked for', async () => {
  const store = await bookWith({ name: 'Ada Finch', owner: 'Robin' });
  expect(await runCadence('report --owner Robinn', { store })).toMatchObject({
    code: 1,
    err: 'cadence: no customer belongs to "Robinn"\n  there are Robin\n',
  });
});

it('draws nothing where there is nothing to draw', async () => {
  const { out } = await runCadence('report', { store: await bookWith() });
  expect(out).not.toContain('<svg');
  expect(out).toContain('There are no customers.');
});

it('goes to a file on a terminal, which is said', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadence-report-'));
  const before = process.cwd();
  process.chdir(folder);
  try {
    const outcome = await runCadence('report', { store: await aBook(), terminal: 80 });
    expect(outcome).toEqual({ code: 0, out: '', err: 'wrote cadence-report-2026-11-23.html\n' });
    expect(readFileSync('cadence-report-2026-11-23.html', 'utf8')).toMatch(/^<!doctype html>/);
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true, force: true });
  }
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
