/** The words that were typed: which command they call, and what stands for other words. */
import { UsageError } from './errors.ts';

/** Options of every command that take a value. */
const valued = new Set(['--db', '--today']);

/** Where the command's name stands: the first word that is neither an option nor an option's value; -1 when none is. */
function callAt(argv: readonly string[]): number {
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    if (valued.has(word)) i += 1;
    else if (word === 'help') continue;
    else if (!word.startsWith('-') || word === '-') return i;
  }
  return -1;
}

/** The name of the command that is called; of `help NAME`, that name. */
export function calledName(argv: readonly string[]): string | undefined {
  return argv[callAt(argv)];
}

/** Puts in what `alias.NAME` and `view.NAME` of the settings stand for. A command cannot be given another meaning. */
export function expanded(
  argv: readonly string[],
  isCommand: (name: string) => boolean,
  settings: () => ReadonlyMap<string, string>,
): string[] {
  const words = [...argv];
  const at = callAt(words);
  const called = words[at];
  if (called !== undefined && !isCommand(called)) {
    const alias = settings().get(`alias.${called}`);
    if (alias !== undefined) words.splice(at, 1, ...wordsOf(alias));
  }
  const view = words.indexOf('--view');
  if (view >= 0) {
    const name = words[view + 1] ?? '';
    const meaning = settings().get(`view.${name}`);
    if (meaning === undefined)
      throw new UsageError(`there is no view "${name}"`, { hint: `make it: cadence config set view.NAME "--tier A"` });
    words.splice(view, 2, ...wordsOf(meaning));
  }
  return words;
}

/** As a shell would part them, quotes included; nothing in them is run. */
function wordsOf(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}
