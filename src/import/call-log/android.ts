/**
 * The calls of an Android telephone, as the app SMS Backup & Restore writes them: https://synctech.com.au/sms-backup-restore/fields-in-xml-backup-files/
 * and the constants of android.provider.CallLog.Calls.
 */
import { attributeOf, readXml } from '../xml.ts';
import { badTime, type CallLog, type LoggedCall, momentOf, type UnreadCall } from './call-log.ts';

/** A voicemail, a missed and a declined call are the same to the caller: nobody answered. */
const unanswered = new Set(['3', '4', '5']);
const [incoming, outgoing, answeredElsewhere] = ['1', '2', '7'];

export async function androidCalls(pieces: AsyncIterable<Buffer>): Promise<CallLog> {
  const calls: LoggedCall[] = [];
  const problems: UnreadCall[] = [];
  let line = 0;
  await readXml(pieces, {
    open(name, attributes) {
      if (name !== 'call') return;
      line++;
      const read = callIn(attributes, line);
      if ('reason' in read) problems.push(read);
      else calls.push(read);
    },
    close() {},
    text() {},
  });
  return { format: 'android', calls, internal: 0, problems };
}

function callIn(attributes: string, line: number): LoggedCall | UnreadCall {
  const field = (name: string) => attributeOf(attributes, name) ?? '';
  const at = /^\d{1,15}$/.test(field('date')) ? momentOf(Number(field('date'))) : null;
  if (at === null) return { line, reason: badTime };
  const type = field('type');
  const seconds = secondsOf(type, field('duration'));
  if (seconds === undefined) return { line, reason: 'neither an incoming nor an outgoing call' };
  const post = field('post_dial_digits').replace(/\D/g, '');
  return {
    ...{ line, ...at, time: at.time, seconds, busy: false, by: null },
    sides: [{ number: field('number'), direction: type === outgoing ? 'outbound' : 'inbound' }],
    extension: post === '' ? null : post,
  };
}

/** Undefined for a type that is no call, such as a blocked one. */
function secondsOf(type: string, duration: string): number | null | undefined {
  if (unanswered.has(type)) return 0;
  if (type === answeredElsewhere) return null;
  return type === incoming || type === outgoing ? Number(/^\d{1,9}$/.exec(duration)?.[0] ?? 0) : undefined;
}
