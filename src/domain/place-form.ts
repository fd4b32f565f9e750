/** Postal addresses on one line, in the order of their country. */
import type { Customer } from './customer.ts';
import { writtenForm } from './written-form.ts';

type Place = Pick<Customer, 'address' | 'postalCode' | 'city' | 'region' | 'country'>;

/** `12 Oak Street, Springfield, IL 62704`. */
const regionAndCode = new Set(['US', 'CA', 'AU', 'PR', 'PH']);
/** `1 High Street, York, YO1 7HH`. */
const codeBehind = new Set(['GB', 'IE', 'NZ', 'SG', 'IN', 'ZA']);

/** The country is named when it differs from the book's; in a book without a country the parts keep their order. */
export function placeInForm(place: Place): string {
  const { country: home } = writtenForm();
  const { address, postalCode, city, region, country } = place;
  if (home === null) return joined([address, postalCode, city, region, country], ', ');
  const abroad = country === home ? null : country;
  const land = country ?? home;
  if (regionAndCode.has(land)) return joined([address, city, joined([region, postalCode], ' '), abroad], ', ');
  if (codeBehind.has(land)) return joined([address, city, region, postalCode, abroad], ', ');
  return joined([address, joined([postalCode, city], ' '), region, abroad], ', ');
}

function joined(parts: readonly (string | null)[], by: string): string {
  return parts.filter((part) => part !== null && part !== '').join(by);
}
