import { fromEpochDay } from '../domain/day.ts';
import type { Backtest, BacktestDoubt, BacktestMethod, ListResult, TooLittle } from '../domain/rank/backtest.ts';
import { grouped } from '../domain/written-form.ts';
import { wrapped } from './labelled.ts';
import type { Paint } from './paint.ts';
import { table } from './table.ts';
import { plural } from './text.ts';

/** The ranking judged by what followed. */
export function backtestText(result: Backtest | TooLittle, { paint, width }: { paint: Paint; width: number }): string {
  if ('tooLittle' in result) return `too little to tell: ${result.tooLittle}\n`;
  const { asOf, horizon, customers, buyers, bestPossible, methods } = result;
  const paragraphs = [
    `As of ${fromEpochDay(asOf)}, ${plural(customers, 'customer')} ranked; in the ${horizon} days after, ` +
      `${plural(buyers, 'customer')} bought again.`,
    null,
    `Top 20%: the share of the money that followed which the best fifth of the list brought in; at best ` +
      `${percent(bestPossible)}. In brackets: the range of 95 of 100 random samples of these customers. ${lostText(result)}`,
    methods
      .slice(1)
      .map((method) => besideOurs(method, result))
      .join('\n'),
    wordsText(result),
    youngText(result),
  ];
  return paragraphs
    .filter((text) => text !== '')
    .map((text) => (text === null ? figures(result, paint) : `${wrapped(text, width).join('\n')}\n`))
    .join('\n');
}

function figures({ methods, lost, isLost }: Backtest, paint: Paint): string {
  const columns = [
    { title: 'Ranked by', cell: ({ name }: BacktestMethod) => name },
    { title: 'Top 20%', cell: ({ topBrought }: BacktestMethod) => topText(topBrought) },
    lost > 0 && {
      title: isLost ? 'Lost named' : 'Silent named',
      cell: ({ lostNamed }: BacktestMethod) => namedText(lostNamed, lost),
    },
  ].filter((column) => column !== false);
  return table(columns, methods, { head: paint.dim });
}

const count = (value: number): string => String(Math.round(value));
const hundredths = (share: number): string => String(Math.round(share * 100));

const topText = ({ found, between: [low, high] }: ListResult): string =>
  `${percent(found)} (${hundredths(low)}–${hundredths(high)})`;

const namedText = ({ found, between: [low, high] }: ListResult, of: number): string =>
  `${count(found)} of ${of} (${count(low)}–${count(high)})`;

/** What "lost" means, and how reliable that is. */
function lostText({ lost, isLost, horizon, gone, callListLength }: Backtest): string {
  if (lost === 0) return "None of the best by the year's money fell silent, so none could be named.";
  const who = "the best by the year's money who bought nothing in those days";
  const few = lost < 5 ? ' They are so few that their column says little.' : '';
  const named = `Named: those of them among the first ${plural(callListLength, 'call')}.`;
  if (isLost) return `Lost: ${who}. ${named}${few}`;
  return `Silent so far: ${who}. ${named} The ${horizon} days are too few to call them lost; silence of ${Math.round(gone)} counts as gone.${few}`;
}

/** How another list compares with ours, in both respects. */
function besideOurs({ name, topBrought, lostNamed }: BacktestMethod, result: Backtest): string {
  const [ours] = result.methods;
  if (ours === undefined) return '';
  const money = verdictText('by the top 20%', topBrought, ours.topBrought, percent);
  const calls = verdictText('by those named', lostNamed, ours.lostNamed, count);
  const said = [money, result.lost > 0 ? calls : null].filter((text) => text !== null);
  if (said.length === 0) return `${name}: too close to tell.`;
  const isBetter = topBrought.verdict === 'better' || (result.lost > 0 && lostNamed.verdict === 'better');
  return `${name}: ${said.join('; ')}.${isBetter ? ` ${whyText(result.doubts)}` : ''}`;
}

function verdictText(
  respect: string,
  theirs: ListResult,
  ours: ListResult,
  text: (value: number) => string,
): string | null {
  if (theirs.verdict === null || theirs.verdict === 'too close to tell') return null;
  return `${theirs.verdict} ${respect} (${text(theirs.found)} against ${text(ours.found)})`;
}

const why: Readonly<Record<BacktestDoubt, string>> = {
  young: 'the book was young',
  short: 'the days ahead were few, so silence says little yet',
  steady: 'hardly anybody fell silent, so last year’s money says nearly all',
};

function whyText(doubts: readonly BacktestDoubt[]): string {
  if (doubts.length === 0) return 'Why is not known: in this book it may simply be so.';
  return `Why that may be: ${doubts.map((doubt) => why[doubt]).join('; ')}.`;
}

/** `Of 41 called probably gone then, 6 bought again`. */
function wordsText({ words }: Backtest): string {
  const each = words.map(
    ({ word, customers, boughtAgain }) => `of ${grouped(customers)} called ${word}, ${grouped(boughtAgain)}`,
  );
  return each.length === 0 ? '' : `Who bought again, by the word of that day: ${each.join('; ')}.`;
}

function youngText({ doubts, span, gone }: Backtest): string {
  if (!doubts.includes('young')) return '';
  const days = Math.round(gone);
  return `The book was ${span} days old then, and silence of ${days} counts as gone: from ${2 * days} days on this says more.`;
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

export function backtestJson(result: Backtest | TooLittle) {
  if ('tooLittle' in result) return result;
  const { asOf, ...rest } = result;
  return { asOf: fromEpochDay(asOf), until: fromEpochDay(asOf + result.horizon), ...rest };
}
