/** What the import of a telephone's log did, and the calls that wait for somebody to say how they went. */
import type { CallLogReport } from '../domain/call-log-report.ts';
import { type Customer, displayName } from '../domain/customer.ts';
import { dayText, formatDay } from '../domain/day.ts';
import type { Person } from '../domain/person.ts';
import type { Touch } from '../domain/touch.ts';
import { plain, plural } from './text.ts';

const mostNamed = 3;

export function callLogText(report: CallLogReport): string {
  const { file, from, calls, first, last, customers, dryRun } = report;
  const days = first === null ? '' : `, ${dayText(first)}${first === last ? '' : ` to ${dayText(last)}`}`;
  const name = file === '-' ? 'standard input' : (file.split(/[/\\]/).at(-1) ?? file);
  const withCustomers =
    report.tried + report.toConfirm + report.missed + report.known + report.brief + report.doNotCall;
  return [
    `${plain(name)}: ${plural(calls, 'call')} in the log of ${from}${days}\n`,
    withCustomers === 0
      ? ''
      : `  ${withCustomers} with ${plural(customers, 'customer')}: ${partsOf(report).join(', ')}\n`,
    ...notKept(report),
    ...report.unread.slice(0, mostNamed).map(({ line, reason }) => `  line ${line}: ${reason}\n`),
    report.unread.length > mostNamed
      ? `  and ${report.unread.length - mostNamed} more lines that could not be read\n`
      : '',
    named(
      'call back owed to',
      report.callbacks.map(({ name: whom }) => whom),
    ),
    dryRun ? 'nothing was changed; to do it, run this without --dry-run\n' : '',
  ].join('');
}

function partsOf({ tried, toConfirm, missed, known, brief, doNotCall }: CallLogReport): string[] {
  const parts: readonly (readonly [number, string])[] = [
    [tried, tried === 1 ? 'try that reached nobody' : 'tries that reached nobody'],
    [toConfirm, 'to confirm'],
    [missed, 'missed from them'],
    [known, 'already in the book'],
    [brief, 'from them too short for a conversation, not kept'],
    [doNotCall, 'not kept'],
  ];
  return parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
}

function notKept({ nobody, shared, sharedBy, internal, calledInSpite }: CallLogReport): string[] {
  const line = (count: number, text: string) => (count === 0 ? '' : `  ${count} ${text}\n`);
  const some = sharedBy.slice(0, mostNamed).map((names) => names.map(plain).join(' and '));
  return [
    line(nobody, `with unknown numbers: not kept`),
    line(internal, 'between your own telephones: not kept'),
    line(shared, `with a number that several customers have: not kept; log them by hand (${some.join('; ')})`),
    ...calledInSpite
      .slice(0, mostNamed)
      .map(
        ({ id, name, day, time }) =>
          `  ${plain(name)} asked not to be called and was, on ${dayText(day)} at ${time}: not kept; cadence log ${id} --override "why" --at "${day} ${time}"\n`,
      ),
  ];
}

function named(what: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
  return `  ${what}: ${names.slice(0, mostNamed).map(plain).join(', ')}${more}\n`;
}

interface CallToConfirm {
  readonly touch: Touch;
  readonly customer: Customer;
  readonly person: Person | null;
}

/** `Tue 24 Nov 10:12, 14 min: Ada Finch`; `from` when they called. */
export function callToConfirmText({ touch, customer, person }: CallToConfirm): string {
  const { day, time, minutes, direction } = touch;
  const length = minutes === null ? '' : `, ${minutes} min`;
  const who = person === null ? displayName(customer) : `${person.name}, ${displayName(customer)}`;
  return plain(
    `${formatDay(day, 'short')}${time === null ? '' : ` ${time}`}${length}, ${direction === 'inbound' ? 'from' : 'to'} ${who}`,
  );
}

export function callToConfirmJson({ touch, customer, person }: CallToConfirm) {
  const { id, day, time, minutes, direction, by } = touch;
  return {
    id: customer.id,
    name: customer.name,
    touch: id,
    day,
    time,
    minutes,
    direction,
    person: person?.name ?? null,
    by,
  };
}
