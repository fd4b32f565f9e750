/** Everything behind one customer's place: the factors, the reasons, and what would change it. */

import { dayText, fromEpochDay, toEpochDay } from '../day.ts';
import { type Currency, decimals, formatMoney } from '../money.ts';
import { type BookColumns, withOrder } from './book-columns.ts';
import { type Figures, figuresOf } from './figures.ts';
import { decayOf, emptyMeasure, matured, measure } from './measure.ts';
import type { PromisedPotential } from './potential.ts';
import type { RankSettings } from './rank-settings.ts';
import { measuredSettings } from './rank-settings.ts';
import { ordinal, reasonsFor } from './reasons.ts';
import { riskWordOf, silenceOn } from './risk.ts';
import { runsOf } from './run.ts';
import { type BookScores, type ListFigures, scoreBook } from './score.ts';
import type { StoppedProduct } from './stopped-product.ts';

export interface Factor {
  readonly name: string;
  readonly value: number;
  readonly text: string;
}

export interface Why {
  readonly figures: Figures;
  /** Their product is the rank, in major units. */
  readonly rankFactors: readonly Factor[];
  /** Their product is the priority, in major units. */
  readonly priorityFactors: readonly Factor[];
  readonly reasons: readonly string[];
  /** "one more order like the last would make this customer A", "without an order by … steady becomes slipping". */
  readonly changes: readonly string[];
  /** How the tier was decided; null when there are no tiers. */
  readonly tierText: string | null;
  /** What the figures leave out: purchases dated in the future. */
  readonly leftOut: readonly string[];
  /** Settings that differ from the measured defaults and affect these figures. */
  readonly settings: readonly string[];
}

interface WhyQuestion {
  readonly book: BookColumns;
  readonly asOf: number;
  readonly settings: RankSettings;
  readonly standings: BookScores;
  /** Index in the book. */
  readonly customer: number;
  readonly potential: PromisedPotential | null;
  readonly stopped: StoppedProduct | null;
}

export function whyOf(question: WhyQuestion): Why {
  const { standings, customer, book } = question;
  const currency = book.currencies[book.currency[customer] as number] ?? null;
  const standing = { ...figuresOf(standings, customer, currency), stopped: question.stopped };
  const { customers, small } = standings.figures;
  return {
    figures: standing,
    rankFactors: rankFactors(question, standing),
    priorityFactors: priorityFactors(standing),
    reasons: reasonsFor(standing, { today: fromEpochDay(standings.asOf), customers, small }),
    changes: [orderChange(question, standing), silenceChange(question, standing)].filter((text) => text !== null),
    tierText: tierText(question, standing),
    leftOut: leftOut(question),
    settings: changedSettings(question.settings, standing, question.potential),
  };
}

function rankFactors({ book, standings, customer, potential }: WhyQuestion, standing: Figures): Factor[] {
  const factors = [
    ...paceFactors(standings, customer, standing),
    {
      name: 'back',
      value: Math.sqrt(standings.back[customer] as number),
      text: backText(standing),
    },
  ];
  const lift = book.lift[customer] as number;
  if (lift === 1) return factors;
  const until = potential?.until ? `, until ${dayText(potential.until)}` : '';
  const text = potential === null ? 'expected potential' : `${potential.level} potential: ${potential.reason}${until}`;
  return [...factors, { name: 'potential', value: lift, text }];
}

/**
 * The money, and the factor by which it would be larger if the customer were an old one; empty when the factor is 1.
 */
function paceFactors({ figures: { rhythm }, pace, asOf }: BookScores, customer: number, standing: Figures): Factor[] {
  const money = (pace[customer] as number) / 10 ** decimals(standing.currency);
  const name = 'value';
  if (standing.evidence === 'undated')
    return [{ name, value: money, text: 'all money spent, counted as fresh as the average dated order' }];
  const age = standing.firstOrder === null ? 0 : asOf - toEpochDay(standing.firstOrder);
  const share = matured(age, standing.rhythm, rhythm.rankHalfLife);
  const text = `money spent, older money less: half after ${Math.round(rhythm.rankHalfLife)} days`;
  if (share > 0.995) return [{ name, value: money, text }];
  return [
    { name, value: money * share, text },
    { name: 'age', value: 1 / share, text: `known for only ${age} days, so judged by the pace of those days` },
  ];
}

function priorityFactors(standing: Figures): Factor[] {
  const assumed = standing.evidence === 'undated' ? ', assumed from the average' : '';
  return [
    {
      name: 'lastYear',
      value: Math.max(0, standing.lastYear) / 10 ** decimals(standing.currency),
      text: `money of the last 12 months${assumed}`,
    },
    {
      name: 'risk',
      value: standing.risk ?? 0,
      text: riskText(standing),
    },
  ];
}

function backText(standing: Figures): string {
  if (standing.evidence === 'undated') return 'weight of coming back, as with the average customer';
  return standing.riskWord === null ? 'no order says they come back' : `weight of coming back: ${wordText(standing)}`;
}

function riskText(standing: Figures): string {
  if (standing.evidence === 'undated') return 'weight of the risk, as with the average customer';
  return standing.riskWord === null ? 'no order to lose' : `weight of the risk: ${wordText(standing)}`;
}

