/**
 * The compared methods: our scorer and those of textbooks. Each ranks customers by worth, by risk, and into a call
 * list.
 */
import { rfmScores } from '../../src/domain/rank/backtest.ts';
import { decayTable, emptyMeasure, measure } from '../../src/domain/rank/measure.ts';
import { measuredSettings } from '../../src/domain/rank/rank-settings.ts';
import { runsOf } from '../../src/domain/rank/run.ts';
import { type BookScores, scoreBook } from '../../src/domain/rank/score.ts';
import type { Cut } from './books.ts';
import { alive, expectedAmount, expectedOrders, fitBgNbd, fitGammaGamma } from './btyd.ts';

export interface Ranking {
  readonly worth: Float64Array;
  readonly risk: Float64Array;
  readonly call: Float64Array;
}

export interface Method {
  readonly name: string;
  rank(cut: Cut, facts: BookScores): Ranking;
}

/** Facts every method starts from: last and first day, order days, totals. They come from the scorer's own pass. */
export const factsOf = (cut: Cut): BookScores => scoreBook(cut.past, cut.asOf, measuredSettings);

/** A method that knows no risk is given the usual stand-in: the days of silence. */
const silence = (cut: Cut, facts: BookScores) => facts.last.map((day) => cut.asOf - day);

export const methods: readonly Method[] = [
  { name: 'cadence', rank: (_, facts) => ({ worth: facts.rank, risk: facts.risk, call: facts.priority }) },
  {
    name: 'BG/NBD + Gamma-Gamma',
    rank: (cut, facts) => probabilistic(cut, facts),
  },
  {
    name: 'decayed revenue, 180 days',
    rank(cut, facts) {
      const worth = decayed(cut, facts);
      return { worth, risk: silence(cut, facts), call: worth };
    },
  },
  {
    name: 'last-year revenue',
    rank: (cut, facts) => ({ worth: facts.lastYear, risk: silence(cut, facts), call: facts.lastYear }),
  },
  {
    name: 'lifetime revenue',
    rank: (cut, facts) => ({ worth: facts.total, risk: silence(cut, facts), call: facts.total }),
  },
  {
    name: 'RFM quintile sum',
    rank(cut, facts) {
      const { rank, call } = rfmScores(facts);
      return { worth: rank, risk: silence(cut, facts), call };
    },
  },
];

function decayed(cut: Cut, facts: BookScores): Float64Array {
  const runs = runsOf(cut.past, cut.asOf);
  const table = decayTable(180, 20_000);
  const decay = { value: table, rank: table };
  const customer = emptyMeasure();
  return facts.total.map((_, i) => {
    measure(runs.of(i), cut.asOf, facts.figures.rhythm, decay, customer);
    return customer.value;
  });
}

/** Weeks, as the papers count; Gamma-Gamma on the money of repeat orders, as its authors do. */
function probabilistic(cut: Cut, facts: BookScores): Ranking {
  const repeats = Array.from(facts.orderDays, (days) => days - 1);
  const lastAt = Array.from(facts.last, (last, i) => (last - (facts.first[i] as number)) / 7);
  const age = Array.from(facts.first, (first) => (cut.asOf - first) / 7);
  const means = repeatMeans(cut, facts);
  const model = fitBgNbd({ repeats, lastAt, age });
  const money = fitGammaGamma(repeats, means);
  const row = (i: number) => [repeats[i] as number, lastAt[i] as number, age[i] as number] as const;
  const risk = facts.total.map((_, i) => 1 - alive(model, ...row(i)));
  return {
    worth: facts.total.map((_, i) => {
      const amount = money === null ? 1 : expectedAmount(money, repeats[i] as number, means[i] as number);
      return expectedOrders(model, cut.horizon / 7, row(i)) * amount;
    }),
    risk,
    call: risk.map((gone, i) => gone * Math.max(0, facts.lastYear[i] as number)),
  };
}

function repeatMeans({ past, asOf }: Cut, facts: BookScores): number[] {
  const runs = runsOf(past, asOf);
  return Array.from(facts.orderDays, (days, i) => {
    const run = runs.of(i);
    let money = 0;
    for (let j = run.from; j < run.to; j++) {
      const amount = run.amount[j] as number;
      if (amount >= 0 && (run.day[j] as number) > (facts.first[i] as number)) money += amount;
    }
    return days > 1 ? money / (days - 1) : 0;
  });
}
