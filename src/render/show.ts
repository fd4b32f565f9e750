/** Everything known about one customer. */

import { boughtBefore } from '../domain/bought-before.ts';
import { silentNumbers } from '../domain/contact-type.ts';
import { type Customer, displayName } from '../domain/customer.ts';
import { type Day, dayText, paddedDay } from '../domain/day.ts';
import { type DuePromise, sinceConversation } from '../domain/due.ts';
import type { Fact, Question } from '../domain/fact.ts';
import { formatMoney, grouped, toMajor } from '../domain/money.ts';
import type { Person } from '../domain/person.ts';
import { phoneInForm } from '../domain/phone-form.ts';
import { placeInForm } from '../domain/place-form.ts';
import { linesOf } from '../domain/product-lines.ts';
import type { PromiseOwed } from '../domain/promise.ts';
import type { Purchase } from '../domain/purchase.ts';
import type { PromisedPotential } from '../domain/rank/potential.ts';
import { ordinal, stoppedReason } from '../domain/rank/reasons.ts';
import type { BookFigures } from '../domain/rank/score.ts';
import type { StoppedProduct } from '../domain/rank/stopped-product.ts';
import type { Standing } from '../domain/standing.ts';
import { type Answer, outcomes, type Touch } from '../domain/touch.ts';
import type { Tallies } from '../domain/yearly-touches.ts';
import { birthdayText } from './birthday.ts';
import { onBoth } from './both-clocks.ts';
import { silentNumber, withType } from './contacts.ts';
import { customerJson, type RankedCustomer, withoutNobody } from './json.ts';
import type { Paint } from './paint.ts';
import { type PeopleShown, peopleJson, peopleLines, withPerson } from './people.ts';
import { plain, plainLines, plural } from './text.ts';
import { tallyLine } from './yearly-touches.ts';

interface History extends Pick<PeopleShown, 'people' | 'talks' | 'refusals'> {
  readonly purchases: readonly Purchase[];
  readonly touches: readonly Touch[];
  readonly answers: readonly Answer[];
  readonly promises: readonly PromiseOwed[];
  readonly facts: readonly Fact[];
  readonly questions: readonly Question[];
}

/** A private customer is among `people` as the only one. */
export function showJson(shown: Shown) {
  const { customer, history, standing, potential, stopped, yearly, zoneFrom } = shown;
  return {
    ...customerJson(shown, shown.today),
    people: peopleJson({ customer, ...history, lastConversation: standing.lastConversation }),
    timeZoneFrom: zoneFrom,
    potential,
    stopped,
    yearly,
    ...historyJson(customer, history),
  };
}

function historyJson(customer: Customer, history: History) {
  return {
    emails: customer.emails,
    struckPhones: customer.struckPhones,
    address: customer.address,
    postalCode: customer.postalCode,
    website: customer.website,
    doNotCallOn: customer.doNotCall?.on ?? null,
    doNotCallReason: customer.doNotCall?.reason ?? null,
    tierPinReason: customer.tierPinRequest?.reason ?? null,
    pausedUntil: customer.pausedUntil,
    snoozedUntil: customer.snoozedUntil,
    purchases: history.purchases.map(purchaseJson),
    touches: history.touches.map(({ customerId: _, ...touch }) => ({
      ...withoutNobody(touch),
      answers: history.answers
        .filter((answer) => answer.touchId === touch.id)
        .map(({ question, asked, text }) => ({ question, asked, text })),
    })),
    promises: history.promises.map(({ customerId: _, ...promise }) => withoutNobody(promise)),
    facts: history.facts.map(({ customerId: _, ...fact }) => withoutNobody(fact)),
    questions: history.questions.map(({ customerId: _, ...question }) => question),
  };
}

function purchaseJson({ id, externalId, day, amountMinor, currency, product, lines }: Purchase) {
  const amount = toMajor(amountMinor, currency);
  return { id, externalId, date: day, amount, currency, product, lines: linesJson(lines, currency) };
}

/** Null when the file listed none. */
function linesJson(lines: string | null, currency: Purchase['currency']) {
  const known = lines === null ? null : linesOf(lines);
  if (known === null) return null;
  return known.map(([product, minor, quantity = null]) => ({ product, quantity, amount: toMajor(minor, currency) }));
}

