/** What counts as a conversation (domain/touch.ts), for queries over touches. */
import { conversations } from '../domain/touch.ts';

/** A list of words of the program's own, for `IN (…)`. */
export const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');

/** Outcomes of calls that are conversations. */
export const talked = quoted(conversations.outcomes);
/** Kinds of touches that always are. */
export const met = quoted(conversations.kinds);
export const wasConversation = `(kind IN (${met}) OR (kind = 'call' AND outcome IN (${talked})))`;
