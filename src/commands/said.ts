/** Reads what customers said; `insights`, the report and the weekly list share it. */
import { deu, eng, fra, ita, nld, spa } from 'stopword';
import { complaintWords } from '../call/notes.ts';
import { type Insights, insightsOf } from '../domain/insight.ts';
import type { SaidFilter } from '../store/said.ts';
import type { Store } from '../store/store.ts';

/** Words that say nothing, in the languages of most notes; and what a caller writes about the call itself. */
export const stopWords: ReadonlySet<string> = new Set([
  ...[eng, deu, fra, spa, ita, nld].flat(),
  ...[
    'said',
    'says',
    'asked',
    'asks',
    'told',
    'talked',
    'wants',
    'would',
    'like',
    'call',
    'called',
    'good',
    'fine',
    'ok',
  ],
]);

export async function insightsOn(store: Store, filter: SaidFilter): Promise<Insights> {
  return insightsOf({
    from: filter.from,
    to: filter.to,
    said: await store.said.words(filter),
    moods: await store.said.moods(filter),
    complaints: filter.question === undefined ? await store.said.complaints(complaintWords, filter) : [],
    stopWords,
  });
}
