/** No text from outside may keep a regular expression busy: what takes the square of the time is a hang on a 10 MB cell. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { checkSync } from 'recheck';
import { expect, it } from 'vitest';
import { nodesOf, sourceFiles, sourceOf } from './support/source.ts';
import { whole } from './support/thorough.ts';

/** The beginnings of those that may take the square of the time, and why their texts are short. */
const short: Readonly<Record<string, string>> = {
  '\\B(?=(\\d{3})+$)': 'the digits of one number',
  '\\B(?=(?:\\d{2})*\\d{3}$)': 'the digits of one number',
  '[T ,]+(?:(?:at|a las': 'parseDate reads at most 100 characters',
  '^([^\\d.,(\\-−+]*)([\\s\\S]*?)': 'parseAmount reads at most 100 characters',
};

/** Steps are counted and no clock is looked at: on a busy machine what takes long counted as proved, or as unanswerable. */
const patiently = { timeout: null, attackTimeout: null, incubationTimeout: null, seedingTimeout: null };

interface Found {
  readonly pattern: string;
  readonly flags: string;
}

/** Every regular expression written in the program. */
const all = sourceFiles.flatMap((file) =>
  [...nodesOf(sourceOf(file))].flatMap(({ regex }) => (regex === undefined ? [] : { file, ...(regex as Found) })),
);

/**
 * What this recheck proved before, each as a hash: a proof holds for as long as nobody changes a letter, and all of them take
 * half a minute. They are kept with the sources, by `REGEXPS=keep npx vitest run test/regexps.test.ts`, and what is newer on
 * each machine. CI proves each one again.
 */
const [kept, memory] = ['test/support/proved-regexps.txt', 'node_modules/.cache/cadence/proved-regexps.txt'];
const { version } = JSON.parse(readFileSync('node_modules/recheck/package.json', 'utf8'));
const by = `by recheck ${version}`;

const nameOf = ({ flags, pattern }: Found) =>
  createHash('sha256').update(`${flags}/${pattern}`).digest('base64url').slice(0, 12);

function recalled(): Set<string> {
  const lists = whole ? [] : [kept, memory].filter(existsSync).map((file) => readFileSync(file, 'utf8').split('\n'));
  return new Set(lists.flatMap(([first, ...names]) => (first === by ? names : [])));
}

function remember(file: string, proved: readonly string[]): void {
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, `${[by, ...proved.toSorted()].join('\n')}\n`);
    renameSync(draft, file);
  } catch {
    // The checkout is somebody else's: they are proved again the next time.
  }
}

it('takes time in proportion to the text, in every regular expression', () => {
  const before = recalled();
  const each = new Map(all.map((one) => [nameOf(one), one])); // once, however often it is written
  const slow: string[] = [];
  const proved: string[] = [];
  for (const [name, { file, pattern, flags }] of each) {
    if (Object.keys(short).some((beginning) => pattern.startsWith(beginning))) continue;
    const answer = before.has(name) ? null : checkSync(pattern, flags, patiently);
    if (answer === null || answer.status === 'safe') proved.push(name);
    else
      slow.push(
        `${file}: /${pattern}/ ${answer.status === 'vulnerable' ? answer.complexity.summary : 'nobody can tell'}`,
      );
  }
  remember(process.env['REGEXPS'] === 'keep' ? kept : memory, proved);
  expect(slow).toEqual([]);
});

it('looks at every regular expression, and excuses none that is gone', () => {
  expect(all.length).toBeGreaterThan(200);
  for (const beginning of Object.keys(short))
    expect(all.map(({ pattern }) => pattern).filter((pattern) => pattern.startsWith(beginning))).toHaveLength(1);
});