interface Shown extends RankedCustomer {
  /** What the time zone follows from; `given` in a file or by hand. */
  readonly zoneFrom: string | null;
  readonly history: History;
  readonly today: Day;
  readonly figures: BookFigures;
  readonly potential: PromisedPotential | null;
  readonly stopped: StoppedProduct | null;
  readonly yearly: Tallies;
}

/** `owed`: the open promises, on both clocks. */
export function showText(shown: Shown & { readonly owed: readonly DuePromise[] }, paint: Paint): string {
  const { customer, history, owed } = shown;
  const sections = [
    `${paint.dim(String(customer.id))}  ${paint.strong(plain(displayName(customer)))}\n${facts(shown).join('\n')}`,
    section('People', peopleLines({ customer, ...history }), paint),
    section(
      'Open promises',
      owed.map((due) => promiseLine(due, withPerson(history.people, due.promise.personId, ', to'))),
      paint,
    ),
    section(
      'To ask next time',
      history.questions.filter((question) => question.askedIn === null).map((question) => plain(question.text)),
      paint,
    ),
    section(
      'To remember',
      history.facts.map(
        (fact) =>
          `${fact.day === null ? '' : `${paddedDay(fact.day)}  `}${plain(fact.text)}${withPerson(history.people, fact.personId, ' – of')}`,
      ),
      paint,
    ),
    section(
      'Touches',
      history.touches.map((touch) => touchLines(touch, history.answers, withWhom(touch, history.people))),
      paint,
    ),
    section('Purchases', [...purchaseLines(history.purchases), ...beforeLine(customer, history.purchases)], paint),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

function facts(shown: Shown): string[] {
  const { customer, standing, interval, today, figures, potential, stopped, yearly, zoneFrom } = shown;
  const rows: readonly (readonly [string, string | null])[] = [
    ['phone', customer.phones.map((phone) => withType(customer, phoneInForm(phone), phone)).join(', ')],
    ['fax', silentNumbers(customer).map(silentNumber).join(', ')],
    ['struck', customer.struckPhones.map(phoneInForm).join(', ')],
    ['e-mail', customer.emails.map((email) => withType(customer, email, email)).join(', ')],
    ['place', placeInForm(customer)],
    [
      'time zone',
      customer.timeZone && `${customer.timeZone} (${zoneFrom === 'given' ? 'as given' : `from the ${zoneFrom}`})`,
    ],
    ['hours', customer.hours],
    ['owner', customer.owner],
    ['tags', customer.tags.join(', ')],
    ['product', customer.product],
    ['birthday', customer.birthday && birthdayText(customer.birthday)],
    ['external id', customer.externalId],
    ['other ids', customer.otherIds.map(({ id }) => id).join(', ')],
    ['standing', customer.archived ? 'archived' : standingLine(standing, figures)],
    ['potential', potential === null ? null : potentialLine(potential)],
    ['bought', boughtLine(customer, standing)],
    ['ask about', stopped === null ? null : stoppedReason(stopped, today)],
    ['calls', `${sinceConversation(standing, today)}; ${rhythmLine(interval, standing)}`],
    ['in a year', tallyLine(yearly)],
    [
      'do not call',
      customer.doNotCall && `since ${dayText(customer.doNotCall.on)}${because(customer.doNotCall.reason)}`,
    ],
    [
      'paused',
      customer.pausedUntil !== null && customer.pausedUntil > today ? `until ${dayText(customer.pausedUntil)}` : null,
    ],
  ];
  return rows.flatMap(([name, value]) => (value ? [`    ${name.padEnd(12)}${plain(value)}`] : []));
}

function standingLine({ tier, place, score, riskWord, rising }: Standing, { small, customers }: BookFigures): string {
  const placed = `${ordinal(place)} of ${grouped(customers)}`;
  return [
    tier === null ? null : `tier ${tier}`,
    placed,
    small ? null : `score ${Math.round(score)}`,
    riskWord,
    rising ? 'rising' : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
}

function potentialLine({ level, reason, until }: PromisedPotential): string {
  return `${level}: ${reason}${until === null ? '' : `, until ${dayText(until)}`}`;
}

function boughtLine(customer: Customer, standing: Standing): string {
  if (standing.orders === 0 && standing.totalMinor === 0) return 'no purchases known';
  const value = formatMoney({ minor: standing.totalMinor, currency: standing.currency ?? customer.currency });
  const last = standing.lastPurchase === null ? '' : `, last on ${dayText(standing.lastPurchase)}`;
  return standing.orders === 0 ? `${value}${last}` : `${value} in ${plural(standing.orders, 'order')}${last}`;
}

function rhythmLine(interval: number | null, standing: Standing): string {
  return interval === null
    ? 'no regular calls'
    : `every ${interval} days, planned for ${dayText(standing.planned, 'no day')}`;
}

function because(reason: string | null): string {
  return reason === null ? '' : `: ${reason}`;
}

function section(title: string, lines: readonly string[], paint: Paint): string {
  return lines.length === 0
    ? ''
    : `${paint.strong(title)}\n${lines.map((line) => `    ${line.replaceAll('\n', '\n    ')}`).join('\n')}`;
}

function promiseLine({ promise, timeHere }: DuePromise, whom: string): string {
  const state = promise.doneOn === null ? '' : ' (done, not yet told)';
  return `${promise.id}  ${plain(promise.text)}${whom}, due ${dayText(promise.due)}${promise.time === null ? '' : ` ${onBoth(promise.time, timeHere)}`}${state}`;
}

/** `with Bob Ray, after Ann Lee` */
function withWhom({ personId, beganWithId }: Touch, people: readonly Person[]): string {
  return `${withPerson(people, personId, 'with')}${withPerson(people, beganWithId, ', after')}`;
}

function whatWas({ kind, outcome, direction, imported, unfinished }: Touch): string {
  if (imported) return 'last contacted, as imported';
  if (outcome === null) return kind === 'call' && !unfinished ? 'call: to confirm' : kind;
  if (direction === 'inbound' && outcomes[outcome].attempt) return 'call from them: missed';
  return `${kind}: ${outcomes[outcome].label.toLowerCase()}`;
}

function touchLines(touch: Touch, answers: readonly Answer[], whom: string): string {
  const head = [
    paddedDay(touch.day),
    touch.time,
    whatWas(touch),
    whom === '' ? null : whom,
    touch.by === null ? null : `by ${plain(touch.by)}`,
    touch.unfinished ? '(unfinished)' : null,
  ];
  const said = answers
    .filter((answer) => answer.touchId === touch.id)
    .map(({ asked, text }) => `  ${plain(asked)}\n    ${plainLines(text).replaceAll('\n', '\n    ')}`);
  const note = touch.note === null ? [] : [`  ${plainLines(touch.note).replaceAll('\n', '\n  ')}`];
  return [head.filter((part) => part !== null).join('  '), ...said, ...note].join('\n');
}

const mostPurchases = 10;

/** The part of a stated total beyond the purchases. */
function beforeLine({ stated, currency }: Customer, purchases: readonly Purchase[]): string[] {
  const until = purchases.filter(({ day }) => stated.on === null || day <= stated.on);
  const same = until.filter(
    (purchase) => purchase.currency === null || currency === null || purchase.currency === currency,
  );
  const before = boughtBefore(stated.totalMinor, stated.orders, {
    money: same.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    orders: same.filter(({ amountMinor }) => amountMinor >= 0).length,
  });
  if (before === null || same.length === 0) return [];
  const money = formatMoney({ minor: before.money, currency });
  const orders = before.orders === null ? '' : ` in ${plural(before.orders, 'order')}`;
  return [`before these orders: ${money}${orders}, according to a customers file`];
}

function purchaseLines(purchases: readonly Purchase[]): string[] {
  const latest = purchases.slice(-mostPurchases).reverse();
  const lines = latest.map(({ day, amountMinor, currency, product }) => {
    const money = formatMoney({ minor: amountMinor, currency });
    return `${paddedDay(day)}  ${money.padStart(14)}${product === null ? '' : `  ${plain(product)}`}`;
  });
  const more = purchases.length - latest.length;
  return more > 0 ? [...lines, `… and ${plural(more, 'earlier purchase')}`] : lines;
}
