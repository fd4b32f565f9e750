/** Programs about which more is known than their headers say. */
import { listed } from '../languages/index.ts';
import type { StatusWord } from '../languages/language.ts';
import { headerKey } from '../text.ts';
import { adyen } from './adyen.ts';
import { datev } from './datev.ts';
import { datevBookings } from './datev-bookings.ts';
import { etsy } from './etsy.ts';
import { fec } from './fec.ts';
import { google } from './google.ts';
import { googleOlder } from './google-older.ts';
import { hubspot } from './hubspot.ts';
import { hubspotDeals } from './hubspot-deals.ts';
import { kofi } from './ko-fi.ts';
import { matrixify } from './matrixify.ts';
import { moloni } from './moloni.ts';
import { myob } from './myob.ts';
import { odoo } from './odoo.ts';
import { paypal } from './paypal.ts';
import type { Program, RowType } from './program.ts';
import { rakuten } from './rakuten.ts';
import { sage } from './sage.ts';
import { shopify } from './shopify.ts';
import { shoptet } from './shoptet.ts';
import { shopware } from './shopware.ts';
import { square } from './square.ts';
import { sumup } from './sumup.ts';
import { tally } from './tally.ts';
import { wave } from './wave.ts';
import { xero } from './xero.ts';

export const programs: readonly Program[] = [
  adyen,
  datev,
  datevBookings,
  etsy,
  fec,
  google,
  googleOlder,
  hubspot,
  hubspotDeals,
  kofi,
  matrixify,
  moloni,
  myob,
  odoo,
  paypal,
  rakuten,
  sage,
  shopify,
  shoptet,
  shopware,
  square,
  sumup,
  tally,
  wave,
  xero,
];

/** The programs that write such a header row; several when a program has several kinds of files. */
export function programsOf(headers: readonly string[]): readonly Program[] {
  const keys = new Set(headers.map(headerKey));
  return programs.filter(({ marks }) =>
    marks.every((mark) => listed(mark).some((spelling) => keys.has(headerKey(spelling)))),
  );
}

/** What the statuses of such a file mean where the program that wrote it says otherwise than its words do. */
export function statusesIn(headers: readonly string[]): ReadonlyMap<string, StatusWord> {
  const own = programsOf(headers.map(headerKey)).flatMap(({ statuses = {} }) => Object.entries(statuses));
  return new Map(own);
}

/** The meanings of the codes in a file's type column, if one program has all of them. */
export function rowTypesOf(codes: ReadonlySet<string>): ReadonlyMap<string, RowType> {
  if (codes.size === 0) return new Map();
  const program = programs.find(
    ({ rowTypes }) => rowTypes !== undefined && [...codes].every((code) => code in rowTypes),
  );
  return new Map(Object.entries(program?.rowTypes ?? {}));
}
