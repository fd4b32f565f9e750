/** The reason of an event, as an opening of a call. */
import type { Event } from '../plan/event.ts';
import type { Language } from './language.ts';

export interface SpokenReason {
  /** To follow "I'm calling about". */
  readonly words: string;
  /** The reason if it is a sentence of its own, else null. */
  readonly sentence: string | null;
}

const subject =
  /^(?:we(?:['’](?:re|ve|ll))?|i(?:['’](?:m|ve|ll))?|you(?:['’]re)?|there|it(?:['’]s)?|wir|ich|sie|es|nous|on|je|j['’]\S+|vous|il|estamos|hemos|tenemos|vamos|cerramos|abrimos|hay)\s/i;

/** As it was written. A name used as the reason, such as `Holiday shipping deadline`, gets its article in English. */
export function spokenReason({ name, reason }: Pick<Event, 'name' | 'reason'>, language: Language): SpokenReason {
  const written = reason.trim();
  if (/[.!?…]["”»']?$/.test(written)) return { words: written.replace(/\.$/, ''), sentence: written };
  if (subject.test(written)) return { words: written, sentence: `${written}.` };
  return { words: language === 'en' && written === name.trim() ? asNoun(written) : written, sentence: null };
}

/** Unchanged when it may be a proper name: `Hurricane Ian`, `IKEA fair`, `2 for 1`. */
function asNoun(name: string): string {
  const [first = '', ...rest] = name.split(/\s+/);
  const isPlain = /^\p{Lu}\p{Ll}+$/u.test(first) && rest.every((word) => !/^\p{Lu}\p{Ll}/u.test(word));
  if (!isPlain) return name;
  const inside = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return /^(?:the|an?|our|your|two|three|four|five|new)$/i.test(first) ? inside : `the ${inside}`;
}
