/** The ranking's settings. The defaults are the measured ones (docs/ranking.md). */

import type { Currency } from '../money.ts';
import { decimal, share } from '../option-types.ts';
import { type Parsed, type Setting, type SettingsIn, setting } from '../setting.ts';

export type Potential = 'medium' | 'high';
export const potentials: readonly Potential[] = ['medium', 'high'];

export interface RankSettings {
  /** Share of all value at which tier A ends, and tier B; 0 to 1. */
  readonly shareA: number;
  readonly shareB: number;
  /** A tier changes only when the value is this far beyond the boundary: 0.25 is a quarter. */
  readonly band: number;
  /** Days after which money counts half; null takes it from the rhythm of the book. */
  readonly halfLife: number | null;
  /** Half-life of an order in the customer's own rhythms: after this many usual gaps it counts half. */
  readonly memory: number;
  /** Days of silence after which a customer counts as gone; null takes it from the rhythm of the book. */
  readonly gone: number | null;
  /** By how much a promised potential multiplies the rank. */
  readonly potential: Readonly<Record<Potential, number>>;
}

export const measuredSettings: RankSettings = {
  shareA: 0.8,
  shareB: 0.95,
  band: 0.25,
  halfLife: null,
  memory: 2,
  gone: null,
  potential: { medium: 1.5, high: 3 },
};

/** Below this many customers there are places instead of scores, and no tiers. */
export const smallBook = 30;

const percent = (share: number): string => `${Math.round(share * 100)}%`;

interface TierShares {
  /** Where A and B end, 0 to 1. */
  readonly a: number;
  readonly b: number;
}

/** `80/95`, `80%/95%`. */
function parseTierShares(text: string): Parsed<TierShares> {
  const [a, b, ...rest] = text.split('/').map(share().parse);
  if (a === undefined || b === undefined || rest.length > 0 || 'problem' in a || 'problem' in b) {
    return { problem: `"${text}" is not two shares such as 80/95` };
  }
  if (a.value <= 0 || a.value >= b.value) return { problem: 'A must end above 0% and before B does' };
  return { value: { a: a.value, b: b.value } };
}

/** The largest of a share that was parsed. */
function below(parsed: Parsed<number>, most: number): Parsed<number> {
  if ('problem' in parsed || parsed.value <= most) return parsed;
  return { problem: `it is more than ${percent(most)}` };
}

/** `USD=0.92, GBP=1.17`. */
function parseRates(text: string): Parsed<ReadonlyMap<Currency, number>> {
  const rates = new Map<Currency, number>();
  for (const part of text.split(/[,;\s]+/).filter((piece) => piece !== '')) {
    const match = /^([a-z]{3})=(\d+(?:\.\d+)?)$/i.exec(part);
    const rate = Number(match?.[2]);
    if (match === null || !(rate >= 1e-6 && rate <= 1e6)) {
      return { problem: `"${part}" is not a rate such as USD=0.92` };
    }
    rates.set((match[1] ?? '').toUpperCase(), rate);
  }
  return rates.size === 0 ? { problem: 'it is empty' } : { value: rates };
}

/** Days, or `auto` to take them from how often the customers of this book buy. */
function daysSetting(key: string, about: string, [least, most]: readonly [number, number]): Setting<number | null> {
  return setting<number | null>({
    key,
    home: 'book',
    about: `${about}; auto takes it from the rhythm of the book`,
    example: `${2 * least}d`,
    fallback: null,
    parse(text) {
      if (text.trim().toLowerCase() === 'auto') return { value: null };
      const days = /^(\d{1,5})\s*(?:d|days?)?$/i.exec(text.trim());
      const value = Number(days?.[1]);
      return days !== null && value >= least && value <= most
        ? { value }
        : { problem: `"${text}" is neither auto nor ${least} to ${most} days` };
    },
    format: (days) => (days === null ? 'auto' : `${days}d`),
  });
}

function weightSetting(level: Potential): Setting<number> {
  return setting({
    key: `potential.${level}`,
    home: 'book',
    about: `how much ${level} potential multiplies the rank`,
    example: String(measuredSettings.potential[level]),
    fallback: measuredSettings.potential[level],
    parse: decimal(1, 100).parse,
    format: String,
  });
}

/** The settings of a book about its ranking. */
export const rankBookSettings = {
  rates: setting<ReadonlyMap<Currency, number>>({
    key: 'rates',
    home: 'book',
    about: 'what one of each other currency is worth in yours, for the ranking: USD=0.92,GBP=1.17',
    example: 'USD=0.92,GBP=1.17',
    fallback: new Map<Currency, number>(),
    parse: parseRates,
    format: (rates) => [...rates].map(([currency, rate]) => `${currency}=${rate}`).join(','),
  }),
  tierShares: setting<TierShares>({
    key: 'tiers',
    home: 'book',
    about: 'the share of all value at which tier A ends, and tier B',
    example: '80/95',
    fallback: { a: measuredSettings.shareA, b: measuredSettings.shareB },
    parse: parseTierShares,
    format: ({ a, b }) => `${percent(a)}/${percent(b)}`,
  }),
  tierBand: setting<number>({
    key: 'tiers.band',
    home: 'book',
    about: 'how far beyond a boundary a value must be before the tier changes',
    example: '25%',
    fallback: measuredSettings.band,
    parse: (value) => below(share().parse(value), 0.9),
    format: percent,
  }),
  halfLife: daysSetting('rank.half-life', 'days after which money counts half', [14, 3650]),
  memory: setting<number>({
    key: 'rank.memory',
    home: 'book',
    about: "after how many of a customer's own gaps an order counts half",
    example: '2',
    fallback: measuredSettings.memory,
    parse: decimal(0.5, 20).parse,
    format: String,
  }),
  gone: daysSetting('rank.gone', 'days of silence after which a customer counts as gone', [30, 3650]),
  potentialMedium: weightSetting('medium'),
  potentialHigh: weightSetting('high'),
};

export function rankSettingsOf(settings: SettingsIn<typeof rankBookSettings>): RankSettings {
  return {
    shareA: settings.tierShares.a,
    shareB: settings.tierShares.b,
    band: settings.tierBand,
    halfLife: settings.halfLife,
    memory: settings.memory,
    gone: settings.gone,
    potential: { medium: settings.potentialMedium, high: settings.potentialHigh },
  };
}
