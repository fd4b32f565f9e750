/** What may be lost with a customer who becomes silent, and the words for it (docs/ranking.md). */

/** From the best to the worst. A customer without an order, or whose order has no day, has no word. */
export const riskWords = ['new', 'steady', 'slipping', 'at risk', 'probably gone'] as const;
export type RiskWord = (typeof riskWords)[number];

/** The share of the value that may not come back, 1 − q = 0.85 · p^1.5, from the risk p of 0 to 1. */
export function mayBeLost(risk: number): number {
  return 0.85 * risk ** 1.5;
}

/** Below this share a customer is steady. */
const slipping = 0.25;

/** When a seasonal pause decides the word: up to which share of it a customer is still steady, slipping, at risk. */
const ofPause = [1.1, 1.3, 1.6] as const;

/**
 * What the word follows from: the risk p, and in days the time since the first and the last order, the rhythm g, and
 * the seasonal pause (season-pause.ts); `NaN` without one.
 */
export interface Silence {
  readonly risk: number;
  readonly age: number;
  readonly silent: number;
  readonly rhythm: number;
  readonly pause: number;
}

/** For these figures on a day; both days since 1970. */
export function silenceOn(
  day: number,
  {
    first,
    last,
    ...known
  }: Pick<Silence, 'risk' | 'rhythm' | 'pause'> & { readonly first: number; readonly last: number },
): Silence {
  const { risk, rhythm, pause } = known;
  return { risk, rhythm, pause, age: day - first, silent: day - last };
}

/**
 * Words, not percentages: the risk orders customers, it does not forecast. Customers within their first rhythm are new,
 * and a silence no longer than usual, or than the customer's usual pause at this time of year, is never "slipping".
 */
export function riskWordOf(silence: Silence): RiskWord {
  if (silence.age <= silence.rhythm) return 'new';
  const [byRisk, byPause] = [wordOfRisk(silence), wordOfPause(silence)];
  return byPause !== null && severity(byPause) < severity(byRisk) ? byPause : byRisk;
}

const severity = (word: RiskWord) => riskWords.indexOf(word);

function wordOfRisk({ risk, silent, rhythm }: Silence): RiskWord {
  const lost = mayBeLost(risk);
  if (lost < slipping || silent <= rhythm) return 'steady';
  if (lost <= 0.5) return 'slipping';
  return lost <= 0.7 ? 'at risk' : 'probably gone';
}

/** Null when there is no such pause, or the silence is far longer. */
function wordOfPause({ silent, pause }: Pick<Silence, 'silent' | 'pause'>): RiskWord | null {
  const word = (['steady', 'slipping', 'at risk'] as const).find((_, i) => silent <= (ofPause[i] ?? 0) * pause);
  return word ?? null;
}

/** Whether the word is milder for the seasonal pause: the reason then names the pause and not the rhythm. */
export function isToldByPause(silence: Silence): boolean {
  return silence.age > silence.rhythm && riskWordOf(silence) !== wordOfRisk(silence);
}

/** The words about silence. */
export const silentWords: readonly (RiskWord | null)[] = riskWords.slice(riskWords.indexOf('slipping'));
