/** What became of the answers to a mailed list. */
import type { Customer } from '../domain/customer.ts';
import { formatDay } from '../domain/day.ts';
import type { UnreadLine } from '../domain/replies/reply-lines.ts';
import { entryInWords } from '../domain/touch.ts';
import type { LoggedTouch } from './log.ts';
import { plain, shorten } from './text.ts';

interface ShownReply {
  readonly kind: string;
  readonly name: string;
  readonly from: string;
  readonly subject: string;
  readonly by: string | null;
  readonly touches: readonly { readonly customer: Customer; readonly logged: Pick<LoggedTouch, 'touch' | 'planned'> }[];
  readonly unread: readonly UnreadLine[];
  readonly file: string | null;
}

const mostLine = 100;

/** A line for each call that was logged, and for each line that was not understood. */
export function replyLines(reply: ShownReply): { readonly logged: string; readonly unread: string } {
  const { by, touches, unread, from, name, file } = reply;
  const logged = touches.map(({ customer, logged: { touch } }) => {
    const note = touch.note === null ? '' : `: ${shorten(plain(touch.note), mostLine)}`;
    return `${plain(by ?? '')} ${formatDay(touch.day, 'short')}  ${customer.id} ${plain(entryInWords(customer, touch))}${note}\n`;
  });
  const lines = unread.map(
    ({ line, why }) =>
      `not understood${from === '' ? '' : `, from ${plain(from)}`}: “${shorten(plain(line), mostLine)}”: ${plain(why)}\n`,
  );
  const notAnswer =
    reply.kind === 'other' && file !== null
      ? [`no answer to a list, from ${plain(from)}: “${shorten(plain(reply.subject), mostLine)}”\n`]
      : [];
  const where =
    lines.length + notAnswer.length === 0
      ? []
      : [`  ${file === null ? 'it is in' : 'kept in'} ${plain(file ?? name)}\n`];
  return { logged: logged.join(''), unread: [...lines, ...notAnswer, ...where].join('') };
}

export function replyJson({ kind, name, from, subject, by, touches, unread, file }: ShownReply) {
  return {
    ...{ result: kind, message: name, from, subject, by },
    touches: touches.map(({ customer, logged: { touch, planned } }) => ({
      ...{ customer: customer.id, name: customer.name, kind: touch.kind, outcome: touch.outcome },
      ...{ day: touch.day, time: touch.time, note: touch.note, planned },
    })),
    notUnderstood: unread.map(({ line, why }) => ({ line, why })),
    file,
  };
}
