/** Completions for the word that is being typed. */
import { resolve } from 'node:path';
import type { Command, Option } from 'commander';
import type { CommandList, Context, Keys } from '../context.ts';
import { commandWords } from '../domain/command-words.ts';
import { beginsAWordAsTyped, folded } from '../domain/folded.ts';

/** The most customers' names to offer. */
const mostNames = 100;
const globalFlags = ['--json', '--no-color', '--quiet', '--debug', '--help'];
const globalOptions = ['--db', '--today', ...globalFlags];

/** Commands whose first argument is a customer: loading a command to find out would take as long as everything else. */
export const customerFirst: ReadonlySet<string> = new Set([
  ...['call', 'log', 'promises', 'note', 'show', 'why', 'edit', 'tag', 'interval', 'pause', 'snooze'],
  ...['dnc', 'tier', 'potential', 'merge', 'duplicates', 'history', 'erase'],
]);

/**
 * `typed`: the words after `cadence`; the last one is being typed. Completions that begin with it; otherwise those with
 * another word that does.
 */
export async function candidates(ctx: Context, typed: readonly string[], commands: CommandList): Promise<string[]> {
  const { words, book } = withoutGlobals(typed);
  const last = words?.at(-1);
  if (words === null || last === undefined) return [];
  const keys: Keys = { open: async (file, attempt) => await (await ctx.keys()).unattended.open(file, attempt) };
  const found = await following(ctx, words, { commands, book: { path: book ?? ctx.files.database, keys } });
  const start = folded(last);
  const beginning = [...new Set(found)].filter((word) => folded(word).startsWith(start));
  if (beginning.length > 0 || last.startsWith('-')) return beginning;
  return [...new Set(found)].filter((word) => beginsAWordAsTyped(folded(word), start));
}

/** The words without global options; null when the value of one is being typed. */
function withoutGlobals(typed: readonly string[]): { words: string[] | null; book: string | null } {
  const words: string[] = [];
  let book: string | null = null;
  for (let at = 0; at < typed.length; at++) {
    const word = typed[at] ?? '';
    const isLast = at === typed.length - 1;
    const [, option, value] = /^(--db|--today)(?:=(.*))?$/s.exec(word) ?? [];
    if (option !== undefined) {
      if (at === typed.length - 2 ? value === undefined : isLast && value !== undefined) return { words: null, book };
      if (isLast) words.push(word);
      else if (value === undefined) at += 1;
      if (option === '--db') book = resolve(value ?? typed[at] ?? '');
    } else if (isLast || !globalFlags.includes(word)) words.push(word);
  }
  return { words, book };
}

interface Around {
  readonly commands: CommandList;
  readonly book: Book;
}

interface Book {
  readonly path: string;
  /** Keys that need no question and no other program. */
  readonly keys: Keys;
}

async function following(ctx: Context, words: readonly string[], around: Around): Promise<string[]> {
  const { commands } = around;
  const [first = '', ...rest] = words;
  const names = commands.names.map(({ name }) => name);
  if (rest.length === 0 && first.startsWith('-')) return [...globalOptions, '--version'];
  if (rest.length === 0) return [...names, ...namedIn(ctx, 'alias'), 'help'];
  if (first === 'help') return rest.length === 1 ? names : [];
  if (rest.length === 1 && customerFirst.has(first) && !rest[0]?.startsWith('-'))
    return await customers(around.book, rest[0] ?? '');
  if (names.includes(first)) return await ofCommand(ctx, await commands.load(first), rest, around);
  const alias = settingsOf(ctx).get(`alias.${first}`);
  const [called = '', ...more] = alias === undefined ? [] : commandWords(alias);
  return names.includes(called) ? await ofCommand(ctx, await commands.load(called), [...more, ...rest], around) : [];
}

async function ofCommand(ctx: Context, command: Command, words: readonly string[], around: Around): Promise<string[]> {
  const [first = '', ...rest] = words;
  const inner = command.commands.find((one) => one.name() === first || one.aliases().includes(first));
  if (inner !== undefined && rest.length > 0) return await ofCommand(ctx, inner, rest, around);
  const { option, operands, last, ended } = placeOf(command, words);
  if (option !== undefined) return await ofOption(ctx, command, option, { last, around });
  if (last.startsWith('-') && !ended) return [...command.options.flatMap(({ long }) => long ?? []), ...globalOptions];
  const own = operands === 0 ? command.commands.map((one) => one.name()) : [];
  return [...own, ...(await ofArgument(ctx, command, operands, { last, around }))];
}

