import { asciiFigures, hasArabicMarks } from '../../domain/figures.ts';
import type { Currency } from '../../domain/money.ts';
import { currencyNamed } from './currencies.ts';

/** The decimal mark of a column. */
export type DecimalMark = '.' | ',';

export type Amount =
  | {
      readonly kind: 'amount';
      readonly value: number;
      readonly currency: Currency | null;
      readonly symbol: string | null;
    }
  | { readonly kind: 'absent' }
  /** `1.234`: the amount depends on the rest of the column. */
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'wrong'; readonly message: string };

/** A cell may contain `constructor`: inherited properties must not be found here. */
const symbols = new Map<string, Currency>(
  Object.entries({
    '€': 'EUR',
    '£': 'GBP',
    R$: 'BRL',
    RM: 'MYR',
    '₹': 'INR',
    Rs: 'INR',
    zł: 'PLN',
    Kč: 'CZK',
    Ft: 'HUF',
    '₺': 'TRY',
    TL: 'TRY',
    '₽': 'RUB',
    '₩': 'KRW',
    '฿': 'THB',
    '₪': 'ILS',
    '₫': 'VND',
    '₱': 'PHP',
    '₦': 'NGN',
    '₴': 'UAH',
    lei: 'RON',
    Lei: 'RON',
    LEI: 'RON',
    RMB: 'CNY',
    NIS: 'ILS',
    лв: 'BGN',
    Fr: 'CHF',
    SFr: 'CHF',
    US$: 'USD',
    A$: 'AUD',
    AU$: 'AUD',
    C$: 'CAD',
    CA$: 'CAD',
    NZ$: 'NZD',
    HK$: 'HKD',
    S$: 'SGD',
    MX$: 'MXN',
    R: 'ZAR',
    Rp: 'IDR',
    KSh: 'KES',
    円: 'JPY',
    원: 'KRW',
    руб: 'RUB',
    грн: 'UAH',
    '৳': 'BDT',
    '₸': 'KZT',
    '₾': 'GEL',
    '₵': 'GHS',
    '₡': 'CRC',
    '₲': 'PYG',
    // Written with dots between the letters: د.إ
    دإ: 'AED',
    رس: 'SAR',
    دك: 'KWD',
    رق: 'QAR',
    دب: 'BHD',
    رع: 'OMR',
    جم: 'EGP',
    دأ: 'JOD',
    دت: 'TND',
    دج: 'DZD',
    دع: 'IQD',
    // Codes that programs kept after a currency changed.
    TRL: 'TRY',
    RUR: 'RUB',
  }),
);

/** Symbols of several currencies; the country or the setting decides. The first one is the default. */
const sharedSymbols = new Map<string, readonly Currency[]>(
  Object.entries({
    $: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'CLP', 'COP', 'ARS'],
    kr: ['SEK', 'NOK', 'DKK', 'ISK'],
    '¥': ['JPY', 'CNY'],
    元: ['CNY', 'TWD'],
  }),
);

