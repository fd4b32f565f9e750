/**
 * The best that any year of calls could be worth: the yardstick of the year's plan. It knows nothing of windows, rounds or chains of moves;
 * a linear programme is handed to HiGHS.
 */
import highs from 'highs';

/** Its types describe what `require` gives; what is imported is the loader itself. */
const load = highs as unknown as typeof highs.default;

let solver: ReturnType<typeof load> | null = null;

/** The question about a year, in days from its first. */
export interface YearAsked {
  /** How many days are looked at. */
  readonly length: number;
  /** Days on which calls are made, and how many each holds. */
  readonly days: readonly { readonly day: number; readonly calls: number }[];
  readonly customers: readonly CustomerAsked[];
}

export interface CustomerAsked {
  /** No call before this day, nor sooner than `rest` days after another. */
  readonly earliest: number;
  readonly rest: number;
  /**
   * The worth of a day on which the last of these calls is at most this many days ago; until a given day it counts
   * without one.
   */
  readonly worth: readonly { readonly within: number; readonly until: number; readonly value: number }[];
}

/** The worth of these calls, each a list of days on which one customer is called: on every day, whether they are within. */
export function worthOf({ length, customers }: YearAsked, calls: readonly (readonly number[])[]): number {
  let sum = 0;
  customers.forEach(({ worth }, c) => {
    for (let day = 0; day < length; day++) {
      const last = Math.max(Number.NEGATIVE_INFINITY, ...(calls[c] ?? []).filter((call) => call <= day));
      for (const { within, until, value } of worth) if (day <= until || day - last <= within) sum += value;
    }
  });
  return sum;
}

/** At most so much: fractions of calls are allowed, so no year is worth more. */
export async function bestWorth(asked: YearAsked): Promise<number> {
  solver ??= load();
  const solution = (await solver).solve(programmeOf(asked), { output_flag: false });
  if (solution.Status !== 'Optimal') throw new Error(`no optimum: ${solution.Status}`);
  return solution.ObjectiveValue;
}

/**
 * `x3_5`: customer 3 is called on the fifth calling day; `y3_5_0`: on day 5 they are within the first of their worths. Days that follow one
 * another and on which the same calls count are one `y`, worth as much as all of them.
 */
function programmeOf({ length, days, customers }: YearAsked): string {
  const worth: string[] = [];
  const rows: string[] = [];
  const bounds: string[] = [];
  customers.forEach((customer, c) => {
    const open = days.map(({ day }) => day >= customer.earliest);
    const called = (from: number, to: number) =>
      days.flatMap(({ day }, d) => (open[d] && day > from && day <= to ? [`x${c}_${d}`] : []));
    days.forEach(({ day }, d) => {
      if (open[d]) bounds.push(`x${c}_${d} <= 1`);
      const near = called(day - customer.rest, day);
      if (open[d] && near.length > 1) rows.push(`${near.join(' + ')} <= 1`);
    });
    customer.worth.forEach(({ within, until, value }, w) => {
      let [alike, before, first] = ['', '', 0];
      const end = (day: number) => {
        if (day > first) worth.push(`${value * (day - first)} ${alike}`);
      };
      for (let day = 0; day < length; day++) {
        const counting = day > until ? called(day - within - 1, day).join(' - ') : 'without a call';
        if (day === 0 || counting !== before) {
          end(day);
          [alike, before, first] = [`y${c}_${day}_${w}`, counting, day];
          bounds.push(`${alike} <= 1`);
          if (day > until) rows.push([alike, ...(counting === '' ? [] : [counting])].join(' - ').concat(' <= 0'));
        }
      }
      end(length);
    });
  });
  days.forEach(({ day, calls }, d) => {
    const all = customers.flatMap(({ earliest }, c) => (day >= earliest ? [`x${c}_${d}`] : []));
    if (all.length > 0) rows.push(`${all.join(' + ')} <= ${calls}`);
  });
  const numbered = rows.map((row, i) => ` r${i}: ${row}`);
  return [
    'Maximize',
    ` obj: ${worth.join('\n + ')}`,
    'Subject To',
    ...numbered,
    'Bounds',
    ...bounds.map((one) => ` ${one}`),
    'End',
  ].join('\n');
}
