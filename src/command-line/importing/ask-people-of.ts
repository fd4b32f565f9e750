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
    { value: 'company', label: 'yes, one customer a company', key: 'y' },
  ]);
  return asked?.answer ?? null;
}
