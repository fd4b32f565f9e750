import { plural } from '../plural.ts';

/** How many calls moved forward. */
export interface News {
  /** Of customers who stopped ordering. */
  readonly silent: number;
  /** Of customers who moved to another tier. */
  readonly moved: number;
}

/** Empty when there is none. */
export function newsText({ silent, moved }: News): string {
  const parts = [
    silent > 0 ? `${plural(silent, 'call')} moved forward: they stopped ordering` : null,
    moved > 0 ? `${plural(moved, 'call')} moved forward: they moved to another tier` : null,
  ].filter((part) => part !== null);
  return parts.join('; ');
}
