import type { Address } from '../domain/address.ts';
import { type WeekList, weekName } from '../domain/week.ts';
import { unpainted } from '../render/paint.ts';
import type { ReplyWay } from '../render/reply-links.ts';
import { weekSubject, weekText } from '../render/week.ts';
import { weekHtml } from '../render/week-html.ts';
import { type WeekCalendar, weekIcs } from '../render/week-ics.ts';
import type { Message } from './mailer.ts';

export interface MailReplies extends ReplyWay {
  readonly to: Address;
  /** The local part of the message's id: answers name it. */
  readonly id: string;
}

interface Envelope extends WeekCalendar {
  readonly from: Address;
  readonly to: readonly Address[];
  /** How the only recipient answers; null where answers are not read. */
  readonly replies: MailReplies | null;
  /** What the company is called. */
  readonly shop: string | null;
  /** Whose list it is; the empty text for customers without an owner. */
  readonly owner: string | undefined;
  /** Every call of every day, uncut. */
  readonly all: boolean;
  /** What to say above the list. */
  readonly remark: string | null;
}

/** The weekly list as a mail, with its calls as a calendar. `name` identifies the list: `2026-W48`. */
export function weekMessage(name: string, list: WeekList, envelope: Envelope): Message {
  const { from, to, all, now, replies, remark } = envelope;
  return {
    from,
    to,
    replyTo: replies?.to ?? null,
    subject: weekSubject(list, envelope),
    text: `${remark === null ? '' : `${remark}\n\n`}${weekText(list, { paint: unpainted, all, replies })}`,
    html: weekHtml(list, { all, replies, remark }),
    messageId: replies === null ? messageId(name, from, to) : `<${replies.id}@${domainOf(from)}>`,
    date: now,
    attachments: [
      {
        filename: `calls-${weekName(list)}.ics`,
        contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
        content: weekIcs(list, envelope),
      },
    ],
  };
}

/** Derived from the list and its recipients: a recipient who gets the same list twice sees it once. */
function messageId(list: string, from: Address, to: readonly Address[]): string {
  const recipients = to.map(({ address }) => address.toLowerCase()).sort();
  return `<cadence.${list.replace(/[^\w-]/g, '')}.${fingerprint(`${list} ${recipients.join(' ')}`)}@${domainOf(from)}>`;
}

const domainOf = ({ address }: Address) => address.split('@')[1];

/** FNV-1a, 64 bits: short and stable; it need not be hard to guess. */
function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(36);
}
