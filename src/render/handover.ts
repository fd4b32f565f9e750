/** What somebody has to know who takes a colleague's customers over, as one page to read. */
import { displayName } from '../domain/customer.ts';
import { type Day, dayText, formatDay } from '../domain/day.ts';
import type { HandedOver, Handover } from '../domain/handover.ts';
import { firstPhone } from '../domain/phone-form.ts';
import { promiseJson } from './json.ts';
import type { Paint } from './paint.ts';
import { plain } from './text.ts';
import { promiseTable } from './today.ts';

interface HandoverLook {
  readonly today: Day;
  readonly paint: Paint;
  readonly width: number | undefined;
}

export function handoverText({ promises, customers }: Handover, { today, paint, width }: HandoverLook): string {
  const owed =
    promises.length === 0
      ? []
      : [`${paint.strong('Promises')}\n${promiseTable(promises, today, paint, width)}`.trimEnd()];
  return `${[...owed, ...customers.map((one) => customerLines(one, paint))].join('\n\n')}\n`;
}

function customerLines(
  { customer, tier, planned, lastConversation, lastWords, facts }: HandedOver,
  paint: Paint,
): string {
  const next = planned === null ? 'no call is planned' : `next call ${formatDay(planned, 'dated')}`;
  const head = [
    tier === null ? null : `tier ${tier}`,
    firstPhone(customer) || null,
    next,
    `talked ${dayText(lastConversation, 'never')}`,
  ];
  return [
    `${paint.dim(String(customer.id))}  ${paint.strong(plain(displayName(customer)))}`,
    `    ${head.filter((part) => part !== null).join(' · ')}`,
    ...(lastWords === null ? [] : [`    “${plain(lastWords)}”`]),
    ...facts.map(({ text, day }) => `    ${plain(text)}${day === null ? '' : ` (${dayText(day)})`}`),
  ].join('\n');
}

export function handoverJson({ promises, customers }: Handover, today: Day) {
  return {
    promises: promises.map((promise) => promiseJson(promise, today)),
    customers: customers.map(({ customer, tier, planned, lastConversation, lastWords, facts }) => ({
      ...{
        id: customer.id,
        name: customer.name,
        company: customer.company,
        tier,
        planned,
        lastConversation,
        lastWords,
      },
      facts: facts.map(({ text, day }) => ({ text, day })),
    })),
  };
}
