/** The little numerical mathematics the probabilistic methods need. */

/** ln Γ(z) for z > 0: Stirling's series, after moving up to where it is good to 11 digits. */
export function logGamma(z: number): number {
  let shift = 0;
  let at = z;
  for (; at < 10; at++) shift += Math.log(at);
  const inverse = 1 / (at * at);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / at;
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - shift;
}

/** Gauss's 2F1(a, b; c; z) by its series, for 0 ≤ z < 1. */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 0; k < 10_000 && Math.abs(term) > 1e-13 * Math.abs(sum); k++) {
    term *= (((a + k) * (b + k)) / ((c + k) * (k + 1))) * z;
    sum += term;
  }
  return sum;
}

interface Corner {
  readonly at: readonly number[];
  readonly height: number;
}

/** Nelder and Mead's simplex (1965): where `f` is lowest, starting near `start`. A height that is no number is a wall. */
export function minimise(f: (at: readonly number[]) => number, start: readonly number[]): readonly number[] {
  const corner = (at: readonly number[]): Corner => {
    const height = f(at);
    return { at, height: Number.isFinite(height) ? height : Number.MAX_VALUE };
  };
  let corners = [start, ...start.map((_, k) => start.map((v, j) => v + (j === k ? 0.5 : 0)))].map(corner);
  for (let step = 0; step < 2000; step++) {
    corners.sort((p, q) => p.height - q.height);
    const best = corners[0] as Corner;
    const worst = corners.at(-1) as Corner;
    if (worst.height - best.height < 1e-10 && spread(corners) < 1e-6) break;
    const others = corners.slice(0, -1);
    const centre = start.map((_, k) => others.reduce((sum, { at }) => sum + (at[k] as number), 0) / others.length);
    const along = (by: number) => corner(centre.map((v, k) => v + by * ((worst.at[k] as number) - v)));
    const next = better(along, best, others.at(-1) as Corner, worst);
    corners = next ? [...others, next] : shrunk(corners, best, corner);
  }
  return (corners.sort((p, q) => p.height - q.height)[0] as Corner).at;
}

/** Reflects the worst corner, further where that is the new best, half where it is not even second worst. */
function better(along: (by: number) => Corner, best: Corner, second: Corner, worst: Corner): Corner | null {
  const reflected = along(-1);
  if (reflected.height < best.height) {
    const further = along(-2);
    return further.height < reflected.height ? further : reflected;
  }
  if (reflected.height < second.height) return reflected;
  const inside = along(reflected.height < worst.height ? -0.5 : 0.5);
  return inside.height < Math.min(reflected.height, worst.height) ? inside : null;
}

function shrunk(corners: readonly Corner[], best: Corner, corner: (at: readonly number[]) => Corner): Corner[] {
  return corners.map(({ at }) => corner(at.map((v, k) => ((best.at[k] as number) + v) / 2)));
}

function spread(corners: readonly Corner[]): number {
  const [first, ...rest] = corners.map(({ at }) => at);
  return Math.max(...rest.flatMap((at) => at.map((v, k) => Math.abs(v - (first?.[k] as number)))));
}
