/**
 * How good a ranking was, with every customer counted `weight` times: 1 for the figure itself, the draws of a
 * bootstrap sample for its interval. Customers with equal scores share their places.
 */
import { type Ties, tiesOf } from '../../src/domain/rank/holdout.ts';
import type { BookScores } from '../../src/domain/rank/score.ts';
import type { Cut } from './books.ts';
import type { Ranking } from './methods.ts';

export const metricNames = ['top 20%', 'gini', 'hidden', 'save AUC', 'lost 10%', 'short 10%'] as const;
export type Metric = (typeof metricNames)[number];
export type Figures = Readonly<Record<Metric, number>>;

/** Sorts everything once, so that a thousand samples only add up. */
export function prepare(cut: Cut, facts: BookScores, ranking: Ranking): (weight: Float64Array) => Figures {
  const { followed } = cut;
  const year = facts.lastYear.map((money) => Math.max(0, money));
  // What a customer at this pace would have brought within the window.
  const pace = year.map((money) => (money / cut.history) * cut.window);
  const lost = year.map((money, i) => (cut.silent[i] === 1 ? money : 0));
  const short = pace.map((money, i) => Math.max(0, money - (cut.followedInWindow[i] as number)));
  const best = highest(year, Math.max(5, Math.round(year.length * 0.2)));
  const small = highest(facts.total, Math.round(year.length * 0.2), true);
  const top20 = captured(ranking.worth, followed, 0.2);
  const gini = normalisedGini(ranking.worth, followed);
  const hidden = captured(pick(ranking.worth, small), pick(followed, small), 0.2);
  const save = auc(pick(ranking.risk, best), pick(cut.silent, best));
  const lost10 = captured(ranking.call, lost, 0.1);
  const short10 = captured(ranking.call, short, 0.1);
  return (weight) => ({
    'top 20%': top20(weight),
    gini: gini(weight),
    hidden: hidden(pick(weight, small)),
    'save AUC': save(pick(weight, best)),
    'lost 10%': lost10(weight),
    'short 10%': short10(weight),
  });
}

/** The rows of the `count` highest values; the others when `rest`. */
function highest(values: Float64Array, count: number, rest = false): Uint32Array {
  const rows = Uint32Array.from(values, (_, i) => i).sort((a, b) => (values[b] as number) - (values[a] as number));
  return rest ? rows.subarray(count) : rows.subarray(0, count);
}

const pick = (column: Float64Array | Uint8Array, rows: Uint32Array): Float64Array =>
  Float64Array.from(rows, (row) => column[row] as number);

type Weighed = (weight: Float64Array) => number;

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** Share of what the best possible list of the same length would have held. */
function captured(score: Float64Array, gain: Float64Array, share: number): Weighed {
  const [ours, ideal] = [tiesOf(score), tiesOf(gain)];
  return (weight) => {
    const count = Math.max(1, sum(weight) * share);
    return heldBy(ours, gain, weight, count) / heldBy(ideal, gain, weight, count);
  };
}

function heldBy(ties: readonly Ties[], gain: Float64Array, weight: Float64Array, count: number): number {
  let left = count;
  let held = 0;
  for (const group of ties) {
    if (left <= 0) break;
    const { size, money } = groupSums(group, gain, weight);
    if (size === 0) continue;
    const take = Math.min(left, size);
    held += (money * take) / size;
    left -= take;
  }
  return held;
}

function groupSums(
  { from, to, rows }: Ties,
  gain: Float64Array,
  weight: Float64Array,
): { size: number; money: number } {
  let [size, money] = [0, 0];
  for (let k = from; k < to; k++) {
    const row = rows[k] as number;
    size += weight[row] as number;
    money += (weight[row] as number) * (gain[row] as number);
  }
  return { size, money };
}

/** Area between the curve of money over customers and the diagonal, as a share of the best possible one. */
function normalisedGini(score: Float64Array, gain: Float64Array): Weighed {
  const [ours, ideal] = [tiesOf(score), tiesOf(gain)];
  return (weight) => area(ours, gain, weight) / area(ideal, gain, weight);
}

function area(ties: readonly Ties[], gain: Float64Array, weight: Float64Array): number {
  let [under, before, customers] = [0, 0, 0];
  for (const group of ties) {
    const { size, money } = groupSums(group, gain, weight);
    under += size * (before + money / 2);
    before += money;
    customers += size;
  }
  return under - (customers * before) / 2;
}

/** The chance that a customer who went silent was put above one who did not. */
function auc(risk: Float64Array, silent: Float64Array): Weighed {
  const ties = tiesOf(risk);
  return (weight) => {
    let [above, pairs, all] = [0, 0, 0];
    for (const group of ties) {
      const { size, money: gone } = groupSums(group, silent, weight);
      const stayed = size - gone;
      pairs += stayed * (above + gone / 2);
      above += gone;
      all += stayed;
    }
    return pairs / (above * all);
  };
}