/** The weight does not know about seasons, the word does. */
function wordText({ riskWord, pause }: Figures): string {
  return pause === null
    ? `${riskWord}`
    : `${riskWord} (in earlier years they came back after a break of ${pause} days)`;
}

/** The book is scored again with the order in it, so that boundaries and places move as they really would. */
function orderChange(question: WhyQuestion, now: Figures): string | null {
  const { book, asOf, settings, customer } = question;
  const run = runsOf(book, asOf).of(customer);
  const days = Array.from(run.day).slice(run.from, run.to);
  const amounts = Array.from(run.amount).slice(run.from, run.to);
  const order = lastOrder(days, amounts);
  if (order === null) return null;
  const withIt = { customer, days: [...days, asOf], amounts: [...amounts, order] };
  const then = figuresOf(scoreBook(withOrder(book, withIt), asOf, settings), customer, now.currency);
  const said = `one more order like the last (${formatMoney({ minor: Math.round(order), currency: now.currency })})`;
  if (then.tier !== now.tier && then.tier !== null) return `${said} would make this customer ${then.tier}`;
  if (then.place === now.place) return now.place === 1 ? null : `${said} would not change the place`;
  return `${said} would move this customer from ${ordinal(now.place)} to ${ordinal(then.place)} place`;
}

/** Net money of the last day that brought any; null without one. */
function lastOrder(days: readonly number[], amounts: readonly number[]): number | null {
  let money = 0;
  for (let j = days.length - 1; j >= 0; j--) {
    money += amounts[j] as number;
    if (days[j - 1] === days[j]) continue;
    if (money > 0) return money;
    money = 0;
  }
  return null;
}

/** Silence only ever raises the risk, so the day on which the word changes is found by bisection. */
function silenceChange({ book, asOf, standings, customer }: WhyQuestion, now: Figures): string | null {
  if (now.lastOrder === null) return null;
  const run = runsOf(book, asOf).of(customer);
  const decay = decayOf(standings.figures.rhythm, 0);
  const then = emptyMeasure();
  const wordIn = (days: number) => {
    measure(run, asOf + days, standings.figures.rhythm, decay, then);
    return riskWordOf(silenceOn(asOf + days, then));
  };
  let [low, high] = [0, 3650];
  if (wordIn(high) === now.riskWord) return null;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (wordIn(middle) === now.riskWord) low = middle;
    else high = middle;
  }
  return `without an order, ${now.riskWord} becomes ${wordIn(high)} on ${dayText(fromEpochDay(asOf + high))}`;
}

function tierText(
  { book, standings, settings, customer }: WhyQuestion,
  { tier, currency, evidence }: Figures,
): string | null {
  const { small, customers, lists } = standings.figures;
  if (book.pinnedTier[customer] !== 0) return `pinned to ${tier} by hand`;
  if (small)
    return `no tiers yet: ${customers} ${customers === 1 ? 'customer' : 'customers'}; A, B and C need at least 30`;
  const { boundaries: at } = lists[book.currency[customer] as number] as ListFigures;
  if (evidence === 'nothing' || !Number.isFinite(at.a)) return null;
  const share = (part: number) => `${Math.round(part * 100)}%`;
  const money = (minor: number) => formatBoundary(minor, currency);
  return (
    `A brings in the first ${share(settings.shareA)} of all value, down to ${money(at.a)}; B goes to ` +
    `${share(settings.shareB)}, down to ${money(at.b)}; moving up takes ${share(1 + settings.band)} of that, ` +
    `moving down less than ${share(1 - settings.band)}`
  );
}

const formatBoundary = (minor: number, currency: Currency | null): string =>
  formatMoney({ minor: Math.round(minor), currency });

function leftOut({ book, asOf, customer }: WhyQuestion): string[] {
  const days = book.day.subarray(book.offset[customer], book.offset[customer + 1]);
  const ahead = days.filter((day) => day > asOf).length;
  if (ahead === 0) return [];
  return [`${ahead} ${ahead === 1 ? 'purchase' : 'purchases'} dated after ${fromEpochDay(asOf)}`];
}

function changedSettings(settings: RankSettings, standing: Figures, potential: PromisedPotential | null): string[] {
  const measured = measuredSettings;
  const texts = [
    settings.halfLife === null ? null : `money counts half after ${settings.halfLife} days (set by hand)`,
    settings.memory === measured.memory ? null : `an order fades by half in ${settings.memory} rhythms (set by hand)`,
    settings.gone === null ? null : `gone after ${settings.gone} days of silence (set by hand)`,
    standing.tier !== null && (settings.shareA !== measured.shareA || settings.shareB !== measured.shareB)
      ? `tiers cut at ${settings.shareA * 100}% and ${settings.shareB * 100}% (set by hand)`
      : null,
    standing.tier !== null && settings.band !== measured.band ? `band of ${settings.band * 100}% (set by hand)` : null,
    potential !== null && settings.potential[potential.level] !== measured.potential[potential.level]
      ? `${potential.level} potential weighs ${settings.potential[potential.level]} (set by hand)`
      : null,
  ];
  return texts.filter((text) => text !== null);
}
