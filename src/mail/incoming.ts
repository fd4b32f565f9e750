/** Reads a message that came in: who wrote what, and which list it answers. */
import PostalMime, { decodeWords, type Email } from 'postal-mime';
import type { Moment } from '../domain/moment.ts';
import { type ReplyToken, tokensIn, tokensInIds, wholeList } from '../domain/replies/token.ts';
import { writtenLines } from '../domain/replies/written-lines.ts';
import { writtenOn } from '../domain/replies/written-on.ts';
import { linesOfHtml } from './html-lines.ts';

export interface IncomingMail {
  readonly messageId: string | null;
  /** The address in lower case; empty when there is none. */
  readonly from: string;
  readonly subject: string;
  /** As in the header. */
  readonly date: string | null;
  /** On the sender's clock. */
  readonly written: Moment | null;
  /** Sent by a machine: an absence, a failed delivery, a newsletter. */
  readonly automatic: boolean;
  /** In the subject, of one customer each. */
  readonly ofCustomers: readonly ReplyToken[];
  /** Of lists that it answers, by its headers or by what it quotes. */
  readonly ofLists: readonly ReplyToken[];
  /** What was written by hand. */
  readonly lines: readonly string[];
}

/** More is no answer of a person. */
export const mostBytes = 4 * 1024 * 1024;

const limits = { maxNestingDepth: 30, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 1 };

/** More parts are no answer of a person; each takes the longer the more there are. */
const mostParts = 1_000;

function partsIn(bytes: Uint8Array): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let at = text.indexOf('\n--'); at >= 0 && count <= mostParts; at = text.indexOf('\n--', at + 3)) count += 1;
  return count;
}

export async function readMail(bytes: Uint8Array): Promise<IncomingMail> {
  if (partsIn(bytes) > mostParts) throw new Error('the message has too many parts');
  const mail = await PostalMime.parse(bytes, limits);
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value.trim() ?? null;
  const date = header('date');
  const inSubject = tokensIn(mail.subject ?? '');
  const quoted = tokensIn(`${mail.text ?? ''}\n${mail.html ?? ''}`).filter(
    ({ customerId }) => customerId === wholeList,
  );
  return {
    messageId: mail.messageId?.trim() || null,
    from: (mail.from?.address ?? '').toLowerCase(),
    subject: mail.subject ?? '',
    date,
    written: date === null ? null : writtenOn(date),
    automatic: isAutomatic(mail, header),
    ofCustomers: inSubject.filter(({ customerId }) => customerId !== wholeList),
    ofLists: [...tokensInIds(`${header('in-reply-to') ?? ''} ${header('references') ?? ''}`), ...quoted],
    lines: linesOf(mail),
  };
}

/** HTML first: its lines are whole, while those of plain text may have been broken on the way. */
function linesOf({ html, text }: Email): string[] {
  const inHtml = html === undefined ? [] : writtenLines(linesOfHtml(html));
  return inHtml.length > 0 ? inHtml : writtenLines(text ?? '');
}

const sentInBulk = new Set(['bulk', 'junk', 'auto_reply']);
const marks = ['x-autoreply', 'x-autorespond', 'x-auto-reply', 'x-ms-exchange-generated-message-source'];

function isAutomatic(mail: Email, header: (name: string) => string | null): boolean {
  const submitted = header('auto-submitted')?.toLowerCase() ?? 'no';
  return (
    !submitted.startsWith('no') ||
    sentInBulk.has(header('precedence')?.toLowerCase() ?? '') ||
    marks.some((name) => header(name) !== null) ||
    header('return-path') === '<>' ||
    (header('content-type')?.toLowerCase().startsWith('multipart/report') ?? false) ||
    /^(?:mailer-daemon|postmaster)(?:@|$)/i.test(mail.from?.address ?? '')
  );
}

/** Whether the beginning of a message can be that of an answer; says yes when in doubt. */
export function mayBeReply(start: Uint8Array): boolean {
  const text = Buffer.from(start.buffer, start.byteOffset, start.byteLength).toString('latin1');
  if (text.includes('[cadence') || text.includes('<cadence.')) return true;
  // In the subject or the text it may be encoded.
  const [head = ''] = text.split(/\r?\n\r?\n/, 1);
  const [subject = ''] = /^subject:(?:[^\n]*\n[ \t])*[^\n]*/im.exec(head) ?? [];
  return decodeWords(subject.replaceAll(/\r?\n[ \t]+/g, ' ')).includes('[cadence');
}
