/**
 * How figures are written for people, as in the book's country. One form holds for the whole process, because a book
 * has one country and a hundred places write figures; without a country, and for other programs, it is the machines'
 * form. The tables are from CLDR, and a test compares them with `Intl`, which would cost every start several
 * milliseconds.
 */

type DayOrder = 'Y-M-D' | 'D/M/Y' | 'D.M.Y' | 'D-M-Y' | 'Y/M/D' | 'D. M. Y' | 'Y. M. D.' | 'Mon D, Y';

export interface WrittenForm {
  readonly country: string | null;
  readonly group: string;
  readonly decimal: string;
  /** Thousands of four digits are not separated. */
  readonly fourTogether: boolean;
  /** By hundreds from the second group on: 12,34,567. */
  readonly inHundreds: boolean;
  /** The position of the currency sign: `$5`, `€ 5`, `5 €`. */
  readonly currency: 'joined before' | 'before' | 'behind';
  readonly days: DayOrder;
  /** `Fri Nov 27` instead of `Fri 27 Nov`. */
  readonly monthFirst: boolean;
}

export const machineForm: WrittenForm = {
  ...{ country: null, group: ',', decimal: '.', fourTogether: false, inHundreds: false, currency: 'behind' },
  ...{ days: 'Y-M-D', monthFirst: false },
};

/** No line breaks between a figure and its sign. */
const space = '\u00a0';

type Listed<Value> = readonly (readonly [Value, string])[];

const separators: Listed<readonly [group: string, decimal: string]> = [
  [
    [',', '.'],
    'AE AU CA CN DO EG GB GH GT HK HN IE IL JM JO JP KE KR KW LK MT MX MY NG NI NZ OM PA PE PH PK PR PY QA SA SG SV TH TW US BD IN',
  ],
  [
    ['.', ','],
    'AD AR AT AZ BA BE BO BR CL CO CY DE DK DZ EC ES GR HR ID IS IT LB LU MA MD ME MK NL RO RS SI SM TN TR UY VE VN',
  ],
  [[space, ','], 'AL AM BG BY CR CZ EE FI FR GE HU KZ LT LV MC NO PL PT RU SE SK UA UZ ZA'],
  [["'", '.'], 'CH LI'],
];
const fourTogether = 'AL AM BG EE ES GE HU IT LV PL PT SI SM';
const inHundreds = 'BD IN';

const currencyBefore: Listed<'joined before' | 'before'> = [
  [
    'joined before',
    'AU CA CN CO CR DO EC GB GH GT HK HN IE IN JM JP KE KR LK MT MX MY NG NI NZ PA PE PH PK PR SG SV TH TR TW US',
  ],
  ['before', 'AR AT BE BO BR CH CL ID LI NL PY UY VE ZA'],
];

const dayOrders: Listed<DayOrder> = [
  [
    'D/M/Y',
    'AD AE AR AU BD BE BO BR CO CR CY DO DZ EC EG ES FR GB GR GT HK HN ID IE IN IT JM JO KE KW LB LU MA MC MT MX MY NG NI NZ OM PE PK PT QA SA SG SM SV TH TN UY UZ VE VN',
  ],
  ['D.M.Y', 'AL AM AT AZ BG BY CH DE DK EE FI GE IL IS KZ LI LV MD ME MK NO PL RO RS RU TR UA'],
  ['D-M-Y', 'CL NL'],
  ['Y/M/D', 'CN GH JP TW ZA'],
  ['D. M. Y', 'BA CZ HR SI SK'],
  ['Y. M. D.', 'HU KR'],
  // 11/12/2026 is ambiguous where both orders are in use.
  ['Mon D, Y', 'PA PH PR PY US'],
];
const monthFirst = 'CA PH PR US';

