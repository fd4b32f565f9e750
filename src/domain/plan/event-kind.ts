/** The kind of an event for which none was given: from its words, in the languages of the scripts. */
import { late } from '../late.ts';
import type { Event, EventKind } from './event.ts';

/** The first match counts: a recall of something flooded is a recall. */
const words: readonly (readonly [EventKind, () => RegExp])[] = [
  ['recall', late(() => /(?<![\p{L}\p{N}])(recall\w*|rückruf\w*|zurückruf\w*|rappel (?:de |d[’'])?\w+|retirada)/iu)],
  [
    'invitation',
    late(
      () =>
        /(?<![\p{L}\p{N}])(invit\w*|open (house|day)|einlad\w*|eingeladen|tag der offenen tür|hausmesse|portes ouvertes|puertas abiertas)/iu,
    ),
  ],
  [
    'disaster',
    late(
      () =>
        /(?<![\p{L}\p{N}])(flood\w*|storm\w*|hurricane|tornado|earthquake|fires?|wildfire\w*|blackout|power cut|landslide|hochwasser|überschwemm\w*|flut|sturm\w*|unwetter|erdbeben|großbrand|feuer|stromausfall|inondations?|crue|tempête|séisme|incendies?|inundaci\w*|tormenta|terremoto|riada|huracán|apagón)/iu,
    ),
  ],
  [
    'absence',
    late(
      () =>
        /(?<![\p{L}\p{N}])(on leave|away|absen\w*|maternity|parental|elternzeit|abwesen\w*|vertretung|congés?|vacances|ausencia|vacaciones|baja)/iu,
    ),
  ],
  [
    'closing',
    late(
      () =>
        /(?<![\p{L}\p{N}])(clos(?:e|es|ed|ing|ure)|shut\w*|geschlossen|schließ\w*|schliess\w*|betriebsferien|fermeture\w*|ferm(?:é|ons)\w*|cierre|cerra\w*)/iu,
    ),
  ],
  [
    'good-news',
    late(
      () =>
        /(?<![\p{L}\p{N}])(good news|award|anniversary|jubiläum|gute nachricht\w*|bonnes? nouvelles?|buenas? noticias?|aniversario|anniversaire)/iu,
    ),
  ],
];

export function guessKind({ name, reason }: Pick<Event, 'name' | 'reason'>): EventKind {
  const text = `${name} ${reason}`;
  return words.find(([, pattern]) => pattern().test(text))?.[0] ?? 'other';
}

export interface EventAsks {
  readonly kind: EventKind;
  /** Its own script; null where the kind decides. */
  readonly script: string | null;
}

/** What calls for an event ask: the kind or script given when it was made, else the kind its words suggest. */
export function eventAsks(event: Event): EventAsks {
  return { kind: event.kind ?? guessKind(event), script: event.script };
}
