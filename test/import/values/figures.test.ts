import { describe, expect, it } from 'vitest';
import { asciiFigures } from '../../../src/domain/figures.ts';
import { numberKey } from '../../../src/import/order-numbers.ts';
import { plainId } from '../../../src/import/text.ts';
import { orderEvidence, parseBirthday, parseDate } from '../../../src/import/values/dates.ts';
import { type DecimalMark, decimalEvidence, parseAmount } from '../../../src/import/values/money.ts';
import { parsePhones, phoneKeys } from '../../../src/import/values/phones.ts';
import { fc } from '../../support/properties.ts';

const today = '2026-11-22';

/** The zero of each script that people write figures in, and of the wide ones of East Asian keyboards. */
const zeros = Array.from({ length: 0x11_0000 }, (_, code) => code).filter(
  (code) => /\p{Nd}/u.test(asText(code)) && digitOf(code) === 0 && code !== 0x30,
);

function asText(code: number): string {
  return code >= 0xd800 && code <= 0xdfff ? '' : String.fromCodePoint(code);
}

/** By the engine's own tables of Unicode: a letter that stands for 5 in one script sorts as 5. */
function digitOf(code: number): number {
  const sorted = new Intl.Collator('en', { numeric: true });
  return [...'0123456789'].findIndex((digit) => sorted.compare(digit, asText(code)) === 0);
}

const inScript = (text: string, zero: number) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

const read = (raw: string, mark: DecimalMark | null = null) => {
  const amount = parseAmount(raw, mark);
  return amount.kind === 'amount' ? amount.value : amount.kind;
};

it('knows the figures of several dozen scripts', () => {
  expect(zeros.length).toBeGreaterThan(60);
});

describe('an amount in the figures of other scripts', () => {
  it.each<[string, number | string]>([
    ['١٢٣٫٥٠', 123.5],
    ['١٢٬٣٤٥٫٦٧', 12345.67],
    ['١٢٬٣٤٥', 12345],
    // Three decimals, as Kuwait writes its dinars.
    ['١٢٣٫٥٠٠', 123.5],
    ['\u061c-١٢٣٫٥', -123.5],
    ['\u200f١٢٣-\u200f', -123],
    ['−١٢', -12],
    ['(١٢٣)', -123],
    ['۱۲۳۴٫۵', 1234.5],
    ['۱٬۲۳۴٬۵۶۷', 1234567],
    ['१२३.५०', 123.5],
    ['₹१,२३,४५६.७८', 123456.78],
    ['১২৩.৫০', 123.5],
    ['๑๒๓.๕๐', 123.5],
    ['１２３', 123],
    ['￥１２，３４５', 'ambiguous'],
    ['－１，２３４．５０', -1234.5],
    ['（１２）', -12],
    // Which mark it is depends on the column, as in any script.
    ['١٢.٣٤٥', 'ambiguous'],
    ['١٠٪', 'wrong'],
    ['一二三', 'wrong'],
    ['½', 'wrong'],
  ])('reads %s as %s', (raw, value) => expect(read(raw)).toBe(value));

  it('takes Arabic marks for what they are, whatever the column has', () => {
    expect(read('١٢٬٣٤٥', ',')).toBe(12345);
    expect(read('١٢٫٣٤٥', ',')).toBe(12.345);
    expect(decimalEvidence('١٢٬٣٤٥')).toBe('.');
    expect(decimalEvidence('١٬٢٣٤,٥٠')).toBe('.');
    expect(decimalEvidence('١٢,٥٠')).toBe(',');
  });

  it('is what it is in ASCII, in any script', () => {
    const amount = fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 99 }));
    fc.assert(
      fc.property(amount, fc.constantFrom(...zeros), ([whole, cents], zero) => {
        const text = `${whole}.${String(cents).padStart(2, '0')}`;
        expect(asciiFigures(inScript(text, zero))).toBe(text);
        expect(parseAmount(inScript(text, zero))).toEqual(parseAmount(text));
      }),
    );
  });
});

describe('a day in the figures of other scripts', () => {
  it.each([
    ['٢٠٢٦-١١-٠٣', '2026-11-03'],
    ['٢٥/١١/٢٠٢٦', '2026-11-25'],
    ['\u200f٢٥\u200f/١١\u200f/٢٠٢٦', '2026-11-25'],
    ['२५-११-२०२६', '2026-11-25'],
    ['２０２６／１１／２５', '2026-11-25'],
    ['２０２６年１１月３日', '2026-11-03'],
    ['٢٠٢٦-١١-٠٣ ١٤:٢٢', '2026-11-03'],
  ])('reads %s', (raw, day) => expect(parseDate(raw, { order: null, today })).toEqual({ kind: 'day', day }));

  it.each([
    ['25/11/2569', '2026-11-25'],
    ['๒๕/๑๑/๒๕๖๙', '2026-11-25'],
    ['2569-11-25', '2026-11-25'],
    ['令和6年10月2日', '2024-10-02'],
    ['令和元年5月1日', '2019-05-01'],
    ['R6.10.2', '2024-10-02'],
    ['H31/04/30', '2019-04-30'],
    ['民國113年10月2日', '2024-10-02'],
    ['113/10/02', '2024-10-02'],
    ['2026. 01. 05.', '2026-01-05'],
    ['05.01.2026.', '2026-01-05'],
    ['2026.01.05. 10:12', '2026-01-05'],
  ])('reads %s, as it is written elsewhere', (raw, day) => {
    expect(parseDate(raw, { order: 'day-first', today })).toEqual({ kind: 'day', day });
  });

  it.each(['۱۴۰۳/۰۸/۱۲', '1446-05-12', '١٢/٠٥/١٤٤٦', '12 Muharram 1446'])('says that %s is none of ours', (raw) => {
    expect(parseDate(raw, { order: 'day-first', today }).kind).toBe('wrong');
  });

  it('tells the order of day and month as in any script, and birthdays', () => {
    expect(orderEvidence('٢٥/١١/٢٠٢٦')).toBe('day-first');
    expect(parseDate('٠٣/١١/٢٠٢٦', { order: null, today })).toEqual({ kind: 'ambiguous' });
    expect(parseBirthday('١٧/٠٥/١٩٨٠', { order: 'day-first', today })).toBe('1980-05-17');
  });
});

describe('numbers of telephones, customers and orders in the figures of other scripts', () => {
  it.each([
    ['٠٥٠ ١٢٣ ٤٥٦٧', '050 123 4567'],
    ['＋８１－９０－１２３４－５６７８', '+81-90-1234-5678'],
    ['+49‑30‑1234567', '+49-30-1234567'],
  ])('reads %s', (raw, phone) => expect(parsePhones(raw)).toEqual({ phones: [phone], problem: null }));

  it('reads two of them with an Arabic comma between', () => {
    expect(parsePhones('٠٥٠١٢٣٤٥٦٧، ٠٥٥١٢٣٤٥٦٧').phones).toEqual(['0501234567', '0551234567']);
  });

  it('meets the same ones in ASCII', () => {
    const key = phoneKeys('AE');
    expect(key('٠٥٠ ١٢٣ ٤٥٦٧')).toBe(key('+971 50 123 4567'));
    expect(plainId('٠٠١٢٣')).toBe('00123');
    expect(numberKey('＃１００１')).toBe(numberKey('1001'));
    expect(numberKey('فاتورة-١٢٣')).toBe(numberKey('فاتورة-123'));
  });
});

it('leaves letters and words as they are', () => {
  expect(asciiFigures('Müller & Söhne – 東京 ١')).toBe('Müller & Söhne – 東京 1');
});