interface Place {
  /** The option whose value is being typed. */
  readonly option: Option | undefined;
  /** How many arguments come before. */
  readonly operands: number;
  readonly last: string;
  /** After `--`: what follows is not an option. */
  readonly ended: boolean;
}

function placeOf(command: Command, words: readonly string[]): Place {
  const named = (word: string) => command.options.find(({ long, short }) => long === word || short === word);
  const last = words.at(-1) ?? '';
  let operands = 0;
  let ended = false;
  let option: Option | undefined;
  for (const word of words.slice(0, -1)) {
    if (option !== undefined) option = undefined;
    else if (ended || !word.startsWith('-')) operands += 1;
    else if (word === '--') ended = true;
    else if (named(word)?.required) option = named(word);
  }
  const joined = /^(--[a-z-]+)=/.exec(last)?.[1];
  if (!ended && option === undefined && joined !== undefined) option = named(joined);
  return { option, operands, last, ended };
}

interface Typing {
  readonly last: string;
  readonly around: Around;
}

async function ofOption(ctx: Context, command: Command, option: Option, { last, around }: Typing): Promise<string[]> {
  const joined = last.startsWith(`${option.long}=`) ? `${option.long}=` : '';
  const before = joined + (option.long === '--columns' ? last.slice(joined.length, last.lastIndexOf(',') + 1) : '');
  return (await valuesOf(ctx, command, option, around)).map((value) => before + value);
}

async function valuesOf(ctx: Context, command: Command, option: Option, { book }: Around): Promise<readonly string[]> {
  if (option.argChoices !== undefined) return option.argChoices;
  switch (option.long) {
    case '--view':
      return namedIn(ctx, 'view');
    case '--script':
    case '--from':
      return command.name() === 'log' ? [] : await scripts(ctx);
    case '--owner':
      return ['me', ...(await known(book, 'owner'))];
    case '--region':
      return await known(book, 'region');
    case '--product':
      return await known(book, 'product');
    case '--tag':
      return await known(book, 'tag');
    default:
      return [];
  }
}

async function ofArgument(
  ctx: Context,
  command: Command,
  index: number,
  { last, around }: Typing,
): Promise<readonly string[]> {
  const all = command.registeredArguments;
  const end = all.at(-1);
  const argument = all[index] ?? (end?.variadic ? end : undefined);
  if (argument?.argChoices !== undefined) return argument.argChoices;
  switch (argument?.name()) {
    case 'customer':
    case 'customers':
    case 'other':
      return await customers(around.book, last);
    // Customers, followed by words about them.
    case 'words':
      return command.usage().includes('<customer') ? await customers(around.book, last) : [];
    case 'key':
      return [...(await settings()), ...shorthands(ctx)];
    case 'name':
      return command.parent?.name() === 'script' && command.name() !== 'new' ? await scripts(ctx) : [];
    default:
      return [];
  }
}

async function settings(): Promise<string[]> {
  const { settableSettings } = await import('../domain/book-settings.ts');
  return settableSettings.map(({ key }) => key);
}

/** The store is loaded only to look into it. */
async function customers({ path, keys }: Book, start: string): Promise<string[]> {
  const { glanceAt } = await import('../store/glance.ts');
  const names = (await glanceAt(path, keys, (glance) => glance.names(start, mostNames))) ?? [];
  // These would be read as options, or as customers' numbers.
  return names.filter((name) => !/^-|^\d+$/.test(name));
}

async function known({ path, keys }: Book, field: 'owner' | 'region' | 'product' | 'tag'): Promise<string[]> {
  const { glanceAt } = await import('../store/glance.ts');
  return (await glanceAt(path, keys, (glance) => glance.values(field))) ?? [];
}

async function scripts(ctx: Context): Promise<string[]> {
  const { readLibrary } = await import('../app/calls/scripts.ts');
  return [...(await readLibrary(ctx)).keys()];
}

/** Broken settings are reported when a command runs, not during completion. */
function settingsOf(ctx: Context): ReadonlyMap<string, string> {
  try {
    return ctx.config.entries();
  } catch {
    return new Map();
  }
}

function shorthands(ctx: Context): string[] {
  return [...settingsOf(ctx).keys()].filter((key) => /^(?:view|alias)\./.test(key));
}

function namedIn(ctx: Context, kind: 'view' | 'alias'): string[] {
  return shorthands(ctx).flatMap((key) => (key.startsWith(`${kind}.`) ? [key.slice(kind.length + 1)] : []));
}
