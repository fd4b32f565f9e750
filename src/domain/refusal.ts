import type { Customer } from './customer.ts';
import { type Day, dayText, parseIsoDay } from './day.ts';
import { plain } from './plain.ts';
import type { TouchKind } from './touch.ts';

/** The kinds of touch that can be refused. */
export const refusableKinds = [
  'call',
  'visit',
  'email',
  'text',
  'card',
  'gift',
] as const satisfies readonly TouchKind[];
export type RefusableKind = (typeof refusableKinds)[number];

/** What a customer does not want: an import never clears it; it is only lifted by hand. */
export interface Refusal {
  readonly id: number;
  readonly customerId: number;
  readonly kind: RefusableKind;
  /** One person or one number of the customer; null for the customer as a whole. */
  readonly who: string | null;
  readonly day: Day;
  readonly reason: string | null;
  /**
   * The person that `who` names; null for a number, and for a name that is not recorded as a person.
   */
  readonly personId: number | null;
}

export type RefusalFacts = Omit<Refusal, 'id' | 'customerId' | 'personId'>;

/** The words other programs have for a customer who refuses a kind: a label, a category, a column. */
export const refusalLabels: Readonly<Record<RefusableKind, string>> = {
  call: 'Do not call',
  visit: 'Do not visit',
  email: 'Do not email',
  text: 'Do not text',
  card: 'Do not send cards',
  gift: 'Do not send gifts',
};

/** What people write instead in programs without such a box. */
const otherLabels: Partial<Readonly<Record<RefusableKind, readonly string[]>>> = {
  call: ['dnc', 'donotcall', 'no calls', 'dont call', 'do not phone', 'do not contact'],
  email: ['do not e mail', 'donotemail', 'no emails', 'no email', 'dont email'],
  text: ['no texts', 'no sms', 'do not sms', 'dont text'],
};

/** Only the words, however they are joined: `do-not-call`, `DO_NOT_CALL`. */
const labelKey = (label: string) =>
  label
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[\s_-]+/g, ' ')
    .trim();

/** Made when a label is first asked about: with every start it would cost as much as reading a list of customers. */
let kindOfLabel: ReadonlyMap<string, RefusableKind> | undefined;

function kindsByLabel(): ReadonlyMap<string, RefusableKind> {
  const labelsOf = (kind: RefusableKind) => [refusalLabels[kind], ...(otherLabels[kind] ?? [])];
  return new Map(refusableKinds.flatMap((kind) => labelsOf(kind).map((label) => [labelKey(label), kind] as const)));
}

/** The kind that a label refuses; null for any other label. */
export function kindRefusedBy(label: string): RefusableKind | null {
  kindOfLabel ??= kindsByLabel();
  return kindOfLabel.get(labelKey(label)) ?? null;
}

/** Everything the customer refused. "No calls at all" is stored with the customer. */
export function refusalsOf(
  { id, doNotCall }: Pick<Customer, 'id' | 'doNotCall'>,
  refusals: readonly Refusal[],
): readonly RefusalFacts[] {
  const own = refusals.filter(({ customerId }) => customerId === id);
  if (doNotCall === null) return own;
  const others = own.filter(({ kind, who }) => kind !== 'call' || who !== null);
  return [{ kind: 'call', who: null, day: doNotCall.on, reason: doNotCall.reason }, ...others];
}

/** `no email to Ann Lee, since 2026-10-01: moved`: for people, and `refusalIn` reads it back. */
export function refusalSentence({ kind, who, day, reason }: RefusalFacts): string {
  const what = kind === 'call' && who === null ? 'do not call' : `no ${kind}`;
  const whom = who === null ? '' : ` to ${plain(who)}`;
  return `${what}${whom}, since ${dayText(day)}${reason === null ? '' : `: ${plain(reason)}`}`;
}

const sentence = new RegExp(
  `^(?:do not call|no (${refusableKinds.join('|')})(?: to (.+?))?), since (\\d{4}-\\d{2}-\\d{2})(?:: (.+))?$`,
  'i',
);

/** The refusal in a sentence of `refusalSentence`; null for any other text. */
export function refusalIn(text: string): RefusalFacts | null {
  const [whole, named, who = null, written = '', reason = null] = sentence.exec(text.trim()) ?? [];
  const day = parseIsoDay(written);
  if (whole === undefined || day === null) return null;
  const kind = refusableKinds.find((one) => one === named?.toLowerCase()) ?? 'call';
  return { kind, who, day, reason };
}
