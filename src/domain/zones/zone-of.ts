/** The time zone of a customer when no file states it. Determined when the customer is written. */
import { phoneZones } from './phone-zones.ts';
import { callingCodes, mainZones, regionZones } from './place-zones.ts';

export interface Whereabouts {
  /** As written, the preferred one first. */
  readonly phones: readonly string[];
  readonly region: string | null;
  /** ISO code of two letters. */
  readonly country: string | null;
}

export interface FoundZone {
  /** IANA name. */
  readonly zone: string;
  readonly from: 'number' | 'region' | 'country';
}

/**
 * Null when nothing tells: their clock is taken to be the book's. `bookCountry` is that of numbers without a calling
 * code.
 */
export function zoneOf(customer: Whereabouts, bookCountry: string | null): FoundZone | null {
  const dialled = customer.country ?? bookCountry;
  for (const phone of customer.phones) {
    const zone = zoneOfNumber(phone, dialled);
    if (zone !== null) return { zone, from: 'number' };
  }
  const { country, region } = customer;
  if (country === null) return null;
  const regional = region === null ? undefined : regions().get(regionKey(country, region));
  if (regional !== undefined) return { zone: regional, from: 'region' };
  const zone = zoneOfCountry(country);
  return zone === null ? null : { zone, from: 'country' };
}

/** How the zone is known: the fact it follows from, else `given`, in a file or by hand; null without a zone. */
export function zoneSource(
  customer: Whereabouts & { readonly timeZone: string | null },
  bookCountry: string | null,
): FoundZone['from'] | 'given' | null {
  if (customer.timeZone === null) return null;
  const found = zoneOf(customer, bookCountry);
  return found?.zone === customer.timeZone ? found.from : 'given';
}

/** `country` is that of a number without a calling code. */
function zoneOfNumber(phone: string, country: string | null): string | null {
  const digits = internationalDigits(phone, country);
  if (digits === null) return null;
  for (let length = Math.min(6, digits.length); length > 0; length--) {
    const zone = beginnings().get(digits.slice(0, length));
    if (zone !== undefined) return zone === several ? null : zone;
  }
  return null;
}

/** Without the plus; null when the calling code is unknown. */
function internationalDigits(phone: string, country: string | null): string | null {
  const digits = phone.replaceAll(/\D/g, '');
  if (phone.trimStart().startsWith('+')) return digits;
  if (digits.startsWith('00')) return digits.slice(2);
  const code = country === null ? null : ownOf(callingCodes, country);
  if (code === null) return null;
  // The trunk prefix is not dialled from abroad; in North America it is the calling code.
  const trunk = code === '1' ? '1' : code === '7' ? '8' : '0';
  return code + (digits.startsWith(trunk) ? digits.slice(1) : digits);
}

const several = '-';
let madeBeginnings: ReadonlyMap<string, string> | undefined;

/** The zone of each prefix. */
function beginnings(): ReadonlyMap<string, string> {
  if (madeBeginnings !== undefined) return madeBeginnings;
  const zones = new Map<string, string>();
  let zone = several;
  for (const word of phoneZones.trim().split(/\s+/)) {
    if (/^\d/.test(word)) zones.set(word, zone);
    else zone = word;
  }
  madeBeginnings = zones;
  return zones;
}

let madeRegions: ReadonlyMap<string, string> | undefined;
const regionKey = (country: string, region: string) => `${country} ${region.trim().toLowerCase()}`;

function regions(): ReadonlyMap<string, string> {
  madeRegions ??= new Map(
    regionZones
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [country = '', zone = '', ...rest] = line.trim().split(' ');
        return rest
          .join(' ')
          .split(', ')
          .flatMap((region) => {
            const [code = '', ...name] = region.split(' ');
            return [code, name.join(' ')].map((one) => [regionKey(country, one), zone] as const);
          });
      }),
  );
  return madeRegions;
}

/** For a country with several zones, the one of most people. */
function zoneOfCountry(country: string): string | null {
  let zone = countryZones.get(country);
  if (zone === undefined) {
    zone = ownOf(mainZones, country) ?? (/^[A-Z]{2}$/.test(country) ? onlyZone(country) : null);
    countryZones.set(country, zone);
  }
  return zone;
}

/** Countries are free text: `constructor` must not find an inherited property. */
function ownOf(table: Readonly<Record<string, string>>, country: string): string | null {
  return Object.hasOwn(table, country) ? (table[country] ?? null) : null;
}

/** Asked once for each country: an import has many customers of each. */
const countryZones = new Map<string, string | null>();

function onlyZone(country: string): string | null {
  const locale = new Intl.Locale(`und-${country}`) as ZonedLocale;
  // Node 22 has an accessor, later ones a method.
  return (locale.getTimeZones?.() ?? locale.timeZones ?? [])[0] ?? null;
}

type ZonedLocale = Intl.Locale & { getTimeZones?(): string[] | undefined; timeZones?: string[] };
