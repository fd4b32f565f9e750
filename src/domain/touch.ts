import type { Day } from './day.ts';

/** Any contact with a customer, in either direction. */
export const touchKinds = [
  'call',
  'visit',
  'meeting',
  'email',
  'text',
  'card',
  'gift',
  'article',
  'event',
  'note',
] as const;
export type TouchKind = (typeof touchKinds)[number];

export const outcomeNames = [
  'connected',
  'left_message',
  'left_voicemail',
  'no_answer',
  'busy',
  'wrong_number',
  'disconnected',
  'callback',
  'not_now',
  'do_not_call',
] as const;
export type Outcome = (typeof outcomeNames)[number];

export type Sentiment = 'positive' | 'neutral' | 'negative';
export type Direction = 'outbound' | 'inbound';

interface OutcomeMeaning {
  readonly outcome: Outcome;
  /** One key in the call session. */
  readonly key: string;
  readonly label: string;
  /** Both sides talked, so the clock restarts. */
  readonly conversation: boolean;
  /** The number is removed and "find the number" becomes a promise. */
  readonly numberBad: boolean;
  /** No further call is planned. */
  readonly stopsCalls: boolean;
  /** The customer named a moment: asks for the day of a promise. */
  readonly asksForDay: boolean;
  /** When to try again; null when the interval, the named day, or nothing decides. */
  readonly retry: Retry | null;
  /** The customer was not reached: three of these in a row are enough. */
  readonly attempt: boolean;
  /** How often in a row this may be left, such as a voicemail; null for no limit. */
  readonly atMost: number | null;
  /** The promise of ours that follows. */
  readonly promise: string | null;
  /** What happens to a callback the customer asked for before. */
  readonly callback: CallbackFate;
  /** A callback is owed even when the customer named no day. */
  readonly owesCallback: boolean;
}

/**
 * What happens to a callback: `kept` once we talked or they picked up; `let go` when no call is wanted; `tried again`
 * as after any failed call, and let go after the last try; `number missing`: let go when no other number is left, for
 * finding one is owed then; `put off` to the end of a pause or a snooze.
 */
export type CallbackFate = 'stays' | 'kept' | 'let go' | 'tried again' | 'number missing' | 'put off';

/** What other events than a call do to a callback. When a merge brings several together, the latest stays. */
export const callbackFates: Readonly<Record<TouchKind | 'archived' | 'doNotCall' | 'putOff', CallbackFate>> = {
  call: 'stays',
  visit: 'kept',
  meeting: 'kept',
  email: 'stays',
  text: 'stays',
  card: 'stays',
  gift: 'stays',
  article: 'stays',
  event: 'stays',
  note: 'stays',
  archived: 'let go',
  doNotCall: 'let go',
  putOff: 'put off',
};

export type Retry =
  | { readonly after: 'hours'; readonly hours: number }
  | { readonly after: 'workingDays'; readonly workingDays: number; readonly otherTimeOfDay: boolean };

/** After this many attempts in a row we stop, propose a card, and come back after this share of the interval. */
export const givingUp = { attempts: 3, comeBackAfter: 1 / 3 } as const;

const nothing = {
  conversation: false,
  numberBad: false,
  stopsCalls: false,
  asksForDay: false,
  retry: null,
  attempt: false,
  atMost: null,
  promise: null,
  callback: 'stays',
  owesCallback: false,
} as const;
const inWorkingDays = (workingDays: number): Retry => ({ after: 'workingDays', workingDays, otherTimeOfDay: true });
const missed = { ...nothing, attempt: true, callback: 'tried again' } as const;
/** They picked up; a new callback replaces an earlier one. */
const asksForDay = { ...nothing, asksForDay: true, callback: 'kept' } as const;
/** The number is removed. The call waits a working week for another number. */
const badNumber = {
  ...nothing,
  numberBad: true,
  promise: 'find the number',
  callback: 'number missing',
  retry: { after: 'workingDays', workingDays: 5, otherTimeOfDay: false },
} as const;

/** What each outcome of a call means, defined only here. */
export const outcomes: Readonly<Record<Outcome, OutcomeMeaning>> = {
  connected: { ...nothing, outcome: 'connected', key: 'c', label: 'Talked', conversation: true, callback: 'kept' },
  left_message: {
    ...missed,
    outcome: 'left_message',
    key: 'm',
    label: 'Message with a person',
    retry: inWorkingDays(3),
  },
  left_voicemail: {
    ...missed,
    outcome: 'left_voicemail',
    key: 'v',
    label: 'Voicemail',
    retry: inWorkingDays(3),
    atMost: 2,
  },
  no_answer: { ...missed, outcome: 'no_answer', key: 'n', label: 'No answer', retry: inWorkingDays(1) },
  busy: { ...missed, outcome: 'busy', key: 'b', label: 'Busy', retry: { after: 'hours', hours: 2 } },
  wrong_number: { ...badNumber, outcome: 'wrong_number', key: 'w', label: 'Wrong number' },
  disconnected: { ...badNumber, outcome: 'disconnected', key: 'd', label: 'Number dead' },
  callback: { ...asksForDay, outcome: 'callback', key: 'l', label: 'Call me back later', owesCallback: true },
  not_now: { ...asksForDay, outcome: 'not_now', key: 'o', label: 'Bad moment' },
  do_not_call: {
    ...nothing,
    outcome: 'do_not_call',
    key: 'x',
    label: 'Asked not to be called',
    stopsCalls: true,
    callback: 'let go',
  },
};

