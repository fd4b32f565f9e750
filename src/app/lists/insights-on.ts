/** Reads what customers said; `insights`, the report and the weekly list share it. */
import { type Insights, insightsOf, type Said } from '../../domain/insight.ts';
import { saying } from '../../domain/themes.ts';
import { UsageError } from '../../errors.ts';
import type { SaidFilter } from '../../store/said.ts';
import type { Store } from '../../store/store.ts';
import { speech } from './speech.ts';

export async function insightsOn(store: Store, filter: SaidFilter): Promise<Insights> {
  return insightsOf({
    from: filter.from,
    to: filter.to,
    said: await store.said.words(filter),
    moods: await store.said.moods(filter),
    complaints: filter.question === undefined ? await store.said.complaints(filter) : [],
    speech,
  });
}

/** What was said about it, the earliest first, in whatever form its words have. */
export async function saidAbout(store: Store, theme: string, filter: SaidFilter): Promise<Said[]> {
  const found = saying(await store.said.words(filter), theme, speech);
  if (found !== null) return found;
  throw new UsageError(`--theme: “${theme}” is no theme`, {
    hint: 'one to three words that tell something, as cadence insights shows them: --theme "late delivery"',
  });
}
