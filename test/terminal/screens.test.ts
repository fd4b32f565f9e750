/** The screens that the documents show are what the program draws. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { launcher } from '../support/program.ts';
import { keys, openTerminal } from '../support/terminal.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const shownIn = (document: string) =>
  [...readFileSync(join(project, document), 'utf8').matchAll(/^```text\n(.*?)^```/gms)].map(([, block = '']) =>
    block.trimEnd(),
  );

/** The picture of the desk, as text: each piece of it says where it stands. */
function deskPicture(): string {
  const svg = readFileSync(join(project, 'docs', 'pictures', 'desk-light.svg'), 'utf8');
  const rows = new Map<string, string>();
  for (const [, x = '', y = '', text = ''] of svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</g))
    rows.set(y, (rows.get(y) ?? '').padEnd(Math.round((Number(x) - 14) / 8.4)) + unescaped(text));
  return [...rows.values()].join('\n');
}
const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The hour there is the hour at which the test runs. */
const timeless = (screen: string) =>
  screen
    .replaceAll(/^\d\d:\d\d there.*$/gm, '10:05 there')
    .replace(/^( {2}b {2}Busy +).*$/m, '$1again today, after 12:05');

/** What is shown but for the command; `…` at the end of a line stands for the rest of the text. */
function pattern(block: string): RegExp {
  const lines = block.split('\n').filter((line) => !line.startsWith('$'));
  const literal = (line: string) => line.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(lines.map((line) => literal(line).replace(/ *…$/, '[^]*?')).join('\n'));
}

function importShop(folder: string): void {
  const files = ['customers.csv', 'orders.csv'].map((name) => join(project, 'fixtures', 'demo', name));
  const env = { ...process.env, CADENCE_DB: join(folder, 'book.db'), CADENCE_TODAY: '2026-11-23', HOME: folder };
  execFileSync(process.execPath, [launcher, '--quiet', 'import', ...files], { env });
}

it('shows the desk as it is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadence-screens-'));
  try {
    importShop(folder);
    const terminal = openTerminal(folder, [], { rows: 18, env: { CADENCE_TODAY: '2026-11-23' } });
    const screen = await terminal.shows('Elif Lindqvist', 'Esc leave');
    terminal.type('q');
    await terminal.exit();
    const desk = deskPicture();
    // The hour of the customer takes a line or two, by the hour at which the test runs: the last lines may be out of sight.
    const left = (text: string) => text.split('\n').flatMap((line) => line.split('│')[0]?.trimEnd() || []);
    const right = (text: string) => text.split('\n').flatMap((line) => line.split('│')[1]?.trim() || []);
    expect(left(screen)).toEqual(left(desk));
    expect(right(screen)).toEqual(
      expect.arrayContaining(right(desk).filter((line) => !/there|^2026-|^Know$|more lines/.test(line))),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('shows a call as it is: the brief, the questions, the close', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadence-screens-'));
  try {
    importShop(folder);
    const terminal = openTerminal(folder, ['call', 'elif'], { rows: 60, env: { CADENCE_TODAY: '2026-11-23' } });
    const screens: string[] = [];
    const capture = async () => screens.push(timeless(await terminal.screen()));
    await terminal.sees('No call made', 'nothing is written');
    await capture();
    terminal.type('c');
    await terminal.sees('Save now');
    terminal.type('y');
    await terminal.sees('1/4', '/help');
    terminal.type(`busy, a second café opens in spring${keys.enter}`);
    await terminal.sees('2/4', '/help');
    terminal.type(`/goal second café in may${keys.enter}`);
    await terminal.sees('remind you on', '/help');
    terminal.type(`good, but asks for bigger tins /promise ask about 5 kg tins by thursday${keys.enter}`);
    await terminal.sees('3/4', '/help');
    await capture();
    terminal.type(`/end${keys.enter}`);
    await terminal.sees('unhappy');
    terminal.type('+');
    await terminal.sees('Back to the questions');
    await capture();
    terminal.type('s');
    await terminal.sees('Stop here');
    terminal.type('s');
    await terminal.exit();
    const shown = shownIn('docs/call.md').slice(0, screens.length);
    expect(shown).toHaveLength(screens.length);
    for (const [index, screen] of screens.entries()) {
      expect(screen).toMatch(pattern(shown[index] ?? ''));
    }
    for (const block of shownIn('README.md')) expect(screens[1]).toMatch(pattern(block));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
