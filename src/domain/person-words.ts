/** Whom to ask for, in words. */
import { type Day, daysBetween, monthOf } from './day.ts';
import { type Person, type PersonToAsk, personTitle } from './person.ts';
import { plain } from './plain.ts';

/** People who left longer ago are not mentioned. */
const gone = 365;
/** A person without a conversation for this long may have been forgotten. */
const unheard = 365;

/**
 * `Ann Lee, buyer (talked to in May); Bob Ray left in June`; empty without people and without anybody who left
 * recently.
 */
export function askWords(ask: PersonToAsk | null, people: readonly Person[], today: Day): string {
  const left = people.flatMap(({ name, leftOn }) =>
    leftOn !== null && daysBetween(leftOn, today) <= gone ? [`${plain(name)} left ${inMonth(leftOn, today)}`] : [],
  );
  return [...(ask === null ? [] : [asked(ask, today)]), ...left].join('; ');
}

function asked({ person, why, insteadOf }: PersonToAsk, today: Day): string {
  const because =
    why.kind === 'talked'
      ? ` (talked to ${inMonth(why.on, today)})`
      : why.kind === 'first to ask'
        ? ' (to be asked first)'
        : '';
  const notNow = insteadOf === null ? '' : `; ${plain(insteadOf.name)} only ${plain(insteadOf.hours ?? '')}`;
  return `${personTitle(person)}${because}${notNow}`;
}

/** `today`, `this month`, `in May`, `in May 2024`: exact to the month. */
function inMonth(day: Day, today: Day): string {
  if (day === today) return 'today';
  if (day.slice(0, 7) === today.slice(0, 7)) return 'this month';
  const isLate = day.slice(0, 4) === today.slice(0, 4) || daysBetween(day, today) < 300;
  return `in ${monthOf(day)}${isLate ? '' : ` ${day.slice(0, 4)}`}`;
}

/** `Carla Diaz since May 2024`: people without a conversation for a year. */
export function unheardWords(people: readonly Person[], talks: ReadonlyMap<number, Day>, today: Day): string[] {
  return people.flatMap(({ id, name, leftOn, createdOn }) => {
    const last = talks.get(id);
    if (leftOn !== null || daysBetween(last ?? createdOn, today) <= unheard) return [];
    return [`${plain(name)}${last === undefined ? ', never yet' : ` since ${monthOf(last)} ${last.slice(0, 4)}`}`];
  });
}

/** `Carla Diaz, the new head of purchasing`: a name and a role. Null without a name. */
export function readIntroduced(text: string): Pick<Person, 'name' | 'role'> | null {
  const [name = '', ...rest] = text.split(',').map((part) => part.trim());
  const role = rest.join(', ').replace(/^(?:the |our |their |a )?new /i, '');
  return name === '' ? null : { name, role: role === '' ? null : role };
}
