/**
 * Plays years and prints what was promised on the first day against what came of it: `node bench/year.ts`, or with
 * `--reach 20,35 --load 0.5,0.8 --customers 100 --contacted 0,0.5 --seeds 10`. With `--installed` every command is a process.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Day } from '../src/domain/day.ts';
import { emptyBook, runCadence } from '../test/support/cadence.ts';
import { type Played, type Program, playYear, type Scenario, type Tier, tiers } from './year/play.ts';

const { values: asked } = parseArgs({
  options: {
    reach: { type: 'string', default: '20,35,60' },
    load: { type: 'string', default: '0.5,0.8,1.6' },
    contacted: { type: 'string', default: '0.5' },
    customers: { type: 'string', default: '100' },
    seeds: { type: 'string', default: '10' },
    from: { type: 'string', default: '1' },
    days: { type: 'string', default: '400' },
    arriving: { type: 'string', default: '1' },
    installed: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const numbers = (list: string) => list.split(',').map(Number);

/** The whole program in this process, in a book in memory, on a clock of its own. */
async function inProcess(): Promise<{ run: Program; end: () => void }> {
  const store = await emptyBook();
  const settings = new Map<string, string>();
  const run: Program = async (words, today, input) => {
    const { code, out, err } = await runCadence(words, {
      store,
      today: today as Day,
      settings,
      ...(input === undefined ? {} : { input }),
    });
    if (code !== 0) throw new Error(`cadence ${words.join(' ')} on ${today}: ${err}`);
    return out;
  };
  return { run, end: () => store.close() };
}

/** The program as it is installed: every command is a process. */
async function asInstalled(): Promise<{ run: Program; end: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'cadence-year-'));
  const launcher = fileURLToPath(new URL('../bin/cadence.js', import.meta.url));
  const env = {
    ...process.env,
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    XDG_DATA_HOME: folder,
    CADENCE_DB: join(folder, 'book.db'),
  };
  const run: Program = async (words, today, input = '') => {
    const ended = spawnSync(process.execPath, [launcher, ...words], {
      env: { ...env, CADENCE_TODAY: today },
      input,
      encoding: 'utf8',
    });
    if (ended.status !== 0) throw new Error(`cadence ${words.join(' ')} on ${today}: ${ended.stderr}`);
    return ended.stdout;
  };
  return { run, end: () => rmSync(folder, { recursive: true, force: true }) };
}

async function played(scenario: Scenario): Promise<Played> {
  const { run, end } = await (asked.installed ? asInstalled() : inProcess());
  try {
    return await playYear(run, scenario);
  } finally {
    end();
  }
}

const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
const percent = (share: number) => (Number.isNaN(share) ? '–' : String(Math.round(share * 100))).padStart(4);

function line(name: string, years: readonly Played[]): string {
  const of = (figure: (year: Played) => Readonly<Record<Tier, number | null>>) =>
    tiers.map((tier) => percent(mean(years.flatMap((year) => figure(year)[tier] ?? [])))).join('');
  const busiest = mean(years.map(({ weeks }) => Math.max(...weeks) / mean(weeks)));
  const gaps = mean(years.map(({ weeks }) => gapsIn(weeks)));
  return [
    name.padEnd(24),
    of((year) => year.promised),
    of((year) => year.simulated),
    of((year) => year.inTime),
    of((year) => year.talked),
    mean(years.map(({ longestWait }) => longestWait))
      .toFixed(0)
      .padStart(5),
    mean(years.map(({ never }) => never))
      .toFixed(1)
      .padStart(5),
    `${years.filter(({ fits }) => fits).length}/${years.length}`.padStart(6),
    busiest.toFixed(1).padStart(5),
    gaps.toFixed(1).padStart(5),
    mean(years.map(({ attempts }) => attempts))
      .toFixed(0)
      .padStart(6),
    mean(years.map(({ capacity }) => capacity))
      .toFixed(1)
      .padStart(6),
  ].join('  ');
}

/** Weeks without a call between two that have some. */
function gapsIn(weeks: readonly number[]): number {
  const first = weeks.findIndex((calls) => calls > 0);
  const last = weeks.findLastIndex((calls) => calls > 0);
  return weeks.slice(first, last + 1).filter((calls) => calls === 0).length;
}

console.log(
  'reach, load, contacted    plan  A B C   simulate A B C  in time A B C  talked A B C   wait  never   fits  busy  gaps   calls  room',
);
for (const contacted of numbers(asked.contacted))
  for (const reach of numbers(asked.reach))
    for (const load of numbers(asked.load)) {
      const years: Played[] = [];
      for (let i = 0; i < Number(asked.seeds); i++) {
        const seed = Number(asked.from) + i;
        const rest = { customers: Number(asked.customers), days: Number(asked.days), arriving: Number(asked.arriving) };
        const year = await played({ contacted, reach: reach / 100, load, seed, ...rest });
        if (asked.json) console.log(JSON.stringify({ contacted, reach, load, seed, ...year }));
        years.push(year);
      }
      console.log(line(`${reach} % ${load} ${contacted}`, years));
    }
