import { type Day, weekdayNames } from '../day.ts';
import { inEnglish } from '../foreign-day.ts';
import { parseMoment } from '../moment.ts';

const named = weekdayNames.join('|');
const weekday = `(?:next week (?:on )?(?:${named})|(?:(?:next|this) )?(?:${named})(?: (?:of )?next week| week| in a week)?)`;
const span = 'in (?:a couple of |[a-z]+ |\\d{1,4} )?[a-z]{3,10}(?: \\d{4})?';
const partOfPeriod = '(?:at )?(?:the )?(?:end|beginning|middle) of (?:the |this |next )?[a-z]+';
const hour =
  '(?:,? (?:at )?(?:\\d{1,2}(?:[:.]\\d{2}|[:.]?(?:\\d{2})? ?(?:am|pm))|morning|noon|afternoon|evening)|,? at \\d{1,2})?';
const relative = new RegExp(
  `\\s((?:${weekday}|today|tomorrow|tonight|this weekend|next week|next month|${partOfPeriod}|${span})${hour})$`,
  'i',
);

/** A sentence without the day and time at its end; null when it names none. */
interface SpokenDay {
  readonly rest: string;
  readonly day: Day | null;
  /** `HH:MM`. */
  readonly time: string | null;
}

/**
 * Takes the day from the end of a sentence: `send the manual by friday` becomes `send the manual` and the coming
 * Friday. After by, until, before, on and after any day counts; without such a word only one that cannot be a name (a
 * customer may be called June). Day null and the whole text when there is none.
 */
export function withoutDay(text: string, today: Day): SpokenDay {
  const words = text.trim().replace(/(?<![.!])[.!]+$/, '');
  const found = [ledDay(words, today), looseDay(words, today), foreignDay(words, today)];
  // The longest day is the whole of it: the end of "next week on friday" or "Montag in einer Woche" is a day as well.
  const [whole] = found.filter((one) => one !== null).sort((a, b) => a.rest.length - b.rest.length);
  return whole ?? { rest: text.trim(), day: null, time: null };
}

function ledDay(words: string, today: Day): SpokenDay | null {
  const led = [...words.matchAll(/(?:^|\s)(?:(?:by|until|till|before|on)\s+|(?=after\s))/gi)].at(-1);
  const moment = led === undefined ? null : parseMoment(words.slice(led.index + led[0].length), today);
  return led === undefined || moment === null ? null : { rest: words.slice(0, led.index).trim(), ...moment };
}

function looseDay(words: string, today: Day): SpokenDay | null {
  const loose = relative.exec(words);
  const moment = loose === null ? null : parseMoment(loose[1] ?? '', today);
  return loose === null || moment === null ? null : { rest: words.slice(0, loose.index).trim(), ...moment };
}

/** Words before a day in German, French and Spanish. */
const foreignLead =
  /(?:^|\s)(?:(?:bis(?: zum| am)?|spätestens(?: bis| am)?|vor|am|d['’]ici(?: à| au)?|avant(?: le)?|pour(?: le)?|au plus tard(?: le)?|le|antes del?|para(?: el)?|hasta(?: el)?|a más tardar(?: el)?|el)\s+|(?=(?:nach|après|después de)\s))/giu;

/** Days that cannot be a name or another word, after translation into English. */
const surely =
  /^(?:(?:next |this )?(?:sunday|monday|tuesday|wednesday|thursday|friday|saturday)|today|tomorrow|this weekend|next week|next month|next year|in \d+ (?:days|weeks|months)|(?:end|beginning|middle) of)\b/;
const mostWords = 6;

function foreignDay(words: string, today: Day): SpokenDay | null {
  const led = [...words.matchAll(foreignLead)].at(-1);
  if (led !== undefined) {
    const said = words.slice(led.index + led[0].length);
    const moment = inEnglish(said) === null ? null : parseMoment(said, today);
    if (moment !== null) return { rest: words.slice(0, led.index).trim(), ...moment };
  }
  const spaces = [...words.matchAll(/\s+/g)].slice(-mostWords);
  for (const { index } of spaces) {
    const said = words.slice(index).trim();
    if (!surely.test(inEnglish(said) ?? '')) continue;
    const moment = parseMoment(said, today);
    if (moment !== null) return { rest: words.slice(0, index).trim(), ...moment };
  }
  return null;
}
