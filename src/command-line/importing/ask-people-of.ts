import type { AtWhich } from '../../app/imports/people-moves.ts';
import type { SharedAddress } from '../../app/imports/people-warnings.ts';
import { plural } from '../../domain/plural.ts';
import type { PeopleOf } from '../../import/column-plan.ts';
import type { Grouping } from '../../import/companies.ts';
import { plain } from '../../render/text.ts';
import type { Questions } from './questions.ts';

/** Asks whether the people of one company are one customer; null when the file shows it, or when not asked. */
export async function askPeopleOf(
  questions: Questions,
  name: string,
  { isClear, companies, rows }: Grouping,
): Promise<PeopleOf | null> {
  if (isClear) return null;
  const named = `${plain(name)} names ${plural(companies, 'company', 'companies')} on ${rows} rows`;
  const asked = await questions.choose<PeopleOf>(`${named}. Are the people of one company one customer?`, [
    { value: 'none', label: 'no, each row is a customer', key: 'n' },
    { value: 'company', label: 'yes, one customer per company', key: 'y' },
  ]);
  return asked?.answer ?? null;
}

/** Asks at which of two companies somebody is whose address stands at both; null when not asked. */
export async function askAtWhich(
  questions: Questions,
  { email, name, companies }: SharedAddress,
): Promise<AtWhich | null> {
  const [first, second] = companies.map((company) => plain(company));
  const who = name === email ? plain(email) : `${plain(name)} (${plain(email)})`;
  const both = `${who} is at ${first} and at ${second}; orders with only the address count for ${first}`;
  const asked = await questions.choose<AtWhich>(`${both}. Where are they now?`, [
    { value: 'both', label: 'at both, such as a bookkeeper', key: 'b' },
    { value: 'first', label: `only at ${first}`, key: '1' },
    { value: 'second', label: `only at ${second}`, key: '2' },
  ]);
  return asked?.answer ?? null;
}
