import { hoursInWords } from '../domain/call-hours.ts';
import type { ReachFacts } from '../domain/contact-type.ts';
import { displayName } from '../domain/customer.ts';
import { type Day, dayText, formatDay, paddedDay } from '../domain/day.ts';
import { type DuePromise, daysOverdue } from '../domain/due.ts';
import type { Fact } from '../domain/fact.ts';
import { formatMoney, toMajor } from '../domain/money.ts';
import { owedOn } from '../domain/owed-here.ts';
import { personTitle, usableNumbers } from '../domain/person.ts';
import { askWords, unheardWords } from '../domain/person-words.ts';
import { phoneInForm } from '../domain/phone-form.ts';
import type { PromiseOwed } from '../domain/promise.ts';
import type { Purchase } from '../domain/purchase.ts';
import { askOf, type Brief } from '../domain/script/brief.ts';
import { onBoth } from './both-clocks.ts';
import { contactTypesJson, withType } from './contacts.ts';
import { promiseJson } from './json.ts';
import { labelled, wrapped } from './labelled.ts';
import type { Paint } from './paint.ts';
import { askJson, peopleJson, withPerson } from './people.ts';
import { plain, plural, shorten } from './text.ts';
import { triedText } from './try-again.ts';

interface BriefLook {
  readonly paint: Paint;
  readonly width: number;
  /** The terminal supports links. */
  readonly links: boolean;
}

/** One screen: the most lines of each kind; the rest is in `show`. */
const most = { people: 8, purchases: 3, words: 4, promises: 5, facts: 5, questions: 5, wordsLength: 220 } as const;

/** The one screen to read before dialling. */
export function briefText(brief: Brief, { paint, width, links }: BriefLook): string {
  const { customer, tier } = brief;
  const head = [plain(displayName(customer)), customer.city === null ? null : plain(customer.city)];
  const title = [...head, tier === null ? null : `tier ${tier}`].filter((part) => part !== null).join(' · ');
  const facts = brief.facts.filter(({ kind }) => kind === 'fact');
  const goals = brief.facts.filter(({ kind }) => kind === 'goal');
  const rows = [
    { label: 'Why', texts: [brief.reasons.map(plain).join('; ')] },
    ...whomToAsk(brief),
    { label: 'Tried', texts: brief.tryAgain === null ? [] : [triedText(brief.tryAgain, brief.today)] },
    { label: 'Product', texts: customer.product === null ? [] : [plain(customer.product)] },
    { label: 'Bought', texts: bought(brief) },
    { label: 'Last words', texts: brief.lastWords.slice(0, most.words).map(words) },
    { label: 'We promised', texts: owed(brief, ({ kind }) => kind !== 'theirs') },
    { label: 'They promised', texts: owed(brief, ({ kind }) => kind === 'theirs') },
    { label: 'Goals', texts: remembered(goals) },
    { label: 'Know', texts: remembered(facts) },
    { label: 'To ask', texts: brief.questions.slice(0, most.questions).map(({ text }) => plain(text)) },
    { label: 'Soon', texts: brief.occasions.map(({ day, text }) => `${plain(text)}, ${formatDay(day, 'short')}`) },
    { label: 'Their wish', texts: wishes(brief) },
  ];
  return `${[
    paint.strong(titleLines(title, width).join('\n')),
    ...reach(brief, { paint, width, links }),
    ...peopleThere(brief, { paint, width, links }),
    ...localTime(brief)
      .flatMap((line) => wrapped(line, width))
      .map(brief.there?.welcome ? (line) => line : paint.warn),
    '',
    ...labelled(rows, width, paint.dim),
  ].join('\n')}\n`;
}

/** Folded after a dot, never before one, and a tier keeps its letter. */
function titleLines(title: string, width: number): string[] {
  const held = title.replaceAll(' · ', '\u00a0· ').replace(/tier (?=\S+$)/, 'tier\u00a0');
  return wrapped(held, width).map((line) => line.replaceAll('\u00a0', ' '));
}

