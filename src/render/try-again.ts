import { type Day, daysBetween, formatDay } from '../domain/day.ts';
import type { Try, TryAgain, TryAt } from '../domain/try-again.ts';

/** `Tue 10:00 and Wed 15:00; try before 09:00`, by their clock. */
export function triedText({ tries, at, hours }: TryAgain, today: Day): string {
  const texts = tries.map((one) => tryText(one, today));
  const tried = [texts.slice(0, -1).join(', '), ...texts.slice(-1)].filter((text) => text !== '').join(' and ');
  return at === null ? tried : `${tried}; ${adviceText(at, hours)}`;
}

function tryText({ day, time }: Try, today: Day): string {
  const words = formatDay(day, 'short');
  const on = daysBetween(day, today) < 7 ? words.slice(0, 3) : words;
  return time === null ? on : `${on} ${time}`;
}

function adviceText(at: TryAt, hours: TryAgain['hours']): string {
  const { from, until } = at;
  if (at.why !== 'untried') {
    const who = at.why === 'theirs' ? 'they answer' : `tier ${at.tier} answers`;
    return `${who} best from ${from} to ${until} (${at.reached} of ${at.attempts} calls)`;
  }
  const isFirst = at.from === hours[0]?.from;
  const isLast = at.until === hours.at(-1)?.until;
  if (isFirst === isLast) return `try between ${from} and ${until}`;
  return isFirst ? `try before ${until}` : `try after ${from}`;
}
