/** `note alan baker two daughters`: where the name ends and the text begins. */
import type { Context } from '../context.ts';
import type { Customer } from '../domain/customer.ts';
import { UserError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import { theCustomer } from './the-customer.ts';

interface WhoAndText {
  readonly customer: Customer;
  /** Undefined when nothing was typed after the name. */
  readonly text: string | undefined;
}

/** No name has more words than this. */
const longestName = 8;

/** The name is the longest beginning of the words that names exactly one customer; the text is the rest. */
export async function whoAndText(ctx: Context, store: Store, words: readonly string[]): Promise<WhoAndText> {
  const { only, known } = await beginnings(store, words);
  if (only !== null) return only;
  const rest = words.slice(known);
  const text = rest.length === 0 ? undefined : rest.join(' ');
  try {
    return { customer: await theCustomer(ctx, store, words.slice(0, known).join(' ')), text };
  } catch (error) {
    // Two arguments are a customer and a text: nothing is unclear.
    if (!(error instanceof UserError) || words.length < 3) throw error;
    throw new UserError(error.message, {
      hint: 'say which one by its number, or put the name in quotation marks: "alan baker" "what to note"',
    });
  }
}

/** The longest beginning that names exactly one customer, and how many words of a beginning name anybody (at least one). */
async function beginnings(store: Store, words: readonly string[]) {
  let only: WhoAndText | null = null;
  let known = 1;
  for (let count = 1; count <= Math.min(words.length, longestName); count++) {
    const rest = words.slice(count);
    // A name with nothing behind it is taken only when no shorter one is: "note finch bakery" notes "bakery".
    if (rest.length === 0 && only !== null) break;
    const named = await store.customers.find(words.slice(0, count).join(' '));
    if (named.length === 0) break;
    known = rest.length === 0 && words.length === 2 ? known : count;
    const [customer] = named;
    if (named.length === 1 && customer !== undefined)
      only = { customer, text: rest.length === 0 ? undefined : rest.join(' ') };
  }
  return { only, known };
}
