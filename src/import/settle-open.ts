/** Decides in which order days have their figures, and which mark decimals, where a whole file leaves it open. */
import { asciiFigures } from '../domain/figures.ts';
import { likelyMark, likelyOrder } from './likely.ts';
import type { ProblemList } from './problems.ts';
import type { AskedQuestion, OpenQuestion, Survey } from './survey.ts';
import type { FileTable } from './table.ts';
import type { DateOrder } from './values/dates.ts';
import type { DecimalMark } from './values/money.ts';

/** Null takes the likelier answer. */
export type Ask = (question: AskedQuestion) => Promise<DateOrder | DecimalMark | null>;

interface Settling {
  readonly table: FileTable;
  /** What was decided without an answer is noted here. */
  readonly problems: ProblemList;
  readonly hints: Parameters<typeof likelyOrder>[2];
}

/** What the survey leaves open is asked, one after another. */
export async function settleOpen(survey: Survey, { table, problems, hints }: Settling, ask: Ask): Promise<void> {
  for (const question of survey.open()) {
    const { kind, value, column, line } = question;
    const likely = kind === 'date order' ? likelyOrder(survey, table, hints) : likelyMark(survey, table, hints, value);
    const answer = await ask({ ...question, likely });
    const chosen = answer ?? likely;
    if (kind === 'date order') survey.decideDate(column, chosen as DateOrder);
    else survey.decideDecimal(column, chosen as DecimalMark);
    if (answer === null) problems.note(line, `ambiguous: ${guessText(question, chosen)}`, column.header, value);
  }
}

function guessText({ kind, value }: OpenQuestion, chosen: DateOrder | DecimalMark): string {
  if (kind === 'date order') {
    const other = chosen === 'day-first' ? 'month-first' : 'day-first';
    return `nothing in the column tells day from month; read as ${chosen} (--date-order ${other} reads it the other way)`;
  }
  const reading = asciiFigures(value).includes(chosen) ? 'decimals' : 'thousands';
  return `nothing in the column tells thousands from decimals; read as ${reading} (--decimal comma or --decimal point settles it)`;
}