/** The machines' form for a country that is not in the tables. */
export function formOf(country: string | null): WrittenForm {
  const among = (countries: string) => country !== null && countries.split(' ').includes(country);
  const found = separators.find(([, countries]) => among(countries));
  if (found === undefined) return { ...machineForm, country };
  const [[group, decimal]] = found;
  return {
    ...{ country, group, decimal, fourTogether: among(fourTogether), inHundreds: among(inHundreds) },
    currency: currencyBefore.find(([, countries]) => among(countries))?.[0] ?? 'behind',
    days: dayOrders.find(([, countries]) => among(countries))?.[0] ?? 'Y-M-D',
    monthFirst: among(monthFirst),
  };
}

let inForce = machineForm;

export function writtenForm(): WrittenForm {
  return inForce;
}

export function writeIn(form: WrittenForm): void {
  inForce = form;
}

/** For output read by other programs, and for texts that are compared. */
export function asMachinesWrite<Result>(work: () => Result): Result {
  const before = inForce;
  inForce = machineForm;
  try {
    return work();
  } finally {
    inForce = before;
  }
}

/** `12,345` or, with two decimals, `12.345,00`. */
export function grouped(value: number, digits = 0): string {
  const { group, decimal, fourTogether: together, inHundreds: hundreds } = inForce;
  const [whole = '', fraction] = Math.abs(value).toFixed(digits).split('.');
  const sign = value < 0 && Number(value.toFixed(digits)) !== 0 ? '-' : '';
  const places = hundreds ? /\B(?=(?:\d{2})*\d{3}$)/g : /\B(?=(\d{3})+$)/g;
  const parted = together && whole.length < 5 ? whole : whole.replace(places, group);
  return `${sign}${parted}${fraction === undefined ? '' : `${decimal}${fraction}`}`;
}

/** Signs with one currency everywhere, and signs of the country's own currency. */
const signs: Readonly<Record<string, string>> = { EUR: '€', GBP: '£' };
const ownSigns: Readonly<Record<string, readonly [currency: string, sign: string]>> = {
  ...{ US: ['USD', '$'], PR: ['USD', '$'], EC: ['USD', '$'], SV: ['USD', '$'], CA: ['CAD', '$'], AU: ['AUD', '$'] },
  ...{ NZ: ['NZD', '$'], MX: ['MXN', '$'], SG: ['SGD', '$'], HK: ['HKD', 'HK$'], BR: ['BRL', 'R$'], AR: ['ARS', '$'] },
  ...{ CL: ['CLP', '$'], CO: ['COP', '$'], UY: ['UYU', '$'], SE: ['SEK', 'kr'], NO: ['NOK', 'kr'], DK: ['DKK', 'kr.'] },
  ...{
    IS: ['ISK', 'kr.'],
    PL: ['PLN', 'zł'],
    CZ: ['CZK', 'Kč'],
    HU: ['HUF', 'Ft'],
    JP: ['JPY', '¥'],
    CN: ['CNY', '¥'],
  },
  ...{ KR: ['KRW', '₩'], IN: ['INR', '₹'], IL: ['ILS', '₪'], TR: ['TRY', '₺'], UA: ['UAH', '₴'], ZA: ['ZAR', 'R'] },
  ...{ PH: ['PHP', '₱'], VN: ['VND', '₫'], ID: ['IDR', 'Rp'], RO: ['RON', 'lei'] },
};

/** A number with its currency: `$4,200.50`, `4.200,50 €`, `4,200.50 USD` where the sign might be of another currency. */
export function withCurrency(number: string, currency: string): string {
  const { country, currency: place } = inForce;
  if (country === null) return `${number} ${currency}`;
  const [own, ownSign] = ownSigns[country] ?? [];
  const sign = own === currency && ownSign !== undefined ? ownSign : (signs[currency] ?? currency);
  if (place === 'behind') return `${number}${space}${sign}`;
  const [minus, bare] = number.startsWith('-') ? ['-', number.slice(1)] : ['', number];
  const gap = place === 'before' || /\p{L}$/u.test(sign) ? space : '';
  return `${minus}${sign}${gap}${bare}`;
}