export interface Touch {
  readonly id: number;
  readonly customerId: number;
  readonly kind: TouchKind;
  readonly direction: Direction;
  /** Null for other kinds than calls. */
  readonly outcome: Outcome | null;
  readonly day: Day;
  /** `HH:MM` on the caller's clock; null when only the day is known. */
  readonly time: string | null;
  readonly note: string | null;
  readonly purpose: string | null;
  readonly sentiment: Sentiment | null;
  readonly minutes: number | null;
  /** Who made it. */
  readonly by: string | null;
  /** The script of a guided call. */
  readonly script: string | null;
  /** A guided call that was broken off and can be resumed. */
  readonly unfinished: boolean;
  /** A "last contacted" day of an imported file: it moves the clock but is not a call of ours. */
  readonly imported: boolean;
  /** With whom of a company's people; null where that is not known, and of a private customer. */
  readonly personId: number | null;
  /** The person it began with, if another one (`personId`) took over. */
  readonly beganWithId: number | null;
}

/** The answer to one question of a script. */
export interface Answer {
  readonly id: number;
  readonly touchId: number;
  readonly customerId: number;
  /** Stable name of the question, so that answers compare over time and over customers. */
  readonly question: string;
  /** The question in the words that were asked. */
  readonly asked: string;
  readonly text: string;
  readonly day: Day;
  /** What the question was about, and its number. */
  readonly about: 'promise' | 'goal' | 'question' | null;
  readonly aboutId: number | null;
}

/** How people name an outcome, besides its name and label. */
const alsoSaid: Readonly<Record<string, Outcome>> = {
  ...{ talked: 'connected', spoke: 'connected', reached: 'connected', answered: 'connected' },
  ...{ message: 'left_message', voicemail: 'left_voicemail', voice_mail: 'left_voicemail', vm: 'left_voicemail' },
  ...{ left_vm: 'left_voicemail', left_voice_mail: 'left_voicemail', unanswered: 'no_answer', na: 'no_answer' },
  ...{ engaged: 'busy', wrong: 'wrong_number', dead: 'disconnected', dead_number: 'disconnected' },
  ...{ call_back: 'callback', call_back_later: 'callback', later: 'callback', dnc: 'do_not_call' },
};

/** `voicemail`, `No answer`, `talked`: the outcome meant; null when it is none. */
export function readOutcome(text: string): Outcome | null {
  const slug = (words: string) =>
    words
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_-]+/g, '_');
  const said = slug(text);
  const named = outcomeNames.find((name) => name === said || slug(outcomes[name].label) === said);
  return named ?? (Object.hasOwn(alsoSaid, said) ? (alsoSaid[said] ?? null) : null);
}

/** What counts as a conversation, for code and for queries: any visit or meeting, and calls of these outcomes. */
export const conversations: { readonly kinds: readonly TouchKind[]; readonly outcomes: readonly Outcome[] } = {
  kinds: ['visit', 'meeting'],
  outcomes: outcomeNames.filter((name) => outcomes[name].conversation),
};

/** Only a conversation restarts the clock. */
export function isConversation({ kind, outcome }: Pick<Touch, 'kind' | 'outcome' | 'unfinished'>): boolean {
  if (conversations.kinds.includes(kind)) return true;
  return kind === 'call' && outcome !== null && conversations.outcomes.includes(outcome);
}

/** The customer could say something in it: not when our call reached nobody, nor when we sent something. */
export function bringsAnswers({ kind, outcome, direction }: Pick<Touch, 'kind' | 'outcome' | 'direction'>): boolean {
  if (direction === 'inbound') return true;
  if (kind !== 'call') return !oneWay.includes(kind);
  return outcome === null || !(outcomes[outcome].attempt || outcomes[outcome].numberBad);
}

const oneWay: readonly TouchKind[] = ['card', 'gift', 'article'];

/** A call of ours: the callers, how often we reach somebody and what a day holds are counted from these. */
export function isOwnCall(touch: Pick<Touch, 'kind' | 'imported'>): boolean {
  return touch.kind === 'call' && !touch.imported;
}

/** A call of ours that was dialled, with a known outcome. */
export function isAttempt(touch: Pick<Touch, 'kind' | 'imported' | 'direction' | 'outcome'>): boolean {
  return isOwnCall(touch) && touch.direction === 'outbound' && touch.outcome !== null;
}

/** `call (talked): Ada Finch` */
export function entryInWords(
  { name }: { readonly name: string },
  { kind, outcome }: Pick<Touch, 'kind' | 'outcome'>,
): string {
  return `${kind}${outcome === null ? '' : ` (${outcomes[outcome].label.toLowerCase()})`}: ${name}`;
}
