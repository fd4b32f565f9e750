/** No text from outside may keep a regular expression busy: what takes the square of the time is a hang on a 10 MB cell. */
import { checkSync } from 'recheck';
import { expect, it } from 'vitest';
import { nodesOf, sourceFiles, sourceOf } from './support/source.ts';

/** The beginnings of those that may take the square of the time, and why their texts are short. */
const short: Readonly<Record<string, string>> = {
  '\\B(?=(\\d{3})+$)': 'the digits of one number',
  '[T ,]+(?:at )?(?:\\d{1,2}': 'parseDate reads at most 100 characters',
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

it('takes time in proportion to the text, in every regular expression', () => {
  const slow = all
    .filter(({ pattern }) => !Object.keys(short).some((beginning) => pattern.startsWith(beginning)))
    .map(({ file, pattern, flags }) => ({ file, pattern, answer: checkSync(pattern, flags, patiently) }))
    .filter(({ answer }) => answer.status !== 'safe')
    .map(({ file, pattern, answer }) => {
      const why = answer.status === 'vulnerable' ? answer.complexity.summary : 'nobody can tell';
      return `${file}: /${pattern}/ ${why}`;
    });
  expect(slow).toEqual([]);
}, 300_000);

it('looks at every regular expression, and excuses none that is gone', () => {
  expect(all.length).toBeGreaterThan(200);
  for (const beginning of Object.keys(short))
    expect(all.map(({ pattern }) => pattern).filter((pattern) => pattern.startsWith(beginning))).toHaveLength(1);
});
