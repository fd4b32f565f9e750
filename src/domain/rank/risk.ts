/** What may be lost with a customer who grows silent, and the words for it (docs/ranking.md). */

export type RiskWord = 'steady' | 'slipping' | 'at risk' | 'probably gone';

/** The share of the value that may not come back, 1 − q = 0.85 · p^1.5, from the risk p of 0 to 1. */
export function mayBeLost(risk: number): number {
  return 0.85 * risk ** 1.5;
}

/** Below this share a customer is steady. */
const slipping = 0.25;

/** The risk from which on a customer is no longer steady. */
export const leastSlipping = (slipping / 0.85) ** (1 / 1.5);

/** Words, not percentages: the risk orders customers, it does not forecast. */
export function riskWordOf(risk: number): RiskWord {
  const lost = mayBeLost(risk);
  if (lost < slipping) return 'steady';
  if (lost <= 0.5) return 'slipping';
  return lost <= 0.7 ? 'at risk' : 'probably gone';
}
