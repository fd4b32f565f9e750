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

/** Where the pause of a season tells the word: the last share of it that is still steady, slipping, at risk. */
const ofPause = [1.1, 1.3, 1.6] as const;

/**
 * What the word is told from: the risk p, and days since the first order, since the last one, of the rhythm g, and of the pause at this
 * time of year (season-pause.ts); `NaN` without one.
 */
export interface Silence {
  readonly risk: number;
  readonly age: number;
  readonly silent: number;
  readonly rhythm: number;
  readonly pause: number;
}

/** Of these figures on a day; both days since 1970. */
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
 * Words, not percentages: the risk orders customers, it does not forecast. Within their first rhythm nobody is known yet, and
 * nobody slips who has been silent for no longer than they usually are, or than they usually pause at this time of year.
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

/** Null where there is no such pause, or the silence is far beyond it. */
function wordOfPause({ silent, pause }: Pick<Silence, 'silent' | 'pause'>): RiskWord | null {
  const word = (['steady', 'slipping', 'at risk'] as const).find((_, i) => silent <= (ofPause[i] ?? 0) * pause);
  return word ?? null;
}

/** Whether the pause of a season tells the word, and not the rhythm: then it is what is said beside it. */
export function isToldByPause(silence: Silence): boolean {
  return (
    silence.age > silence.rhythm && silence.silent > silence.rhythm && wordOfPause(silence) === riskWordOf(silence)
  );
}

/** The words that tell of a silence. */
export const silentWords: readonly (RiskWord | null)[] = riskWords.slice(riskWords.indexOf('slipping'));
