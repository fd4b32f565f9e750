/**
 * All settings in one list, from which `config`, its help and its checks are made. Plan and ranking contribute theirs.
 */
import { machineSettings } from './machine-settings.ts';
import { countryCode, currencyCode, timeZone } from './option-types.ts';
import { planSettings } from './plan/plan-settings.ts';
import { productDatesSetting } from './product-dates.ts';
import { rankBookSettings } from './rank/rank-settings.ts';
import { isLanguage, type Language, languages } from './script/language.ts';
import { readSettings, type Setting, type SettingsIn, setting, text } from './setting.ts';
import { touchesSettings } from './yearly-touches.ts';

/** The settings that live with the book, in the order in which they are listed. */
export const bookSettings = {
  capacity: planSettings.capacity,
  workdays: planSettings.workdays,
  daysOff: planSettings.daysOff,
  fringe: planSettings.fringe,
  leveling: planSettings.leveling,
  intervalA: planSettings.intervalA,
  intervalB: planSettings.intervalB,
  intervalC: planSettings.intervalC,
  firstA: planSettings.firstA,
  firstB: planSettings.firstB,
  firstC: planSettings.firstC,
  zone: setting<string | null>({
    key: 'zone',
    home: 'book',
    about:
      'the time zone that decides which day it is, for callers in several (default: the clock of each machine): Europe/Berlin',
    example: 'Europe/Berlin',
    fallback: null,
    parse: timeZone.parse,
    // Loading the table of zones takes 10 ms; the clock of a zone that does not exist is the machine's.
    stored: (value) => value,
    format: (value) => value ?? '',
  }),
  shop: text('shop', 'book', 'the name of your company, for greetings', 'Finch Wool'),
  language: setting<Language | 'auto'>({
    key: 'language',
    home: 'book',
    about: 'the language of calls: en, de, fr or es; auto follows the country of each customer, else of the book',
    example: 'de',
    fallback: 'auto',
    parse: (value) => {
      const named = value.trim().toLowerCase();
      if (named === 'auto' || isLanguage(named)) return { value: named };
      return { problem: `there are auto, ${languages.join(', ')}` };
    },
    format: (value) => value,
  }),
  product: text('product', 'book', 'what "our product" is called in a call', 'flour'),
  productDates: productDatesSetting,
  currency: setting<string | null>({
    key: 'currency',
    home: 'book',
    about: 'the currency for amounts that name none, such as EUR',
    example: 'EUR',
    fallback: null,
    parse: currencyCode.parse,
    format: (value) => value ?? '',
  }),
  country: setting<string | null>({
    key: 'country',
    home: 'book',
    about:
      'the country for phone numbers without a country code, for public holidays and for the form of figures, such as DE',
    example: 'DE',
    fallback: null,
    parse: countryCode.parse,
    format: (value) => value ?? '',
  }),
  rates: rankBookSettings.rates,
  tierShares: rankBookSettings.tierShares,
  tierBand: rankBookSettings.tierBand,
  halfLife: rankBookSettings.halfLife,
  memory: rankBookSettings.memory,
  gone: rankBookSettings.gone,
  potentialMedium: rankBookSettings.potentialMedium,
  potentialHigh: rankBookSettings.potentialHigh,
  region: text('region', 'book', 'the region whose public holidays count, such as BY', 'BY'),
  holidays: planSettings.holidays,
  touchesA: touchesSettings.touchesA,
  touchesB: touchesSettings.touchesB,
  touchesC: touchesSettings.touchesC,
  script: text('script', 'book', 'the script for a call when no other fits', 'courtesy'),
  scriptA: text('script.A', 'book', 'the script for calls to customers of tier A', 'yearly-review'),
  scriptB: text('script.B', 'book', 'the script for calls to customers of tier B', 'courtesy'),
  scriptC: text('script.C', 'book', 'the script for calls to customers of tier C', 'courtesy'),
  scriptRules: text(
    'script.rules',
    'book',
    'other scripts: "tag:vip mine; first call first-call"',
    'tag:vip mine; first call first-call',
  ),
};

export type BookSettings = SettingsIn<typeof bookSettings>;

const allSettings: readonly Setting[] = [
  ...Object.values(bookSettings),
  ...Object.values(machineSettings),
] as unknown as Setting[];

/** The settings a person may set. */
export const settableSettings: readonly Setting[] = allSettings.filter((one) => one.derived === undefined);

/** The settings of the book from what is stored; a stored value that no longer parses falls back. */
export function readBookSettings(stored: ReadonlyMap<string, string>): BookSettings {
  return readSettings(bookSettings as unknown as Record<string, Setting>, stored) as BookSettings;
}
