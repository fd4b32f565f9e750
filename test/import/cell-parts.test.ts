/** Numbers in several columns, and days whose year stands above the table. */
import { describe, expect, it } from 'vitest';
import { cellMender } from '../../src/import/cell-parts.ts';
import { nameColumns, noChoices, planColumns } from '../../src/import/columns.ts';

/** The cells of each row as they are read. */
function mended(lines: string, titles: readonly string[] = []): readonly (readonly string[])[] {
  const [headers = [], ...rows] = lines.split('\n').map((line) => line.split(','));
  const sample = rows.map((cells, at) => ({ line: at + 2, cells, broken: null }));
  const mend = cellMender({ plan: planColumns(nameColumns(headers), noChoices, rows), sample, titles });
  return (mend === null ? sample : sample.map(mend)).map(({ cells }) => cells);
}

describe('a telephone number in several columns', () => {
  it.each([
    ['three, in Japanese', '氏名,電話番号1,電話番号2,電話番号3\n佐藤,03,5555,0001', ['佐藤', '03-5555-0001', '', '']],
    [
      'with wide figures, of whoever ordered',
      '注文者名,注文者電話番号１,注文者電話番号２,注文者電話番号３\n佐藤,090,1234,0001',
      ['佐藤', '090-1234-0001', '', ''],
    ],
    ['two, in English', 'Name,Phone 1,Phone 2\nAda,020,79461', ['Ada', '020-79461', '']],
  ])('is one: %s', (_, lines, cells) => {
    expect(mended(lines)).toEqual([cells]);
  });

  it('is two where one of them can be dialled', () => {
    const rows = [
      ['Ada', '7946018', '7946019'],
      ['Bo', '12', '34'],
    ];
    expect(mended(`Name,Phone 1,Phone 2\n${rows.map((row) => row.join(',')).join('\n')}`)).toEqual(rows);
  });

  it('is left alone in a row that has no more than a part of it', () => {
    expect(mended('氏名,電話番号1,電話番号2,電話番号3\n佐藤,03,5555,0001\n森,,,')[1]).toEqual(['森', '', '', '']);
  });
});

it('joins a postal code of two columns, and nothing else that is numbered', () => {
  expect(mended('氏名,郵便番号1,郵便番号2,住所1,住所2\n佐藤,150,0001,12,34')).toEqual([
    ['佐藤', '150-0001', '', '12', '34'],
  ]);
});

describe('a day without its year', () => {
  const table =
    'Umsatz (ohne Soll/Haben-Kz),Soll/Haben-Kennzeichen,Konto,Gegenkonto (ohne BU-Schlüssel),Belegdatum,Belegfeld 1';
  const row = (day: string) => `${table}\n119,S,10001,8400,${day},RE-1`;
  const dayOf = (day: string, ...titles: string[]) => mended(row(day), titles)[0]?.[4];

  it.each([
    ['0501', 'EXTF 700 21 Buchungsstapel 13 20260401120000000 RE 1001 1 20260101 4 20260101 20260331', '2026-01-05'],
    ['501', '20260101 4', '2026-01-05'],
    ['3012', '20250701 4', '2025-12-30'],
    ['0302', '20250701 4', '2026-02-03'],
    ['05.01.2026', '20260101 4', '05.01.2026'],
  ])('%s under %s is %s', (day, title, expected) => {
    expect(dayOf(day, title)).toBe(expected);
  });

  it('stays as it is where no line above names the year', () => {
    expect(dayOf('0501')).toBe('0501');
    expect(dayOf('0501', 'Buchungsstapel 20261301')).toBe('0501');
  });
});