/** In characters; a longer text is not an amount and is not examined. */
const longest = 100;
const plain = /^-?\d{1,15}(?:\.\d{1,2})?$/;
const absentWords = /^(?:|-+|–|—|n\/a|n\.a|na|null|none|nil|unknown|k\.a|\(blank\))$/i;
const wordsAround = /^([^\d.,(\-−+]*)([\s\S]*?)([^\d.,)\-−']*)$/;

/**
 * Parses a money cell. `mark` is the column's decimal mark if known; only `1.234` and `1,234` need it. Refuses what is
 * not clearly an amount (`12k`, `10%`, `approx 200`, `#REF!`).
 */
export function parseAmount(raw: string, mark: DecimalMark | null = null): Amount {
  if (plain.test(raw)) return { kind: 'amount', value: Number(raw), currency: null, symbol: null };
  if (raw.length > longest) return { kind: 'wrong', message: 'is not an amount' };
  const text = asciiFigures(raw)
    .trim()
    .replace(/^'/, '')
    .replace(/(\p{L})\.(?= ?\d|$)/gu, '$1 ')
    .replace(/(\d)[.,][-–]{1,2}(?=\D*$)/, '$1')
    .trim();
  if (absentWords.test(text)) return { kind: 'absent' };
  if (text.startsWith('#')) return { kind: 'wrong', message: 'is an error of the spreadsheet, not an amount' };
  if (text.endsWith('%')) return { kind: 'wrong', message: 'is a percentage, not an amount' };
  return withUnit(text, hasArabicMarks(raw) ? '.' : mark);
}

const noAmount: Amount = { kind: 'wrong', message: 'is not an amount' };

/** A number with a sign and a currency on either side. */
function withUnit(text: string, mark: DecimalMark | null): Amount {
  const signed = takeSign(text.replace(/(?<=\p{Script=Arabic})\.(?=\p{Script=Arabic})/gu, ''));
  const unit = takeUnit(signed.text);
  if (unit === null) return noAmount;
  const inner = takeSign(unit.text);
  const value = toNumber(inner.text, mark);
  if (value === 'ambiguous') return { kind: 'ambiguous' };
  if (value === null || (signed.negative && inner.negative)) return noAmount;
  const negative = signed.negative || inner.negative;
  return {
    kind: 'amount',
    value: negative && value !== 0 ? -value : value,
    currency: unit.currency,
    symbol: unit.symbol,
  };
}

/** The decimal mark that a single cell proves by itself. */
export function decimalEvidence(raw: string): DecimalMark | null {
  if (hasArabicMarks(raw)) return '.';
  const digits = /\d[\d.,]*/.exec(asciiFigures(raw).replace(/[\s'’]/g, ''))?.[0].replace(/[.,]$/, '') ?? '';
  const comma = digits.lastIndexOf(',');
  const dot = digits.lastIndexOf('.');
  if (comma >= 0 && dot >= 0) return comma > dot ? ',' : '.';
  if (comma >= 0) return evidenceOf(',', digits);
  return dot >= 0 ? evidenceOf('.', digits) : null;
}

/** The only mark between the digits: if it occurs several times, it separates thousands. */
function evidenceOf(mark: DecimalMark, digits: string): DecimalMark | null {
  const [whole = '', rest = '', ...more] = digits.split(mark);
  if (more.length > 0) return mark === ',' ? '.' : ',';
  return isGroup(whole, rest) ? null : mark;
}

/** The country of `kr` and `¥` when the book has another currency; a dollar is American. */
const ofCountry = new Map(Object.entries({ NO: 'NOK', DK: 'DKK', IS: 'ISK', CN: 'CNY' }));

/** An amount's currency: the one it names, else its symbol's in this book. */
export function currencyOf(
  amount: { currency: Currency | null; symbol: string | null },
  home: Currency | null,
  country: string | null = null,
): Currency | null {
  if (amount.currency !== null) return amount.currency;
  const shared = amount.symbol === null ? undefined : sharedSymbols.get(amount.symbol);
  if (shared === undefined) return null;
  if (home !== null && shared.includes(home)) return home;
  const local = ofCountry.get(country ?? '');
  return local !== undefined && shared.includes(local) ? local : (shared[0] ?? null);
}

/** An ISO code in upper case, or null; also unambiguous symbols and names. */
export function parseCurrency(raw: string): Currency | null {
  const text = raw.trim();
  if (/^[A-Za-z]{3}$/.test(text)) return symbols.get(text) ?? text.toUpperCase();
  if (text === '$') return 'USD';
  return symbols.get(text) ?? symbols.get(text.replace(/\.$/, '')) ?? (text === '' ? null : currencyNamed(text));
}

function takeSign(text: string): { text: string; negative: boolean } {
  if (text.startsWith('(') && text.endsWith(')')) return { text: text.slice(1, -1).trim(), negative: true };
  if (/^[-−–]/.test(text)) return { text: text.slice(1).trim(), negative: true };
  if (/[-−]$/.test(text)) return { text: text.slice(0, -1).trim(), negative: true };
  return { text: text.startsWith('+') ? text.slice(1).trim() : text, negative: false };
}

function takeUnit(text: string): { text: string; currency: Currency | null; symbol: string | null } | null {
  const match = wordsAround.exec(text);
  const before = match?.[1]?.trim() ?? '';
  const after = match?.[3]?.trim() ?? '';
  const number = match?.[2]?.trim() ?? '';
  const words = `${before} ${after}`.trim();
  if (words === '') return { text: number, currency: null, symbol: null };
  const key = [...sharedSymbols.keys()].find((symbol) => symbol === words || symbol === words.toLowerCase());
  if (key !== undefined) return { text: number, currency: null, symbol: key };
  const known = symbols.get(words);
  if (known !== undefined) return { text: number, currency: known, symbol: words };
  return /^[A-Za-z]{3}$/.test(words) ? { text: number, currency: words.toUpperCase(), symbol: null } : null;
}

/** Three digits after a group of one to three that is not a lone zero: thousands or thousandths, which is ambiguous. */
function isGroup(whole: string, rest: string): boolean {
  return rest.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
}

function toNumber(text: string, mark: DecimalMark | null): number | 'ambiguous' | null {
  const number = text.replace(/(\d)[ '’´](?=\d{3}(?:\D|$))/g, '$1').replace(/[.,]$/, '');
  if (/^\d+$/.test(number)) return safe(Number(number));
  if (/^(?:\d(?:[.,]\d+)?E[+-]?\d{1,2}|[.,]\d+)$/i.test(number)) return safe(Number(number.replace(',', '.')));
  if (!/^\d[\d.,]*$/.test(number)) return null;
  const proved = decimalEvidence(number);
  if (proved === null && mark === null) return 'ambiguous';
  return assemble(number, proved ?? mark ?? '.');
}

function assemble(number: string, mark: DecimalMark): number | null {
  const at = number.lastIndexOf(mark);
  const whole = at < 0 ? number : number.slice(0, at);
  const fraction = at < 0 ? '' : number.slice(at + 1);
  const other = mark === '.' ? ',' : '.';
  // Groups of three, or of two in India: 12,34,567.
  if (whole.includes(other) && !new RegExp(`^\\d{1,3}(?:\\${other}\\d{2,3})*\\${other}\\d{3}$`).test(whole))
    return null;
  return safe(Number(`${whole.replaceAll(other, '') || '0'}.${fraction || '0'}`));
}

function safe(value: number): number | null {
  return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : null;
}
