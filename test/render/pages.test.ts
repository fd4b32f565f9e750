/** The pages as a browser shows them: wide and narrow, light and dark, read by a machine that knows what people need. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import { bookWith, type CustomerFacts } from '../support/book.ts';
import { runCadence, someDay } from '../support/cadence.ts';
import { sampled } from '../support/thorough.ts';
import { describeWhere, itWhere } from '../support/where.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** What CHROMIUM names must be there, as in CI; elsewhere a machine without any browser leaves these tests out. */
const named = process.env['CHROMIUM'];
const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = named ?? usual.find((path) => existsSync(path));
const here = executablePath !== undefined;

let browser: Browser | undefined;
let folder: string | undefined;
const pages: Record<string, string> = {};

/** Sixty customers of all kinds, with calls over a year and something said. */
function someone(i: number): CustomerFacts {
  const bought = (back: number) => [addDays(someDay, -back), 20 + ((i * 37) % 900)] as const;
  return {
    name: `Customer <${i}> with quite a long name of its own`,
    company: i % 3 === 0 ? `Company ${i} & Sons` : null,
    phones: [`+49 30 12345${i}`],
    timeZone: i % 2 === 0 ? 'America/New_York' : null,
    birthday: i % 10 === 0 ? '--12-01' : null,
    purchases: [bought(((i * 29) % 300) + 5), bought(((i * 53) % 600) + 40), bought(((i * 71) % 900) + 90)],
    touches:
      i % 4 === 0
        ? [{ day: addDays(someDay, -((i * 13) % 350) - 1), note: `the new oven is loud, says number ${i}` }]
        : [],
  };
}

beforeAll(async () => {
  if (executablePath === undefined) return;
  browser = await chromium.launch({ executablePath, timeout: 0, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  folder = mkdtempSync(join(tmpdir(), 'cadence-pages-'));
  const store = await bookWith(...Array.from({ length: 60 }, (_, i) => someone(i + 1)));
  await runCadence(['log', '1', '--outcome', 'connected', '--promise', 'send the price list by friday'], { store });
  const settings = new Map([['mail.replies', 'calls@shop.example']]);
  for (const [name, command] of Object.entries(commands)) {
    const { out, err } = await runCadence(command, { store: name === 'empty' ? await bookWith() : store, settings });
    expect(err).toBe('');
    pages[name] = pathToFileURL(join(folder, `${name}.html`)).href;
    writeFileSync(join(folder, `${name}.html`), name === 'answered' ? htmlPart(out) : out);
  }
});
afterAll(async () => {
  await browser?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

const commands = {
  ...{ report: 'report', week: 'week --html --all', mail: 'week --html', paper: 'week --print', empty: 'report' },
  answered: 'week --email ann@shop.example --dry-run',
} as const;

/** Of a mail as `--dry-run` shows it. */
const htmlPart = (mail: string) => /\n--- HTML ---\n\n([\s\S]*?<\/html>)/.exec(mail)?.[1] ?? '';

/** How many columns of the page lie beyond its right edge. */
const overflow = 'document.documentElement.scrollWidth - window.innerWidth';

const looks = ([360, 800, 1280] as const).flatMap((width) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    Object.keys(commands).map((page) => ({ page, width, colorScheme })),
  ),
);

itWhere(here, 'no Chromium here: how pages look').each(sampled(looks, 6))(
  '$page at $width px, $colorScheme',
  async ({ page: name, width, colorScheme }) => {
    const context = await started().newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    try {
      const page = await context.newPage();
      const noise: string[] = [];
      page.on('console', (message) => noise.push(message.text()));
      page.on('pageerror', (error) => noise.push(error.message));
      page.on('request', (request) => {
        if (!/^(file|data):/.test(request.url())) noise.push(request.url());
      });
      await page.goto(pages[name] ?? '', { timeout: 0 });
      expect(await page.evaluate<number>(overflow)).toBeLessThanOrEqual(0);
      await page.evaluate("for (const closed of document.querySelectorAll('details')) closed.open = true");
      await page.evaluate(axe);
      const found = await page.evaluate<AxeResult>("axe.run({ resultTypes: ['violations'] })");
      const serious = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))])).toEqual([]);
      expect(await page.evaluate<number>(overflow)).toBeLessThanOrEqual(0);
      expect(noise).toEqual([]);
    } finally {
      await context.close();
    }
  },
);

function started(): Browser {
  if (browser === undefined) throw new Error('the browser was not started');
  return browser;
}

interface AxeResult {
  readonly violations: readonly { id: string; impact: string; nodes: readonly { html: string }[] }[];
}

itWhere(here, 'no Chromium here: how high a mail is').each(['mail', 'answered'])(
  'a mail is at most 1,920 pixels high on a telephone: %s',
  async (name) => {
    const page = await started().newPage({ viewport: { width: 360, height: 900 } });
    await page.goto(pages[name] ?? '', { timeout: 0 });
    const height = await page.evaluate<number>('document.documentElement.scrollHeight');
    expect(height).toBeLessThanOrEqual(1920);
    expect(height).toBeGreaterThan(1200); // and shows what fits
    expect(await page.getByRole('link', { name: 'voicemail' }).count()).toBe(
      name === 'answered' ? await page.getByRole('link', { name: 'talked' }).count() : 0,
    );
    await page.close();
  },
);

describeWhere(here, 'no Chromium here: how the report looks')('the report', () => {
  it('shows each chart once, by its width, and names customers on hover', async () => {
    const page = await started().newPage({ viewport: { width: 360, height: 900 } });
    await page.goto(pages['report'] ?? '', { timeout: 0 });
    expect(await page.locator('svg:visible').count()).toBe(6);
    expect(await page.getByRole('img').count()).toBe(6);
    expect(await page.locator('svg title', { hasText: 'Customer <' }).count()).toBeGreaterThan(20);
    await page.close();
  });

  it('can be printed', async () => {
    const page = await started().newPage();
    await page.goto(pages['report'] ?? '', { timeout: 0 });
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(4);
    await page.close();
  });
});
