/**
 * The probabilistic textbook methods, written from their papers, to compare with.
 * BG/NBD: Fader, Hardie & Lee, "Counting Your Customers the Easy Way", Marketing Science 24(2), 2005.
 * Gamma-Gamma: Fader & Hardie, "The Gamma-Gamma Model of Monetary Value", note 25, 2013.
 */
import { hypergeometric, logGamma, minimise } from './numerics.ts';

/** By customer: repeat order days, days from the first to the last, and days from the first to the day of the question, in weeks. */
export interface Histories {
  readonly repeats: readonly number[];
  readonly lastAt: readonly number[];
  readonly age: readonly number[];
}

/** Gamma-distributed order rates (r, alpha), beta-distributed chances to stop after an order (a, b). */
export interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

export function fitBgNbd(histories: Histories): BgNbd {
  const counted = countAlike(histories);
  const size = histories.age.length;
  // Logarithms of the parameters are free to move, and start from 1 of everything.
  const best = minimise(
    (logs) => {
      const [r = 0, alpha = 0, a = 0, b = 0] = logs.map(Math.exp);
      return -logLikelihood({ r, alpha, a, b }, counted) / size;
    },
    [0, 0, 0, 0],
  );
  const [r = 0, alpha = 0, a = 0, b = 0] = best.map(Math.exp);
  return { r, alpha, a, b };
}

interface Alike {
  readonly repeats: number;
  readonly lastAt: number;
  readonly age: number;
  readonly count: number;
}

/** Many customers have the same history; each is weighed once. */
function countAlike({ repeats, lastAt, age }: Histories): Alike[] {
  const alike = new Map<string, Alike>();
  age.forEach((weeks, i) => {
    const one = { repeats: repeats[i] as number, lastAt: lastAt[i] as number, age: weeks };
    const key = `${one.repeats} ${one.lastAt} ${one.age}`;
    alike.set(key, { ...one, count: (alike.get(key)?.count ?? 0) + 1 });
  });
  return [...alike.values()];
}

function logLikelihood({ r, alpha, a, b }: BgNbd, histories: readonly Alike[]): number {
  const fixed = r * Math.log(alpha) - logGamma(r) + logGamma(a + b) - logGamma(b);
  let sum = 0;
  for (const { repeats: x, lastAt, age, count } of histories) {
    const orders = logGamma(r + x) + logGamma(b + x) - logGamma(a + b + x);
    const here = -(r + x) * Math.log(alpha + age);
    const gone = x === 0 ? Number.NEGATIVE_INFINITY : Math.log(a / (b + x - 1)) - (r + x) * Math.log(alpha + lastAt);
    const larger = Math.max(here, gone);
    sum += count * (fixed + orders + larger + Math.log(Math.exp(here - larger) + Math.exp(gone - larger)));
  }
  return sum;
}

/** The chance that a customer still is one. */
export function alive({ r, alpha, a, b }: BgNbd, x: number, lastAt: number, age: number): number {
  if (x === 0) return 1;
  const odds = Math.log(a / (b + x - 1)) + (r + x) * Math.log((alpha + age) / (alpha + lastAt));
  return 1 / (1 + Math.exp(odds));
}

/**
 * Orders expected in the coming weeks. The published form holds 2F1(r + x, b + x; a + b + x − 1; z), which overflows
 * for heavy buyers; Euler's transformation takes the large powers out of it.
 */
export function expectedOrders(
  model: BgNbd,
  weeks: number,
  [x, lastAt, age]: readonly [number, number, number],
): number {
  const { r, alpha, b } = model;
  const a = Math.abs(model.a - 1) < 1e-6 ? model.a + 1e-6 : model.a;
  const z = weeks / (alpha + age + weeks);
  const c = a + b + x - 1;
  const series = (1 - z) ** (a - 1) * hypergeometric(c - r - x, a - 1, c, z);
  return (c / (a - 1)) * (1 - series) * alive(model, x, lastAt, age);
}

/** Money per order: gamma around a customer's mean (p), whose scale is gamma over customers (q, gamma). */
export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  readonly gamma: number;
}

/** From the number and mean amount of orders of each customer with any; null with too few of them. */
export function fitGammaGamma(orders: readonly number[], means: readonly number[]): GammaGamma | null {
  const rows = orders.map((x, i) => [x, means[i] as number] as const).filter(([x, mean]) => x > 0 && mean > 0);
  if (rows.length < 3) return null;
  const unit = rows.reduce((sum, [, mean]) => sum + mean, 0) / rows.length;
  const best = minimise(
    (logs) => {
      const [p = 0, q = 0, gamma = 0] = logs.map(Math.exp);
      let sum = 0;
      for (const [x, mean] of rows) {
        const m = mean / unit;
        sum += logGamma(p * x + q) - logGamma(p * x) - logGamma(q) + q * Math.log(gamma) - Math.log(m);
        sum += p * x * Math.log((m * x) / (gamma + m * x)) - q * Math.log(gamma + m * x);
      }
      return -sum / rows.length;
    },
    [0, 0, 0],
  );
  const [p = 0, q = 0, gamma = 0] = best.map(Math.exp);
  return { p, q, gamma: gamma * unit };
}

/** The mean amount of a customer's coming orders. */
export function expectedAmount({ p, q, gamma }: GammaGamma, orders: number, mean: number): number {
  return (p * (gamma + orders * mean)) / (p * orders + q - 1);
}
