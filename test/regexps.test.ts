/** No text from outside may keep a regular expression busy: what takes the square of the time is a hang on a 10 MB cell. */
import { checkSync } from 'recheck';
import { expect, it } from 'vitest';
import { nodesOf, sourceFiles, sourceOf } from './support/source.ts';
import { whole } from './support/thorough.ts';

/** The beginnings of those that may take the square of the time, and why their texts are short. */
const short: Readonly<Record<string, string>> = {
  '\\B(?=(\\d{3})+$)': 'the digits of one number',
  '[T ,]+(?:at )?(?:\\d{1,2}': 'parseDate reads at most 100 characters',
  '^([^\\d.,(\\-−+]*)([\\s\\S]*?)': 'parseAmount reads at most 100 characters',
};

/** Their proofs take a second and more each, and hold for as long as nobody changes a letter of them: CI proves them again. */
const longProofs = new Set([
  String.raw`(?<![\s,;])[\s,;]*(?:ext(?:ension)?|x|dw|durchwahl|poste|#)\.?\s*(\d{1,6})\s*$`,
  String.raw`:::|[;|\n]|,(?=\s*\+?[\d(])|\/\/|(?<=[\d)]) (?:or|and|oder|und|ou|et|o|y|e|&) (?=\+?[\d(])`,
  String.raw`(?:^|\s)(?:p|t|m|tel|tél|phone|telephone|telefon|ph|mobile|mobil|mob|cell|gsm|work|home|office|main|fax|büro|privat|handy)\s*[:.]{1,2}\s*(?=[+\d(])`,
  String.raw`^(?:fuseblk|fuse\.(?:ntfs(?:-3g)?|exfat|ext[234]|lvm|zfs|mergerfs|unionfs\w*|overlayfs|fuse-overlayfs|bindfs|encfs|gocryptfs|securefs|squashfuse|snapfuse|lxcfs|portal))$`,
  String.raw`(\d)[.,][-–]{1,2}(?=\D*$)`,
  '^(?:at |in )?(?:the )?(?:(early|beginning of|start of|mid|middle of|late|end of)[ -])?(?:in )?(?:the )?(.+)$',
]);

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
  const proved = new Map(all.map((one) => [`${one.flags}/${one.pattern}`, one])); // each once, however often it is written
  const slow = [...proved.values()]
    .filter(({ pattern }) => whole || !longProofs.has(pattern))
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
  const patterns = new Set(all.map(({ pattern }) => pattern));
  expect([...longProofs].filter((pattern) => !patterns.has(pattern))).toEqual([]);
});
