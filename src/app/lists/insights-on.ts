/** Reads what customers said; `insights`, the report and the weekly list share it. */
import { type Insights, insightsOf } from '../../domain/insight.ts';
import type { SaidFilter } from '../../store/said.ts';
import type { Store } from '../../store/store.ts';
import { stopWords } from './stop-words.ts';

export async function insightsOn(store: Store, filter: SaidFilter): Promise<Insights> {
  return insightsOf({
    from: filter.from,
    to: filter.to,
    said: await store.said.words(filter),
    moods: await store.said.moods(filter),
    complaints: filter.question === undefined ? await store.said.complaints(filter) : [],
    stopWords,
  });
}
