import type { Address } from '../domain/address.ts';
import type { WeekList } from '../domain/week.ts';
import { paintFor } from '../render/paint.ts';
import { weekName, weekText, weekTitle } from '../render/week.ts';
import { weekHtml } from '../render/week-html.ts';
import type { Message } from './mailer.ts';

export interface Envelope {
  readonly from: Address;
  readonly to: readonly Address[];
  readonly date: Date;
  /** Every call of every day, uncut. */
  readonly all: boolean;
}

/** The weekly list as a mail. */
export function weekMessage(list: WeekList, { from, to, date, all }: Envelope): Message {
  return {
    from,
    to,
    subject: weekTitle(list),
    text: weekText(list, { paint: paintFor(false), all }),
    html: weekHtml(list, { all }),
    messageId: messageId(weekName(list), from, to),
    date,
    attachments: [],
  };
}

/** Named by the week and the people it goes to: who is sent the same list twice sees it once. */
function messageId(week: string, from: Address, to: readonly Address[]): string {
  const recipients = to.map(({ address }) => address.toLowerCase()).sort();
  return `<cadence.${week}.${fingerprint(recipients.join(' '))}@${from.address.split('@')[1]}>`;
}

/** FNV-1a, 64 bits: short and stable; nothing hangs on it being hard to guess. */
function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(36);
}
