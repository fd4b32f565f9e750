/** Addresses as written on an envelope, line by line, in the order of the destination country. */
import { formatAddress } from 'localized-address-format';
import type { Customer } from './customer.ts';
import { folded } from './folded.ts';
import { isInEastAsianScript } from './place-form.ts';

type Addressed = Pick<Customer, 'name' | 'company' | 'address' | 'postalCode' | 'city' | 'region' | 'country'>;

/** Where the region is written by its short code or not at all: `00184 Roma RM`. */
const shortRegion = new Set(['IT', 'BR']);
/** The person stands above the company; elsewhere it is the other way round. */
const personFirst = new Set(['US', 'PR', 'CA', 'GB', 'IE', 'AU', 'NZ', 'IN', 'ZA', 'SG', 'HK']);
/** The order of most countries, for one that is not known: the code before the town. */
const usualOrder = 'FR';

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
  const abroad = to.country === null || to.country === home ? [] : [countryName(to.country).toUpperCase()];
  return [...linesIn(to, land), ...abroad].map((line) => line.trim()).filter((line) => line !== '');
}

function linesIn(to: Addressed, land: string): string[] {
  const { address, postalCode, city } = to;
  const isEastern = isInEastAsianScript(to);
  const region = regionOf(to, land);
  // In Japan the town belongs to the region: the library has no place of its own for it.
  const towns = land === 'JP' ? { region: joined([region, city], isEastern), city: null } : { region, city };
  const written = (postalCountry: string) =>
    formatAddress(
      {
        ...{ postalCountry, name: names(to, land).join('\n'), addressLines: address?.split('\n') ?? [] },
        ...{ postalCode: postalCode ?? '', locality: towns.city ?? '', administrativeArea: towns.region ?? '' },
      },
      isEastern ? 'local' : 'latin',
    ).flatMap((line) => line.split('\n'));
  const lines = written(land);
  const isLost = postalCode !== null && land !== 'HK' && !lines.some((line) => line.includes(postalCode));
  return (isLost ? written(usualOrder) : lines).map((line) => withoutCountryCode(line, postalCode));
}

/** Large to small in Eastern scripts, without a space; small to large elsewhere. */
function joined([region, city]: readonly [string | null, string | null], isEastern: boolean): string {
  const parts = [region, city].filter((part) => part !== null);
  return isEastern ? parts.join('') : parts.toReversed().join(', ');
}

/** `Madrid (Madrid)` would be too much. */
function regionOf({ region, city }: Addressed, land: string): string | null {
  if (region === null || (city !== null && folded(region) === folded(city))) return null;
  return shortRegion.has(land) && !/^\p{L}{2}$/u.test(region) ? null : region;
}

/** `CH-8001 Zürich`: the post offices want the country below instead. */
function withoutCountryCode(line: string, postalCode: string | null): string {
  return postalCode === null
    ? line
    : line.replace(/^[A-Z]{2}-(?=[^\s-])/, (code, at: number) =>
        line.startsWith(postalCode, at + code.length) ? '' : code,
      );
}

function names({ name, company }: Addressed, land: string): string[] {
  if (company === null || folded(company) === folded(name)) return [name];
  return personFirst.has(land) ? [name, company] : [company, name];
}
