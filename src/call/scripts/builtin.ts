import type { Language } from '../../domain/script/language.ts';
import { parseScript } from '../../domain/script/parse-script.ts';
import type { Script } from '../../domain/script/script.ts';
import * as german from './de/index.ts';
import * as english from './en/index.ts';
import * as spanish from './es/index.ts';
import * as french from './fr/index.ts';

type Texts = Readonly<
  Record<'complaint' | 'courtesy' | 'event' | 'firstCall' | 'postPurchase' | 'winBack' | 'yearlyReview', string>
>;

const named = (texts: Texts): ReadonlyMap<string, string> =>
  new Map([
    ['courtesy', texts.courtesy],
    ['post-purchase', texts.postPurchase],
    ['first-call', texts.firstCall],
    ['win-back', texts.winBack],
    ['event', texts.event],
    ['yearly-review', texts.yearlyReview],
    ['complaint', texts.complaint],
  ]);

/** The built-in scripts in English, in the same form as the user's files. */
export const builtinTexts = named(english);

interface Translation {
  readonly text: string;
  /** The name of the English one. */
  readonly translates: string;
}

const others: Readonly<Record<Exclude<Language, 'en'>, Texts>> = { de: german, fr: french, es: spanish };

/** `courtesy` in German is `courtesy-de`. */
export function inLanguage(name: string, language: Language): string {
  return language === 'en' ? name : `${name}-${language}`;
}

/** The translations, by name. */
export const translations: ReadonlyMap<string, Translation> = new Map(
  (['de', 'fr', 'es'] as const).flatMap((language) =>
    [...named(others[language])].map(
      ([name, text]) => [inLanguage(name, language), { text, translates: name }] as const,
    ),
  ),
);

/** A built-in script by its name; null when there is none of that name. */
export function builtinScript(name: string): Script | null {
  const text = builtinTexts.get(name) ?? translations.get(name)?.text;
  if (text === undefined) return null;
  const read = parseScript(text, name);
  if (!read.ok)
    throw new Error(`the built-in script ${name}: line ${read.problems[0]?.line}: ${read.problems[0]?.reason}`);
  return read.script;
}
