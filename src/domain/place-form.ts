/** Postal addresses on one line, in the order of their country. */
import type { Customer } from './customer.ts';
import { writtenForm } from './written-form.ts';

type Place = Pick<Customer, 'address' | 'postalCode' | 'city' | 'region' | 'country'>;

/** `12 Oak Street, Springfield, IL 62704`. */
const regionAndCode = new Set(['US', 'CA', 'AU', 'PR', 'PH']);
/** `1 High Street, York, YO1 7HH`. */
const codeBehind = new Set(['GB', 'IE', 'NZ', 'SG', 'IN', 'ZA']);

/** Where a place is written from the largest to the smallest in the script of the country: `100-0001 東京都千代田区丸の内1-1`. */
const largestFirst = new Set(['JP', 'CN', 'KR', 'TW', 'HK', 'MO']);
const eastAsian = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

export function isInEastAsianScript({ address, city, region }: Omit<Place, 'postalCode' | 'country'>): boolean {
  return eastAsian.test(joinedParts([address, city, region], ' '));
}

/** The country is named when it differs from the book's; in a book without a country the parts keep their order. */
export function placeInForm(place: Place): string {
  const { country: home } = writtenForm();
  const { address, postalCode, city, region, country } = place;
  if (home === null) return joinedParts([address, postalCode, city, region, country], ', ');
  const abroad = country === home ? null : country;
  const land = country ?? home;
  if (largestFirst.has(land) && isInEastAsianScript(place)) {
    const towns = joinedParts([region, city, address], land === 'KR' ? ' ' : '');
    return joinedParts([joinedParts([postalCode, towns], ' '), abroad], ', ');
  }
  if (regionAndCode.has(land))
    return joinedParts([address, city, joinedParts([region, postalCode], ' '), abroad], ', ');
  if (codeBehind.has(land)) return joinedParts([address, city, region, postalCode, abroad], ', ');
  return joinedParts([address, joinedParts([postalCode, city], ' '), region, abroad], ', ');
}

/** The parts that are known. */
function joinedParts(parts: readonly (string | null)[], by: string): string {
  return parts.filter((part) => part !== null && part !== '').join(by);
}
