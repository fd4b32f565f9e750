import { type Day, parseDay, weekdayNames } from '../day.ts';

const relative = new RegExp(
  `\\s((?:(?:next|this) )?(?:${weekdayNames.join('|')})|today|tomorrow|next week|next month|in (?:an?|\\d{1,4}) [a-z]+|in [a-z]{3,9}(?: \\d{4})?)$`,
  'i',
);

/**
 * Takes the day from the end of a sentence: `send the manual by friday` is `send the manual` and the coming Friday.
 * Behind by, until, before and on stands any day; without such a word only one that cannot be a name (a customer may
 * be called June). Day null and the whole text when there is none.
 */
export function withoutDay(text: string, today: Day): { readonly rest: string; readonly day: Day | null } {
  const words = text.trim().replace(/(?<![.!])[.!]+$/, '');
  const led = [...words.matchAll(/(?:^|\s)(?:by|until|till|before|on)\s+/gi)].at(-1);
  if (led !== undefined) {
    const day = parseDay(words.slice(led.index + led[0].length), today);
    if (day !== null) return { rest: words.slice(0, led.index).trim(), day };
  }
  const loose = relative.exec(words);
  const day = loose === null ? null : parseDay(loose[1] ?? '', today);
  return loose === null || day === null
    ? { rest: text.trim(), day: null }
    : { rest: words.slice(0, loose.index).trim(), day };
}
