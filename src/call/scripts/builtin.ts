import { parseScript } from '../../domain/script/parse-script.ts';
import type { Script } from '../../domain/script/script.ts';
import { complaint } from './complaint.ts';
import { courtesy } from './courtesy.ts';
import { event } from './event.ts';
import { firstCall } from './first-call.ts';
import { postPurchase } from './post-purchase.ts';
import { winBack } from './win-back.ts';
import { yearlyReview } from './yearly-review.ts';

/** The scripts that come with the program, in the same form as a file of one's own. */
export const builtinTexts: ReadonlyMap<string, string> = new Map([
  ['courtesy', courtesy],
  ['post-purchase', postPurchase],
  ['first-call', firstCall],
  ['win-back', winBack],
  ['event', event],
  ['yearly-review', yearlyReview],
  ['complaint', complaint],
]);

/** A built-in script by its name; null when there is none of that name. */
export function builtinScript(name: string): Script | null {
  const text = builtinTexts.get(name);
  if (text === undefined) return null;
  const read = parseScript(text, name);
  if (!read.ok)
    throw new Error(`the built-in script ${name}: line ${read.problems[0]?.line}: ${read.problems[0]?.reason}`);
  return read.script;
}
