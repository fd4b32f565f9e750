/** All scripts: built-in ones, and the caller's own files, which take precedence. */

import type { Language } from '../domain/script/language.ts';
import { parseScript, readTerm, type ScriptProblem } from '../domain/script/parse-script.ts';
import type { Parts } from '../domain/script/part-names.ts';
import { formatTerm, holds, type Script, type Situation, type Term } from '../domain/script/script.ts';
import { builtinScript, builtinTexts, inLanguage, translations } from './scripts/builtin.ts';

/** A file of the caller's own. */
export interface ScriptFile {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  /** Why it could not be read. */
  readonly unread?: string;
}

export interface LibraryEntry {
  readonly name: string;
  /** Null for a built-in script. */
  readonly path: string | null;
  readonly text: string;
  /** Null when the file is broken. */
  readonly script: Script | null;
  readonly problems: readonly ScriptProblem[];
  /** For a translation of a built-in script: the name of the English one. */
  readonly translates: string | null;
}

export type Library = ReadonlyMap<string, LibraryEntry>;

/** By name; an own file replaces the built-in script of its name. */
export function libraryOf(files: readonly ScriptFile[]): Library {
  const entries = new Map<string, LibraryEntry>();
  for (const [name, text] of builtinTexts) {
    entries.set(name, { name, path: null, text, script: builtinScript(name), problems: [], translates: null });
  }
  for (const [name, { text, translates }] of translations) {
    entries.set(name, { name, path: null, text, script: builtinScript(name), problems: [], translates });
  }
  for (const { name, path, text, unread } of files) {
    const read =
      unread === undefined ? parseScript(text, name) : { ok: false as const, problems: [{ line: 0, reason: unread }] };
    const found = read.ok ? { script: read.script, problems: [] } : { script: null, problems: read.problems };
    entries.set(name, { name, path, text, ...found, translates: null });
  }
  return entries;
}

/** Which customers a script is for, as set with `script use --for`. */
interface ScriptRule {
  readonly term: Term;
  readonly script: string;
}

/** `tag:vip mine; first call first-call`; or the words of an invalid rule. */
export function parseRules(text: string): { readonly rules: readonly ScriptRule[]; readonly problem: string | null } {
  const rules: ScriptRule[] = [];
  for (const part of text.split(';').map((words) => words.trim())) {
    if (part === '') continue;
    const [, who = '', script = ''] = /^(.*\S)\s+(\S+)$/.exec(part) ?? [];
    const term = readTerm(who.toLowerCase());
    if (typeof term === 'string') return { rules, problem: term };
    rules.push({ term, script });
  }
  return { rules, problem: null };
}

export function formatRules(rules: readonly ScriptRule[]): string {
  return rules.map(({ term, script }) => `${formatTerm(term)} ${script}`).join('; ');
}

/** Without a rule, the reason of the call decides. */
const byPurpose: Readonly<Partial<Record<Situation['purpose'], string>>> = {
  post_purchase: 'post-purchase',
  win_back: 'win-back',
  event: 'event',
  review: 'yearly-review',
  complaint: 'complaint',
};

/** The name of the script for a call: by rule, else by the reason of the call, else the usual one. */
export function scriptFor(situation: Situation, rules: readonly ScriptRule[], usual: string | null): string {
  const rule = rules.find(({ term }) => holds([[term]], situation));
  return rule?.script ?? byPurpose[situation.purpose] ?? usual ?? 'courtesy';
}

/**
 * The same script in a language: `courtesy-de`, an own file or a built-in one. An own file with the plain name takes
 * precedence over a built-in translation.
 */
export function nameIn(library: Library, name: string, language: Language): string {
  const translated = library.get(inLanguage(name, language));
  if (translated === undefined) return name;
  const isOwn = library.get(name)?.path != null;
  return translated.path === null && isOwn ? name : translated.name;
}

/** The words around the questions: those the script lacks come from the courtesy script of its language. */
export function libraryParts(library: Library, script: Script, language: Language): Parts {
  const shipped = builtinScript(inLanguage('courtesy', language)) ?? builtinScript('courtesy');
  const usual = library.get(nameIn(library, 'courtesy', language))?.script;
  const isSame = (usual?.language ?? language) === language;
  return { ...shipped?.parts, ...(isSame ? usual?.parts : {}), ...script.parts };
}

export interface ChosenScript {
  readonly script: Script;
  /** Why another script is used, a line each. */
  readonly instead: readonly string[];
}

/** For a missing or broken script, the built-in one is used instead, with a remark. */
export function takeScript(library: Library, name: string, language: Language = 'en'): ChosenScript {
  const entry = library.get(name);
  if (entry?.script != null) return { script: entry.script, instead: [] };
  const fallback = builtinScript(name) ?? builtinScript(inLanguage('courtesy', language));
  if (fallback === null) throw new Error('the courtesy script is missing');
  const why = entry === undefined ? [`there is no script "${name}"`] : problemLines(entry);
  return { script: fallback, instead: [...why, `so the built-in script "${fallback.name}" is used`] };
}

/** `FILE:LINE: reason`, a line each; line 0 is the whole file. */
export function problemLines({ path, name, problems }: LibraryEntry): string[] {
  return problems.map(({ line, reason }) => (line === 0 ? reason : `${path ?? name}:${line}: ${reason}`));
}
