/** How a reader of the mailed list can answer it: a link for each answer, and a line that says how to reply. */
import { capital } from '../domain/capital.ts';
import { calledName, type DueCall } from '../domain/due.ts';
import { noteEnds, offeredAnswers } from '../domain/replies/answer-words.ts';
import { type Html, html } from './html.ts';
import { plain, shorten } from './text.ts';

/** Where the answers of one recipient go. */
export interface ReplyWay {
  readonly address: string;
  /** The recipient's token for a customer, as text; 0 for the whole list. */
  readonly tokenOf: (customerId: number) => string;
}

interface ReplyLink {
  readonly word: string;
  readonly href: string;
}

const mostName = 60;

/** Each opens an answer that only has to be sent, with room for a note. */
function replyLinks({ address, tokenOf }: ReplyWay, call: DueCall): ReplyLink[] {
  const name = shorten(plain(calledName(call)), mostName);
  return offeredAnswers.map(({ word }) => {
    const subject = `${capital(word)}: ${name} ${tokenOf(call.customer.id)}`;
    const body = `\r\n\r\n${noteEnds}\r\n`;
    return { word, href: `mailto:${mailtoAddress(address)}?subject=${encoded(subject)}&body=${encoded(body)}` };
  });
}

export function replyLine(way: ReplyWay, call: DueCall, style: string): Html {
  const links = replyLinks(way, call).map(({ word, href }) => html`<a href="${href}" style="${style}">${word}</a>`);
  return html`${links.map((link, i) => (i === 0 ? link : html` · ${link}`))}`;
}

/** How to answer without a link; quoted, it says which list is answered. */
export function howToReply({ tokenOf }: ReplyWay): string {
  return `To log calls, reply with a line for each: 36 talked, wants oat drink; 12 vm\n${tokenOf(0)}`;
}

/** An apostrophe too, for programs that end a link there. */
const encoded = (text: string) => encodeURIComponent(text).replaceAll("'", '%27');
export const mailtoAddress = (address: string) => encoded(address).replaceAll('%40', '@');
