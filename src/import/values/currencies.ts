/** Currencies by name: `Euro`, `Рубль`, `人民币`, `dollar des États-Unis`. */
import type { Currency } from '../../domain/money.ts';
import { all, languageWords, listed } from '../languages/index.ts';
import { nameKey } from '../text.ts';

let known: ReadonlyMap<string, Currency> | null = null;

/** The currency that is called so in one of the languages that headers come in; null when none is. */
export function currencyNamed(name: string): Currency | null {
  known ??= names();
  return known.get(nameKey(name)) ?? null;
}

/** All names of all currencies, made once a file first names one in words: that takes as long as reading thousands of rows. */
function names(): ReadonlyMap<string, Currency> {
  const found = new Map<string, Currency>();
  for (const language of Object.keys(languageWords)) {
    const namesThere = new Intl.DisplayNames([language], { type: 'currency' });
    for (const currency of Intl.supportedValuesOf('currency'))
      found.set(nameKey(namesThere.of(currency) ?? currency), currency);
  }
  // What people say for short goes before the name of another country's money.
  for (const { currencies = {} } of all) {
    for (const [currency, words] of Object.entries(currencies))
      for (const word of listed(words)) found.set(nameKey(word), currency);
  }
  return found;
}
