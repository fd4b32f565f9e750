import { fromEpochDay } from '../domain/day.ts';
import type { Backtest, TooLittle } from '../domain/rank/backtest.ts';
import type { Paint } from './paint.ts';
import { table } from './table.ts';
import { plural } from './text.ts';

/** The ranking judged by what followed. */
export function backtestText(result: Backtest | TooLittle, paint: Paint): string {
  if ('tooLittle' in result) return `too little to tell: ${result.tooLittle}\n`;
  const { asOf, horizon, customers, buyers, lost, methods, callListLength } = result;
  const columns = [
    { title: 'Ranked by', cell: (row: (typeof methods)[number]) => row.name },
    {
      title: 'Top 20 % brought',
      cell: (row: (typeof methods)[number]) => percent(row.topBrought),
      align: 'right' as const,
    },
    lost > 0 && {
      title: `Lost named in ${callListLength} calls`,
      cell: (row: (typeof methods)[number]) => `${Math.round(row.lostNamed)} of ${lost}`,
      align: 'right' as const,
    },
  ].filter((column) => column !== false);
  return (
    `Standing at ${fromEpochDay(asOf)}, ${plural(customers, 'customer')} ranked; in the ${horizon} days after, ` +
    `${plural(buyers, 'customer')} bought again.\n\n` +
    `${table(columns, methods, { head: paint.dim })}\n` +
    `The best possible 20 % brought ${percent(result.bestPossible)}. ${lostText(lost)}\n`
  );
}

/** What "lost" means, and how much can be told from it. */
function lostText(lost: number): string {
  if (lost === 0) return "None of the best by the year's money was lost, so nobody could be named.";
  const few = lost < 5 ? ' So few were lost that their column says little.' : '';
  return `Lost: who was among the best by the year's money\nand bought nothing in those days.${few}`;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