/** `tel:` links for terminals (OSC 8); the number itself is always shown. */
function telephoneLink(phone: string): string {
  const digits = plain(phone).replace(/[^\d+]/g, '');
  return `\u001b]8;;tel:${digits}\u001b\\${plain(phoneInForm(phone))}\u001b]8;;\u001b\\`;
}

/** Numbers that belong to no person, such as a switchboard: on one line if they fit, else one per line. */
function reach({ customer, people }: Brief, { paint, width, links }: BriefLook): string[] {
  if (customer.phones.length + customer.emails.length === 0) return [paint.warn('no phone number')];
  const own = new Set(people.flatMap(({ phones, emails }) => [...phones, ...emails]));
  const phones = customer.phones.filter((phone) => !own.has(phone));
  const emails = customer.emails.filter((email) => !own.has(email));
  return phones.length + emails.length === 0 ? [] : onOneLine([], { ...customer, phones, emails }, { width, links });
}

function onOneLine(
  before: readonly string[],
  { phones, emails, contactTypes }: ReachFacts,
  { width, links }: Pick<BriefLook, 'width' | 'links'>,
): string[] {
  const typed = (shown: string, contact: string) => withType({ contactTypes }, shown, contact);
  const written = phones.map((phone) => typed(plain(phoneInForm(phone)), phone));
  const others = emails.map((email) => typed(plain(email), email));
  const seen = [...before.map(plain), ...written, ...others];
  const shown = [
    ...before.map(plain),
    ...(links ? phones.map((phone) => typed(telephoneLink(phone), phone)) : written),
    ...others,
  ];
  return seen.join(' · ').length <= width ? [shown.join(' · ')] : shown;
}

/** Whom one may have on the telephone: role, number, last talk, and the hour where it is another one. */
function peopleThere(brief: Brief, { width, links }: BriefLook): string[] {
  const { customer, people, talks, clocks, outside } = brief;
  const there = people.filter(({ leftOn }) => leftOn === null);
  const lines = there.slice(0, most.people).flatMap((person) => {
    const [last, clock] = [talks.get(person.id), clocks.get(person.id)];
    const who = [
      personTitle(person),
      ...(last === undefined ? [] : [`last talked on ${dayText(last)}`]),
      ...(clock === undefined ? [] : [`${clock} there`]),
      ...(person.language === null ? [] : [`speaks ${plain(person.language)}`]),
      ...(person.hours === null ? [] : [`${outside.has(person.id) ? 'only ' : ''}${plain(person.hours)}`]),
    ];
    const phones = usableNumbers(person, customer);
    return onOneLine([who.join(', ')], { ...customer, phones, emails: [] }, { width, links }).flatMap((line) =>
      links ? [line] : wrapped(line, width),
    );
  });
  return there.length <= most.people ? lines : [...lines, `and ${plural(there.length - most.people, 'more')}`];
}

function whomToAsk(brief: Brief) {
  const { people, talks, today } = brief;
  const ask = askWords(askOf(brief), people, today);
  return [
    { label: 'Ask for', texts: ask === '' ? [] : [ask] },
    { label: 'Not heard', texts: unheardWords(people, talks, today) },
  ];
}

function localTime({ customer, there }: Brief): string[] {
  if (there === null) return customer.hours === null ? [] : [`may be called ${plain(customer.hours)}`];
  const outside = `: outside ${plain(hoursInWords(customer))}`;
  return [`${there.time} there${there.welcome ? '' : outside}`];
}

function bought({ purchases, lastConversation }: Brief): string[] {
  const lines = purchases.slice(0, most.purchases).map(purchase);
  const since = lastConversation === null ? '' : ` since we talked on ${formatDay(lastConversation, 'short')}`;
  const rest = purchases.length - lines.length;
  if (rest > 0) lines.push(`and ${plural(rest, 'more order')}${since}`);
  else if (purchases.length === 0 && lastConversation !== null) lines.push(`nothing${since}`);
  return lines;
}

