/**
 * How much of a figure is chance: it is calculated again for as many customers drawn from the same ones, with
 * replacement (the bootstrap of Efron 1979). The same book always gives the same draws.
 */
import { randomFrom } from '../random.ts';

/** The middle 95 of 100 draws. */
export type Between = readonly [low: number, high: number];

const draws = 400;
/** In a large book a draw takes longer, and chance matters less. */
const mostDrawn = 20_000_000;

/** The figures of each draw; `figures` gets how often each customer was drawn. */
export function drawn(customers: number, figures: (times: Uint16Array) => readonly number[]): number[][] {
  const random = randomFrom(customers);
  const times = new Uint16Array(customers);
  const rounds = Math.min(draws, Math.max(40, Math.floor(mostDrawn / customers)));
  return Array.from({ length: rounds }, () => {
    times.fill(0);
    for (let k = 0; k < customers; k++) {
      const i = Math.floor(random() * customers);
      times[i] = (times[i] as number) + 1;
    }
    return [...figures(times)];
  });
}

export function between(values: readonly number[]): Between {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  return [at(0.025), at(0.975)];
}

export type Verdict = 'better' | 'worse' | 'too close to tell';

/** Whether differences are more than chance: they have the same sign in 95 of 100 draws. */
export function verdictOf(differences: readonly number[]): Verdict {
  const [low, high] = between(differences);
  if (low > 0) return 'better';
  return high < 0 ? 'worse' : 'too close to tell';
}
