/** `npm run measures`: how large the pieces of src/ are and how they hang together, each figure with its goal. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { breachesIn } from '../../test/support/layers.ts';
import { sourceFiles, sourceOf } from '../../test/support/source.ts';
import { castsIn, circlesIn, functionsOf, quantile, type Sources, unusedExports } from './figures.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** `-- --all` names every place that keeps a figure from its goal. */
const tellsAll = process.argv.includes('--all');

const sources: Sources = new Map(sourceFiles.map((file) => [file, sourceOf(file)]));
/** Tests and benches take from src/ as well: their paths, as seen from there. */
const elsewhere: Sources = new Map(
  globSync(['test/**/*.ts', 'bench/**/*.ts', 'vitest.config.ts'], { cwd: root }).map((file) => [
    `../${file}`,
    readFileSync(`${root}/${file}`, 'utf8'),
  ]),
);

/** The launcher and the bundler take a few by ways of their own. */
const bin = globSync('bin/**/*.{js,mjs}', { cwd: root }).map((file) => readFileSync(`${root}/${file}`, 'utf8'));
const isTakenByBin = (one: string) => new RegExp(`[{ ]${one.split(' ')[1]}[ (:]`).test(bin.join('\n'));

const lines = [...sources].map(([file, source]) => ({ file, lines: source.split('\n').length - 1 }));
const total = lines.reduce((sum, { lines }) => sum + lines, 0);
const functions = [...sources].flatMap(([file, source]) => functionsOf(file, source));
const lengths = functions.map(({ lines }) => lines);
const long = functions.filter(({ lines }) => lines > 60);
const casts = [...sources.values()].reduce((sum, source) => sum + castsIn(source), 0);
const commands = lines.filter(({ file }) => /^commands\/[^/]+$/.test(file));
const folders = new Set([...sources.keys()].flatMap((file) => /^commands\/([^/]+)\//.exec(file)?.[1] ?? []));

console.log(
  `${sources.size} files, ${total.toLocaleString('en-US')} lines, ${functions.length} functions with statements\n`,
);
report('lines of a function, median', quantile(lengths, 0.5), 8);
report('lines of a function, nine in ten', quantile(lengths, 0.9), 20);
report(
  'functions over 60 lines',
  long.length,
  0,
  long.map(({ file, line, lines }) => `src/${file}:${line}  ${lines} lines`),
);
report(
  'lines of a file, nine in ten',
  quantile(
    lines.map(({ lines }) => lines),
    0.9,
  ),
  200,
);
report(
  'lines of a command, median',
  quantile(
    commands.map(({ lines }) => lines),
    0.5,
  ),
  60,
);
report('folders in commands/', folders.size, 0, [...folders]);
report('casts a thousand lines', (casts / total) * 1000, 8);
const named = (list: readonly string[]) => [list.length, 0, list] as const;
report('circles of imports', ...named(circlesIn(sources).map((circle) => circle.join(' → '))));
report('arrows that run back', ...named([...sources].flatMap(([file, source]) => breachesIn(file, source))));
report('exports nobody takes', ...named(unusedExports(sources, elsewhere).filter((one) => !isTakenByBin(one))));

function report(what: string, value: number, goal: number, where: readonly string[] = []): void {
  const shown = Number.isInteger(value) ? String(value) : value.toFixed(1);
  console.log(
    `${what.padEnd(36)} ${shown.padStart(6)}  goal ${String(goal).padStart(3)}  ${value <= goal ? 'met' : 'MISSED'}`,
  );
  if (tellsAll && value > goal) for (const one of where) console.log(`  ${one}`);
}
