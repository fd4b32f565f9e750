/** The folder of the caller's own scripts, next to the settings file. */
import { dirname, join } from 'node:path';
import {
  formatRules,
  type Library,
  type LibraryEntry,
  libraryOf,
  nameIn,
  parseRules,
  problemLines,
  type ScriptFile,
} from '../../call/library.ts';
import type { Workspace } from '../../context.ts';
import { type BookSettings, readBookSettings } from '../../domain/book-settings.ts';
import { type Language, languageOfBook } from '../../domain/script/language.ts';
import { readTerm } from '../../domain/script/parse-script.ts';
import { formatTerm } from '../../domain/script/script.ts';
import { didYouMean } from '../../domain/spelling.ts';
import { UsageError, UserError } from '../../errors.ts';

const ending = '.md';
/** In bytes. A script is a page or two; a larger file is something else. */
const largest = 100_000;

export function scriptFolder({ config }: Workspace): string {
  return join(dirname(config.path), 'scripts');
}

function scriptPath(ctx: Workspace, name: string): string {
  return `${scriptFolder(ctx)}/${name}${ending}`;
}

export async function readLibrary(ctx: Workspace): Promise<Library> {
  const files: ScriptFile[] = [];
  for (const found of await ctx.files.list(scriptFolder(ctx))) {
    if (!found.endsWith(ending) || found.startsWith('.')) continue;
    const name = found.slice(0, -ending.length);
    const path = scriptPath(ctx, name);
    files.push({ name, path, ...(await readScript(ctx, path)) });
  }
  return libraryOf(files);
}

/** The text of a script, or why it cannot be read; one unreadable file does not affect the others. */
async function readScript(ctx: Workspace, path: string): Promise<Pick<ScriptFile, 'text' | 'unread'>> {
  try {
    return { text: await ctx.files.readOwn(path, largest) };
  } catch (error) {
    if (error instanceof UserError) return { text: '', unread: error.message };
    throw error;
  }
}

/** Without the built-in translations, which have the same names with `-de`, `-fr` or `-es`. */
function plainNames(library: Library): string[] {
  return [...library.values()].filter(({ translates }) => translates === null).map(({ name }) => name);
}

/** Throws when there is no script of that name. */
export function scriptCalled(library: Library, name: string): LibraryEntry {
  const entry = library.get(name);
  if (entry !== undefined) return entry;
  throw new UserError(`there is no script "${name}"`, {
    hint: `${didYouMean(name, library.keys())}there are ${plainNames(library).join(', ')}`,
  });
}

/** By name, or by the path of a file elsewhere. */
export async function scriptOrFile(ctx: Workspace, library: Library, name: string): Promise<LibraryEntry> {
  if (library.has(name) || (await ctx.files.facts(name))?.kind !== 'file') return scriptCalled(library, name);
  const own = { name, path: name, ...(await readScript(ctx, name)) };
  return scriptCalled(libraryOf([own]), name);
}

/** The path of the user's own file. A name always becomes a file in the folder. */
export function ownScriptPath(ctx: Workspace, name: string): string {
  if (/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,60}$/u.test(name)) return scriptPath(ctx, name);
  throw new UsageError(`"${name}" is not a name for a script`, { hint: 'letters, digits and hyphens: bakery-round' });
}

export async function writeScript(ctx: Workspace, path: string, text: string): Promise<void> {
  await ctx.files.makeFolder(scriptFolder(ctx));
  await ctx.files.write(path, text);
}

/** The initial text of an own file: the script in the language of the book. */
export async function beginningOf(ctx: Workspace, library: Library, from: string): Promise<LibraryEntry> {
  const language = languageOfBook(await bookSettings(ctx));
  return scriptCalled(library, nameIn(library, scriptCalled(library, from).name, language));
}

/** A script, and the customers it is for. */
export interface ScriptUse {
  readonly entry: LibraryEntry;
  /** Of the script itself and of its translations. */
  readonly languages: readonly Language[];
  /** `tier:A`, `everybody`. */
  readonly uses: readonly string[];
}

export async function scriptUses(ctx: Workspace): Promise<readonly ScriptUse[]> {
  const library = await readLibrary(ctx);
  const settings = await bookSettings(ctx);
  const shown = [...library.values()].filter(
    ({ name, translates }) => translates === null || usesOf(name, settings).length > 0,
  );
  return shown.map((entry) => ({ entry, uses: usesOf(entry.name, settings), languages: languagesOf(library, entry) }));
}

function languagesOf(library: Library, { name, path, script }: LibraryEntry): Language[] {
  const translated = [...library.values()].filter(({ translates }) => translates === name && path === null);
  return [script, ...translated.map((entry) => entry.script)].flatMap((one) => one?.language ?? []);
}

/** Without a setting, courtesy is for everybody. */
function usesOf(name: string, settings: BookSettings): string[] {
  const { rules } = parseRules(settings.scriptRules ?? '');
  const tiers = [
    ['tier:A', settings.scriptA],
    ['tier:B', settings.scriptB],
    ['tier:C', settings.scriptC],
    ['everybody', settings.script ?? 'courtesy'],
  ] as const;
  const own = rules.filter(({ script }) => script === name).map(({ term }) => formatTerm(term));
  return [...own, ...tiers.flatMap(([who, script]) => (script === name ? [who] : []))];
}

async function bookSettings(ctx: Workspace): Promise<BookSettings> {
  const found = await ctx.files.facts(ctx.files.database);
  if (found === null) return readBookSettings(new Map());
  return await (await ctx.openStore()).settings.book();
}

/**
 * Uses a script for everybody, or for the customers of a term (`tier:A`, `first call`). Throws when the script or the
 * term is invalid.
 */
export async function useScript(ctx: Workspace, name: string, whom: string): Promise<void> {
  const entry = scriptCalled(await readLibrary(ctx), name);
  if (entry.script === null) throw new UserError(`the script cannot be used:\n${problemLines(entry).join('\n')}`);
  const store = await ctx.openStore({ create: true });
  const { key, value } = settingFor(name, whom, await store.settings.book());
  await store.atomically({ kind: 'script', command: 'script use', day: ctx.today }, async (book) => {
    await book.settings.set(key, value);
    await book.summarize(`script ${name} for ${whom}`);
  });
}

function settingFor(name: string, whom: string, settings: BookSettings): { key: string; value: string } {
  if (whom === 'everybody') return { key: 'script', value: name };
  const term = readTerm(whom.trim().toLowerCase());
  if (typeof term === 'string') throw new UsageError(`--for "${whom}": ${term}`);
  if (term.fact === 'tier' && !term.not) return { key: `script.${term.value.toUpperCase()}`, value: name };
  const { rules } = parseRules(settings.scriptRules ?? '');
  const others = rules.filter((rule) => formatTerm(rule.term) !== formatTerm(term));
  return { key: 'script.rules', value: formatRules([{ term, script: name }, ...others]) };
}
