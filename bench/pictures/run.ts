/** `npm run pictures`: the pictures of the README, made by the program itself from the book of the demo. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { launcher } from '../../test/support/program.ts';
import { openTerminal } from '../../test/support/terminal.ts';
import { terminalSvg } from './svg.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const pictures = join(project, 'docs', 'pictures');
const today = '2026-11-23';
const folder = mkdtempSync(join(tmpdir(), 'cadence-pictures-'));
const env = { ...process.env, CADENCE_DB: join(folder, 'book.db'), CADENCE_TODAY: today, HOME: folder };
const cadence = (...args: readonly string[]) =>
  execFileSync(process.execPath, [launcher, '--quiet', ...args], { env, cwd: folder, encoding: 'utf8' });

try {
  cadence('import', ...['customers.csv', 'orders.csv'].map((name) => join(project, 'fixtures', 'demo', name)), '--yes');
  await desk();
  aYear();
  await pages();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function desk(): Promise<void> {
  const terminal = openTerminal(folder, [], { rows: 18, env: { CADENCE_TODAY: today } });
  await terminal.shows('Elif Lindqvist', 'Esc leave');
  for (const page of ['light', 'dark'] as const)
    writeFileSync(join(pictures, `desk-${page}.svg`), terminalSvg(terminal.cells, page, 'cadence: the list of today'));
  terminal.type('q');
  await terminal.exit();
}

/** Calls of some months, with what was said. */
function aYear(): void {
  cadence('config', 'set', 'shop', 'Mill Street Supplies');
  const notes = [
    'delivery was late again',
    'a new oven',
    'late delivery, twice',
    'happy with the oat drink',
    'opens a second shop',
  ];
  for (let i = 0; i < 26; i++) {
    const when = new Date(Date.UTC(2026, 3, 2 + 9 * i)).toISOString().slice(0, 10);
    const outcome = i % 3 === 2 ? 'left_voicemail' : 'connected';
    const said = outcome === 'connected' ? ['--note', notes[i % notes.length] ?? ''] : [];
    cadence('--today', when, 'log', String(1 + ((i * 7) % 60)), '--outcome', outcome, ...said);
  }
  cadence(
    '--today',
    '2026-11-16',
    'log',
    '6',
    '--outcome',
    'connected',
    '--promise',
    'send the price list by 2026-11-19',
  );
}

async function pages(): Promise<void> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  for (const [name, command, width, height] of [
    ['report', ['report'], 800, 900],
    ['mail', ['week', '--html'], 380, 900],
  ] as const) {
    const path = join(folder, `${name}.html`);
    writeFileSync(path, cadence(...command));
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 1 });
    await page.goto(pathToFileURL(path).href);
    await page.screenshot({ path: join(pictures, `${name}.png`) });
  }
  await browser.close();
}
