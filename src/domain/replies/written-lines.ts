/** What somebody wrote in an answer, without the quoted mail and the signature that programs put around it. */

/** How programs begin a line before the mail they quote, and what it holds further on: in English, German, French, Spanish. */
const introductions: readonly (readonly [begins: string, holds: string])[] = [
  ['on ', ' wrote'],
  ['am ', ' schrieb'],
  ['le ', ' a écrit'],
  ['el ', ' escribió'],
];

/** The first lines of a quoted head, and what follows soon after. */
const heads: readonly (readonly [first: string, soon: readonly string[]])[] = [
  ['from:', ['sent:', 'date:']],
  ['von:', ['gesendet:', 'datum:']],
  ['de:', ['envoyé:', 'date:', 'enviado:', 'enviado el:', 'fecha:']],
];

/** Between dashes: the original message, or a forwarded one. */
const originals = [
  'original message',
  'ursprüngliche nachricht',
  'originalnachricht',
  "message d'origine",
  'message d’origine',
  'mensaje original',
  'forwarded message',
  'weitergeleitete nachricht',
  'message transféré',
  'mensaje reenviado',
];

/** What telephones and programs sign with. */
const signedBy = [
  ...['sent from', 'sent via', 'get outlook for', 'get bluemail'],
  ...['von meinem', 'gesendet von', 'gesendet mit', 'gesendet aus', 'holen sie sich outlook', 'outlook für '],
  ...['envoyé de', 'envoyé depuis', 'envoyé à partir', 'obtenez outlook', 'télécharger outlook'],
  ...['enviado desde', 'enviado con', 'obtener outlook', 'obtén outlook'],
];

/** What comes later is no answer that somebody wrote: characters, and lines. */
const longest = 500_000;
const mostLines = 5_000;

/** Without the quoted mail, the signature, and empty lines around. */
export function writtenLines(text: string): string[] {
  const lines = text
    .slice(0, longest)
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .slice(0, mostLines)
    .map((line) => line.replaceAll('\u00a0', ' ').trimEnd());
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (isSignature(line) || isHead(lines, at) || isOriginal(line)) break;
    const after = afterIntroduction(lines, at);
    if (after === null) {
      if (!line.trimStart().startsWith('>')) kept.push(line.trim());
      continue;
    }
    // Where each quoted line has its mark, what stands between them was written by hand.
    if (!nextLine(lines, after).startsWith('>')) break;
    at = after - 1;
  }
  const from = kept.findIndex((line) => line !== '');
  return from < 0 ? [] : kept.slice(from, kept.findLastIndex((line) => line !== '') + 1);
}

const plainLower = (line: string) => line.replaceAll('*', '').trim().toLowerCase();

function isSignature(line: string): boolean {
  if (line.trimEnd() === '--') return true;
  const words = plainLower(line);
  return signedBy.some((begin) => words.startsWith(begin)) && words.length < 80;
}

/** `From: …` with `Sent: …` below it. */
function isHead(lines: readonly string[], at: number): boolean {
  const label = (line: string) => plainLower(line).replace(/\s:/, ':');
  const soon = heads.find(([first]) => label(lines[at] ?? '').startsWith(first))?.[1];
  if (soon === undefined) return false;
  return lines.slice(at + 1, at + 5).some((line) => soon.some((one) => label(line).startsWith(one)));
}

/** `-----Original Message-----`, or the line that Outlook draws. */
function isOriginal(line: string): boolean {
  const words = plainLower(line);
  if (words.startsWith('__________') && words.replaceAll('_', '') === '') return true;
  return words.startsWith('--') && originals.some((one) => words.includes(one));
}

/** The line after "On Monday, Ann wrote:", which may be folded; null when no such line begins here. */
function afterIntroduction(lines: readonly string[], at: number): number | null {
  let words = '';
  for (let end = at; end < Math.min(at + 4, lines.length); end++) {
    words += ` ${(lines[end] ?? '').trim()}`;
    const said = words.trim().toLowerCase();
    const [, holds] = introductions.find(([begins]) => said.startsWith(begins)) ?? [];
    if (holds === undefined) return null;
    if (said.endsWith(':') && said.includes(holds)) return end + 1;
  }
  return null;
}

/** The next line that is not empty; a quote begins soon or not at all. */
const nextLine = (lines: readonly string[], from: number) =>
  lines
    .slice(from, from + 10)
    .find((line) => line.trim() !== '')
    ?.trimStart() ?? '';