function purchase({ day, amountMinor, currency, product }: Purchase): string {
  const money = formatMoney({ minor: amountMinor, currency });
  return `${paddedDay(day)}  ${product === null ? money : `${plain(product)}, ${money}`}`;
}

function words({ day, asked, text }: Brief['lastWords'][number]): string {
  const question = asked === null ? '' : `${plain(asked)} `;
  return `${formatDay(day, 'short')}: ${question}“${shorten(plain(text), most.wordsLength)}”`;
}

function owed({ promises, people, today }: Brief, wanted: (promise: PromiseOwed) => boolean): string[] {
  return promises
    .filter(({ promise }) => wanted(promise))
    .slice(0, most.promises)
    .map((due) => `${plain(due.promise.text)}${withPerson(people, due.promise.personId, ', to')}, ${by(due, today)}`);
}

function by(owedToThem: DuePromise, today: Day): string {
  const { promise, timeHere } = owedToThem;
  const { due, time, doneOn } = promise;
  if (doneOn !== null) return `done on ${dayText(doneOn)}: tell them`;
  const on = owedOn(owedToThem);
  const late = daysOverdue(on, today);
  const hour = time === null ? '' : ` at ${onBoth(time, timeHere)}`;
  const day = due === today && on === today ? 'today' : formatDay(due, 'short');
  return late === 0 ? `by ${day}${hour}` : `${plural(late, 'day')} late`;
}

function remembered(facts: readonly Fact[]): string[] {
  return facts.slice(0, most.facts).map(({ text, notedOn }) => `${plain(text)} (noted ${dayText(notedOn)})`);
}

/** What the customer asked us to do or not to do. */
function wishes({ customer, interval, refusals, today }: Brief): string[] {
  const { doNotCall, intervalRequest, pausedUntil, snoozedUntil } = customer;
  const because = (reason: string | null) => (reason === null ? '' : `: ${plain(reason)}`);
  return [
    doNotCall === null ? null : `do not call, since ${dayText(doNotCall.on)}${because(doNotCall.reason)}`,
    intervalRequest === null || interval === null
      ? null
      : `a call every ${interval} days, since ${dayText(intervalRequest.on)}${because(intervalRequest.reason)}`,
    ...refusals.map(
      ({ kind, who, day, reason }) =>
        `no ${kind}${who === null ? '' : ` to ${plain(who)}`}, since ${dayText(day)}${because(reason)}`,
    ),
    pausedUntil === null || pausedUntil <= today ? null : `no calls until ${dayText(pausedUntil)}`,
    snoozedUntil === null || snoozedUntil <= today ? null : `snoozed until ${dayText(snoozedUntil)}`,
  ].filter((wish) => wish !== null);
}

/** The same as JSON. */
export function briefJson(brief: Brief) {
  const { customer, today } = brief;
  return {
    id: customer.id,
    name: customer.name,
    company: customer.company,
    phones: customer.phones,
    people: peopleJson(brief),
    ...askJson(brief),
    contactTypes: contactTypesJson(customer),
    tier: brief.tier,
    interval: brief.interval,
    reasons: brief.reasons,
    hours: customer.hours,
    localTime: brief.there?.time ?? null,
    goodTime: brief.there?.welcome ?? null,
    tries: brief.tryAgain?.tries.map(({ day, time }) => ({ date: day, time })) ?? [],
    tryAt: brief.tryAgain?.at ?? null,
    lastConversation: brief.lastConversation,
    product: customer.product,
    purchases: brief.purchases.map(({ day, amountMinor, currency, product }) => ({
      date: day,
      amount: toMajor(amountMinor, currency),
      currency,
      product,
    })),
    lastWords: brief.lastWords.map(({ day, asked, text }) => ({ date: day, asked, text })),
    promises: brief.promises.map((due) => promiseJson(due, today)),
    facts: brief.facts.map(({ kind, text, day, notedOn }) => ({ kind, text, date: day, notedOn })),
    questions: brief.questions.map(({ text, notedOn }) => ({ text, notedOn })),
    occasions: brief.occasions.map(({ day, text }) => ({ date: day, text })),
    wishes: wishes(brief),
  };
}
