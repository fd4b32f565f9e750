/** The typed words: which command they call, and shorthands that stand for other words. */
import { commandWords } from './domain/command-words.ts';
import { UsageError } from './errors.ts';

/** Options of every command that take a value. */
const valued = new Set(['--db', '--today']);

/**
 * The position of the command's name: the first word that is neither an option nor an option's value; -1 when there is
 * none.
 */
function callAt(argv: readonly string[]): number {
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    if (valued.has(word)) i += 1;
    else if (word === 'help') continue;
    else if (!word.startsWith('-') || word === '-') return i;
  }
  return -1;
}

/** The name of the called command; for `help NAME`, that name. */
export function calledName(argv: readonly string[]): string | undefined {
  return argv[callAt(argv)];
}

/**
 * Commands that became part of others: what their name stands for. Each is understood for one version after it, and
 * its use is told what to type from then on.
 */
export const formerNames: ReadonlyMap<string, readonly string[]> = new Map([
  ['ask', ['note', '--ask']],
  ['resume', ['pause', '--end']],
]);

/** The words with the present name of the command; `former` is null when they had it already. */
export function withPresentName(argv: readonly string[]): { words: string[]; former: string | null } {
  const at = callAt(argv);
  const former = argv[at] ?? '';
  const present = formerNames.get(former);
  if (present === undefined) return { words: [...argv], former: null };
  const isAboutHelp = argv.slice(0, at).includes('help') || argv[at + 1] === 'help';
  return { words: argv.toSpliced(at, 1, ...(isAboutHelp ? present.slice(0, 1) : present)), former };
}

interface Meanings {
  readonly isCommand: (name: string) => boolean;
  /** The settings of this person and machine; read only when a shorthand is possible. */
  readonly settings: () => ReadonlyMap<string, string>;
}

/**
 * Expands shorthands: `alias.NAME`, `--view NAME` and `--owner me`. Commands cannot be redefined; values given to
 * config stay as typed.
 */
export function expanded(argv: readonly string[], { isCommand, settings }: Meanings): string[] {
  const words = withoutAliases(argv, isCommand, settings);
  if (calledName(words) === 'config') return words;
  return withMe(withoutViews(words, settings), settings);
}

function withoutAliases(
  argv: readonly string[],
  isCommand: Meanings['isCommand'],
  settings: Meanings['settings'],
): string[] {
  const words = [...argv];
  const seen: string[] = [];
  for (let at = callAt(words); at >= 0; at = callAt(words)) {
    const called = words[at] ?? '';
    const alias = isCommand(called) ? undefined : settings().get(`alias.${called}`);
    if (alias === undefined) break;
    if (seen.includes(called)) {
      throw new UsageError(`the alias "${called}" refers to itself: ${[...seen, called].join(' → ')}`, {
        hint: `remove it: cadence config unset alias.${called}`,
      });
    }
    seen.push(called);
    words.splice(at, 1, ...commandWords(alias));
  }
  return words;
}

function withoutViews(argv: readonly string[], settings: Meanings['settings']): string[] {
  const words = [...argv];
  const seen: string[] = [];
  for (let found = optionIn(words, '--view'); found !== null; found = optionIn(words, '--view')) {
    const name = found.value;
    const meaning = settings().get(`view.${name}`);
    if (meaning === undefined) throw new UsageError(`there is no view "${name}"`, { hint: hintOf(settings()) });
    if (seen.includes(name)) {
      throw new UsageError(`the view "${name}" refers to itself`, {
        hint: `remove it: cadence config unset view.${name}`,
      });
    }
    seen.push(name);
    words.splice(found.at, found.length, ...commandWords(meaning));
  }
  return words;
}

function hintOf(settings: ReadonlyMap<string, string>): string {
  const views = [...settings.keys()].flatMap((key) => (key.startsWith('view.') ? key.slice('view.'.length) : []));
  const make = 'cadence config view.NAME "--tier A" makes one';
  return views.length === 0 ? make : `there are ${views.join(', ')}; ${make}`;
}

/** `--owner me` means the customers of the person typing. */
function withMe(argv: readonly string[], settings: Meanings['settings']): string[] {
  const words = [...argv];
  const found = optionIn(words, '--owner');
  if (found?.value.toLowerCase() !== 'me') return words;
  const me = settings().get('me');
  if (me === undefined)
    throw new UsageError('--owner me: your name is not set', { hint: 'cadence config me NAME sets it' });
  words.splice(found.at, found.length, '--owner', me);
  return words;
}

/** An option with a value, as `--option value` or `--option=value`; words after `--` are not options. */
function optionIn(words: readonly string[], option: string): { at: number; length: number; value: string } | null {
  const end = words.indexOf('--');
  for (const [at, word] of words.slice(0, end < 0 ? words.length : end).entries()) {
    if (word === option && words[at + 1] !== undefined) return { at, length: 2, value: words[at + 1] ?? '' };
    if (word.startsWith(`${option}=`)) return { at, length: 1, value: word.slice(option.length + 1) };
  }
  return null;
}

/** Commands whose first word is free text: `search help` looks for it. */
const freeWords = new Set(['search', 'add', 'event']);

/** Options that replace a command. */
const insteadOfCommand = ['-h', '--help', '-V', '--version', '--licenses'];

/** `cadence` alone is the desk, with any global options. */
function atTheDesk(argv: readonly string[]): boolean {
  return (
    callAt(argv) < 0 &&
    !valued.has(argv.at(-1) ?? '') &&
    !argv.some((word) => word === 'help' || insteadOfCommand.includes(word))
  );
}

/** Rewrites `cadence`, `cadence COMMAND help` and `cadence help NONSENSE` in the form commander understands. */
export function askingForHelp(argv: readonly string[], isCommand: Meanings['isCommand']): string[] {
  const [first = '', second] = argv;
  if (atTheDesk(argv)) return [...argv, 'desk'];
  if (argv.length > 2 || second === undefined) return [...argv];
  if (first === 'help' && !isCommand(second) && !second.startsWith('-')) return [second];
  return second === 'help' && isCommand(first) && !freeWords.has(first) ? ['help', first] : [...argv];
}

/** Collects the values of a repeatable option. */
export function gathered(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}
