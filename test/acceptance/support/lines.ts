/** The command lines in a document, as its readers copy them. */
import { readdirSync, readFileSync } from 'node:fs';
import { placeholders } from '../documents.ts';
import { project } from './program.ts';

export const documents = [
  'README.md',
  ...readdirSync(`${project}docs`)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** In order; comments taken away; the line of a crontab without its times. */
export function linesOf(document: string): string[] {
  const text = readFileSync(project + document, 'utf8');
  const lines: string[] = [];
  for (const [, language, block = '', inline] of text.matchAll(/^```(\w*)\n(.*?)^```|`(cadence [^`]+)`/gms)) {
    if (inline !== undefined) lines.push(filled(inline.replaceAll('\n', ' ')));
    else lines.push(...block.split('\n').flatMap((line) => typed(line, language === 'sh')));
  }
  return lines;
}

/** Outside blocks for the shell a line is typed where it says so, or begins with the program. */
function typed(line: string, all: boolean): string[] {
  const command = line
    .replace(/^\$ /, '')
    .replace(/^(?:[\d*]+ +){5}(?=cadence )/, '')
    .replace(/\s+# .*$/, '')
    .trim();
  return command !== '' && (all || /^cadence /.test(command)) ? [command] : [];
}

function filled(line: string): string {
  const words = Object.keys(placeholders).sort((a, b) => b.length - a.length);
  return line.replaceAll(
    new RegExp(`(?<!\\w)(?:${words.join('|')})(?![\\w])`, 'g'),
    (word) => placeholders[word] ?? word,
  );
}
