/** Addresses as written on an envelope, line by line, in the order of the destination country. */
import type { Customer } from './customer.ts';
import { folded } from './folded.ts';
import { joinedParts } from './place-form.ts';

type Addressed = Pick<Customer, 'name' | 'company' | 'address' | 'postalCode' | 'city' | 'region' | 'country'>;

/** `Springfield, IL 62704`, `Toronto ON M5V 2T6`. */
const regionAndCode = new Map([
  ['US', ', '],
  ['PR', ', '],
  ['CA', ' '],
  ['AU', ' '],
]);
/** The postal code on its own line, below the town. */
const codeBelow = new Set(['GB', 'ZA']);
/** The code behind the town. */
const codeBehind = new Set(['IE', 'NZ', 'SG', 'IN', 'HK', 'TH', 'MY', 'PK', 'BD']);
/** `00184 Roma RM`, `28013 Madrid (Madrid)` would be too much: the province is only written where its code is short. */
const shortRegion = new Set(['IT', 'BR']);
/** The person stands above the company; elsewhere it is the other way round. */
const personFirst = new Set(['US', 'PR', 'CA', 'GB', 'IE', 'AU', 'NZ', 'IN', 'ZA', 'SG', 'HK']);

/** Whether a card would arrive: a street or a box, and a town. */
export function isPostable({ address, city, postalCode }: Addressed): boolean {
  return address !== null && (city !== null || postalCode !== null);
}

/** `home` is the country it is posted in; `countryName` says the name of another one, as the post office there reads it. */
export function addressLines(
  to: Addressed,
  { home, countryName }: { readonly home: string | null; readonly countryName: (country: string) => string },
): string[] {
  const land = to.country ?? home ?? '';
  const street = (to.address ?? '').split('\n');
  const abroad = to.country === null || to.country === home ? [] : [countryName(to.country).toUpperCase()];
  return [...names(to, land), ...street, ...townLines(to, land), ...abroad]
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function names({ name, company }: Addressed, land: string): string[] {
  if (company === null || folded(company) === folded(name)) return [name];
  return personFirst.has(land) ? [name, company] : [company, name];
}

function townLines({ city, postalCode, region }: Addressed, land: string): string[] {
  const before = regionAndCode.get(land);
  if (before !== undefined) return [joinedParts([city, joinedParts([region, postalCode], ' ')], before)];
  if (codeBelow.has(land)) return [city ?? '', postalCode ?? ''];
  if (codeBehind.has(land)) return [joinedParts([city, postalCode], ' ')];
  const province = shortRegion.has(land) && /^\p{L}{2}$/u.test(region ?? '') ? region : null;
  return [joinedParts([postalCode, city, province], ' ')];
}
