/** What may be lost with a customer who grows silent, and the words for it (docs/ranking.md). */

/** From the best to the worst. Of who never ordered, or nobody knows when, there is no word. */
export const riskWords = ['new', 'steady', 'slipping', 'at risk', 'probably gone'] as const;
export type RiskWord = (typeof riskWords)[number];

/** The share of the value that may not come back, 1 − q = 0.85 · p^1.5, from the risk p of 0 to 1. */
export function mayBeLost(risk: number): number {
  return 0.85 * risk ** 1.5;
}

/** Below this share a customer is steady. */
const slipping = 0.25;

/** What the word is told from: the risk p, and days since the first order, since the last one, and of the rhythm g. */
export interface Silence {
  readonly risk: number;
  readonly age: number;
  readonly silent: number;
  readonly rhythm: number;
}

/** Of these figures on a day; both days since 1970. */
export function silenceOn(
  day: number,
  { risk, rhythm, first, last }: Pick<Silence, 'risk' | 'rhythm'> & { readonly first: number; readonly last: number },
): Silence {
  return { risk, rhythm, age: day - first, silent: day - last };
}

/**
 * Words, not percentages: the risk orders customers, it does not forecast. Within their first rhythm nobody is known yet, and
 * nobody slips who has been silent for no longer than they usually are.
 */
export function riskWordOf({ risk, age, silent, rhythm }: Silence): RiskWord {
  if (age <= rhythm) return 'new';
  const lost = mayBeLost(risk);
  if (lost < slipping || silent <= rhythm) return 'steady';
  if (lost <= 0.5) return 'slipping';
  return lost <= 0.7 ? 'at risk' : 'probably gone';
}

/** The words that tell of a silence. */
export const silentWords: readonly (RiskWord | null)[] = riskWords.slice(riskWords.indexOf('slipping'));
