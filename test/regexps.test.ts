/** No text from outside may keep a regular expression busy: what takes the square of the time is a hang on a 10 MB cell. */
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
 * What was proved before on this machine, by this recheck: a proof holds for as long as nobody changes a letter, and all of
 * them take half a minute. CI proves each one again.
 */
const memory = 'node_modules/.cache/cadence/proved.json';
const { version } = JSON.parse(readFileSync('node_modules/recheck/package.json', 'utf8'));

function recalled(): Set<string> {
  const kept = whole || !existsSync(memory) ? null : JSON.parse(readFileSync(memory, 'utf8'));
  return new Set(kept?.version === version ? kept.proved : []);
}

function remember(proved: readonly string[]): void {
  const draft = `${memory}.${process.pid}`;
  try {
    mkdirSync(dirname(memory), { recursive: true });
    writeFileSync(draft, JSON.stringify({ version, proved }));
    renameSync(draft, memory);
  } catch {
    // The checkout is somebody else's: they are proved again the next time.
  }
}

it('takes time in proportion to the text, in every regular expression', () => {
  const before = recalled();
  const each = new Map(all.map((one) => [`${one.flags}/${one.pattern}`, one])); // once, however often it is written
  const slow: string[] = [];
  const proved: string[] = [];
  for (const [key, { file, pattern, flags }] of each) {
    if (Object.keys(short).some((beginning) => pattern.startsWith(beginning))) continue;
    const answer = before.has(key) ? null : checkSync(pattern, flags, patiently);
    if (answer === null || answer.status === 'safe') proved.push(key);
    else
      slow.push(
        `${file}: /${pattern}/ ${answer.status === 'vulnerable' ? answer.complexity.summary : 'nobody can tell'}`,
      );
  }
  remember(proved);
  expect(slow).toEqual([]);
});

it('looks at every regular expression, and excuses none that is gone', () => {
  expect(all.length).toBeGreaterThan(200);
  for (const beginning of Object.keys(short))
    expect(all.map(({ pattern }) => pattern).filter((pattern) => pattern.startsWith(beginning))).toHaveLength(1);
});
