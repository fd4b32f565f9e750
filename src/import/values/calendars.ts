/** Years of calendars with our months and days and another first year; and of those with other months. */

/** How many years an era is behind ours: 令和6年 is 2024, R6 too; 民國113年 is 2024. */
const eras: Readonly<Record<string, number>> = {
  令和: 2018,
  平成: 1988,
  昭和: 1925,
  R: 2018,
  H: 1988,
  S: 1925,
  民國: 1911,
  民国: 1911,
};
const named = /^(令和|平成|昭和|(?:中華|中华)?(?:民國|民国)|[RHS]) ?(元|\d{1,3})(?=[年./-])/;
/** Thai years, 543 ahead of ours; only years that cannot be anything else. */
const buddhist = { from: 2443, to: 2743, ahead: 543 } as const;
/** Taiwan's years in digits alone. */
const minguo = { from: 100, to: 199, behind: 1911 } as const;
/** Persian and Islamic years of living people: their months are not ours. */
const otherMonths = { from: 1280, to: 1499 } as const;

/** Converts an era's year to ours: `令和6年10月2日` becomes `2024年10月2日`. */
export function withoutEra(text: string): string {
  return text.replace(named, (_, era: string, year: string) => {
    const behind = eras[era.replace(/^(?:中華|中华)/, '')] ?? 0;
    return String(behind + (year === '元' ? 1 : Number(year)));
  });
}

/** The year in our calendar; null for a calendar with other months. */
export function commonYear(year: number): number | null {
  if (year >= buddhist.from && year <= buddhist.to) return year - buddhist.ahead;
  if (year >= minguo.from && year <= minguo.to) return year + minguo.behind;
  return year >= otherMonths.from && year <= otherMonths.to ? null : year;
}
