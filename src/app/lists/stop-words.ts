import { deu, eng, fra, ita, nld, spa } from 'stopword';

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
