/** Reads what customers said, for `insights`, the report and the weekly list. */
import { type Insights, insightsOf, type Quote } from '../../domain/insight.ts';
import { saying } from '../../domain/themes.ts';
import { UsageError } from '../../errors.ts';
import type { WordsFilter } from '../../store/customer-words.ts';
import type { Store } from '../../store/store.ts';
import { speech } from './speech.ts';

export async function insightsOn(
  store: Store,
  filter: WordsFilter,
  isMeant: WhoseWords = everybodys,
): Promise<Insights> {
  await store.standings.fresh(filter.to);
  return insightsOf({
    from: filter.from,
    to: filter.to,
    said: (await store.customerWords.words(filter)).filter(isMeant),
    moods: (await store.customerWords.moods(filter)).filter(isMeant),
    complaints: filter.question === undefined ? (await store.customerWords.complaints(filter)).filter(isMeant) : [],
    speech,
  });
}

type WhoseWords = (one: { readonly customerId: number }) => boolean;
const everybodys: WhoseWords = () => true;

/** Mentions of the theme, the earliest first, in any form of its words. */
export async function saidAbout(store: Store, theme: string, filter: WordsFilter): Promise<Quote[]> {
  await store.standings.fresh(filter.to);
  const found = saying(await store.customerWords.words(filter), theme, speech);
  if (found !== null) return found;
  throw new UsageError(`--theme: “${theme}” is not a theme`, {
    hint: 'use one to three words with a meaning, as cadence insights shows them: --theme "late delivery"',
  });
}
