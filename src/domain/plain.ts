/** Makes text from outside harmless for a terminal or a file. */
import { controls, lineEnds, reordering, zeroWidth } from './invisible.ts';

/**
 * One line that cannot steer a terminal: no control characters, no escape sequences, no reordering of what is read,
 * line breaks as spaces.
 */
export function plain(text: string): string {
  return text
    .replace(/\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-_])/g, '')
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(steering, '');
}

/** Characters that end, reorder or control what one reads, on a terminal and in a file. */
export const steering = new RegExp(`[${controls}${reordering}]`, 'g');

/** The same, keeping line breaks. */
export function plainLines(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(plain)
    .join('\n');
}

/** Except line feeds between the parts of a document. */
const unseen = new RegExp(`(?!\\n)[${controls}${reordering}${lineEnds}${zeroWidth}]`, 'g');

/** JSON escapes ASCII control characters; Unicode ones, and those that reorder or hide text, are escaped here. */
export function escapeControls(json: string): string {
  return json.replace(unseen, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
