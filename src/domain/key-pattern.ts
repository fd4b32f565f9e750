/** What is left of a key without everything that guessing programs try first. */

/**
 * The most common parts of passwords, in the languages of our users; digits in place of letters count as the letters.
 */
const common = [
  ...[
    'password',
    'passwort',
    'passwd',
    'motdepasse',
    'contrasena',
    'senha',
    'wachtwoord',
    'haslo',
    'kennwort',
    'geheim',
  ],
  ...['secret', 'letmein', 'welcome', 'willkommen', 'bienvenue', 'hallo', 'hello', 'admin', 'administrator', 'login'],
  ...['changeme', 'default', 'master', 'iloveyou', 'trustno', 'dragon', 'monkey', 'princess', 'sunshine', 'football'],
  ...['baseball', 'superman', 'batman', 'shadow', 'starwars', 'michael', 'jennifer', 'charlie', 'whatever', 'freedom'],
  ...['computer', 'internet', 'cadence', 'customer', 'schatz', 'soleil', 'test', 'user', 'root', 'pass', 'love'],
  ...['spring', 'summer', 'autumn', 'winter', 'monday', 'friday', 'sunday', 'january', 'december'],
].sort((a, b) => b.length - a.length);

/** Rows of the alphabet and of keyboards, and the columns of keyboards. */
const rows = [
  ...['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'qwertzuiop', 'azertyuiop', 'asdfghjkl', 'qsdfghjklm'],
  ...['zxcvbnm', 'yxcvbnm', 'wxcvbn', '1qaz', '2wsx', '3edc', '4rfv', '5tgb', '6yhn', '7ujm'],
].flatMap((row) => [row, [...row].reverse().join('')]);

const looksLike: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

/** Only this much of a key is examined: a longer one is either strong enough or one long pattern. */
const longest = 200;
const shortestRun = 3;

/**
 * How many characters of a key must be guessed one by one; a repetition, a keyboard row and a common word count as one
 * each.
 */
export function guessedOneByOne(key: string): number {
  const text = [...key.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()].slice(0, longest);
  return withoutRows(withoutRepeats(withoutWords(text))).length;
}

/** Replaces each common word by one character that is in no row. */
function withoutWords(text: readonly string[]): string[] {
  const letters = text.map((one) => looksLike[one] ?? one).join('');
  return taken(text, (at) => {
    const word = common.findIndex((one) => letters.startsWith(one, at));
    return word < 0 ? null : { length: common[word]?.length ?? 0, by: String.fromCodePoint(0xe000 + word) };
  });
}

/** Removes immediate repetitions. */
function withoutRepeats(text: readonly string[]): string[] {
  const once: string[] = [];
  for (let at = 0; at < text.length; at++) {
    once.push(text[at] ?? '');
    for (let length = 1; length <= once.length; length++) {
      const repeated = saidAgain(once.slice(-length), text, at + 1);
      if (repeated + length > shortestRun) at += repeated;
    }
  }
  return once;
}

/** How many characters from here on repeat the part, as a whole, as often as it comes. */
function saidAgain(part: readonly string[], text: readonly string[], from: number): number {
  let length = 0;
  while (text[from + length] !== undefined && text[from + length] === part[length % part.length]) length++;
  return length - (length % part.length);
}

function withoutRows(text: readonly string[]): string[] {
  return taken(text, (at) => {
    const runs = rows.map((row) => runIn(row, text, at));
    const length = Math.max(...runs);
    return length < shortestRun ? null : { length, by: text[at] ?? '' };
  });
}

/** How many characters from here on follow each other in a row. */
function runIn(row: string, text: readonly string[], at: number): number {
  const from = row.indexOf(text[at] ?? '');
  let length = 0;
  while (from >= 0 && row[from + length] !== undefined && row[from + length] === text[at + length]) length++;
  return length;
}

/** The text with some parts replaced by one character each. */
function taken(text: readonly string[], part: (at: number) => { length: number; by: string } | null): string[] {
  const rest: string[] = [];
  for (let at = 0; at < text.length; ) {
    const found = part(at);
    rest.push(found?.by ?? text[at] ?? '');
    at += found?.length ?? 1;
  }
  return rest;
}
