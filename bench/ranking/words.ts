/** The words for a silence, held to what followed: of those who were called so on a day, who bought again within the window. */
import { type RiskWord, riskWords } from '../../src/domain/rank/risk.ts';
import { type BookScores, wordOf } from '../../src/domain/rank/score.ts';
import type { Cut } from './books.ts';

/** By word, how many were called so and how many of them bought again. */
export type Came = Readonly<Record<RiskWord, { readonly called: number; readonly came: number }>>;

export function cameBack(cut: Cut, facts: BookScores): Came {
  const came = Object.fromEntries(riskWords.map((word) => [word, { called: 0, came: 0 }])) as Record<
    RiskWord,
    { called: number; came: number }
  >;
  cut.silent.forEach((silent, i) => {
    const word = wordOf(facts, i);
    if (word === null) return;
    came[word].called += 1;
    came[word].came += 1 - silent;
  });
  return came;
}

export const together = (all: readonly Came[]): Came =>
  Object.fromEntries(
    riskWords.map((word) => [
      word,
      {
        called: all.reduce((sum, one) => sum + one[word].called, 0),
        came: all.reduce((sum, one) => sum + one[word].came, 0),
      },
    ]),
  ) as unknown as Came;

/** `86 % of 1,204`. */
export function cameText({ called, came }: Came[RiskWord]): string {
  return called === 0 ? '' : `${Math.round((100 * came) / called)}% of ${called.toLocaleString('en-US')}`;
}
