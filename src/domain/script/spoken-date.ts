import type { Language } from './language.ts';

/** A day as one says it to a customer: `Friday, November 27`, `Freitag, den 27. November`, `viernes 27 de noviembre`. */
export function sayerOf(language: Language, country: string | null): (day: string) => string {
  const region = language === 'en' && country !== 'US' ? 'GB' : null;
  const locale = region === null ? language : `${language}-${region}`;
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' });
  return (day) => {
    const said = format.format(Date.parse(`${day}T00:00:00Z`));
    if (language === 'de') return said.replace(', ', ', den ');
    return language === 'es' ? said.replace(',', '') : said;
  };
}
