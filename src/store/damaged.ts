/** Messages about a damaged book. */
import { UserError } from '../errors.ts';

export const goBack = 'restore a backup: cadence restore --list';

export function damaged(path: string, what: string, cause?: unknown): UserError {
  return new UserError(`${path} is damaged: ${what}`, { hint: goBack, cause });
}

/** In words: `"evil", "fact" are not as cadence makes them`. */
export function notAsMade(names: readonly string[]): string {
  const named = names.slice(0, 5).map((name) => `"${name}"`);
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return `${named.join(', ')}${more} ${names.length === 1 ? 'is not as cadence makes it' : 'are not as cadence makes them'}`;
}
