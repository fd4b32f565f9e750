/** Pairs of customers who may be one. A list to look at: nothing is merged by likeness. */
import type { Customer } from '../domain/customer.ts';
import { phoneKeys } from './values/phones.ts';

export interface LikelyPair<C> {
  readonly a: C;
  readonly b: C;
  readonly reason: string;
}

type Facts = Pick<Customer, 'id' | 'name' | 'company' | 'emails' | 'phones' | 'country'>;

/** Addresses at these say nothing of the company. */
const freeMail =
  /^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|proton|protonmail|gmx|web|t-online|freenet|mail|orange|wanadoo|free|laposte|libero|virgilio|tiscali|uol|bol|terra|ziggo|kpnmail|telia|wp|o2|onet|seznam|comcast|verizon|att|sbcglobal|btinternet|sky|bigpond|xtra|example)\./;
const legalForms =
  /^(?:inc|llc|ltd|limited|co|corp|corporation|company|plc|llp|pty|gmbh|ag|kg|ohg|ug|mbh|ek|ev|sa|sas|sarl|srl|spa|sl|bv|nv|ab|as|oy|ltda|und|and|et|y|e|the|der|die|das|mr|mrs|ms|dr|herr|frau)$/;
/** A key that so many share is a switchboard or a placeholder, not a person. */
const mostAlike = 8;

/** Each pair once, with the first reason found, in the order of their numbers. */
export function likelyPairs<C extends Facts>(customers: readonly C[], country: string | null): LikelyPair<C>[] {
  const found = new Map<string, LikelyPair<C>>();
  const reasons: readonly [string, (customer: C) => readonly string[]][] = [
    ['the same e-mail address', (customer) => customer.emails],
    ['the same phone number', (customer) => customer.phones.map(phoneKeyOf(customer, country))],
    [
      'the same name',
      (customer) => [looseName(customer.name), ...(customer.company === null ? [] : [looseName(customer.company)])],
    ],
    ['the same surname at the same e-mail domain', (customer) => domainAndSurname(customer)],
  ];
  for (const [reason, keysOf] of reasons) {
    for (const { a, b } of groupsOf(customers, keysOf).flatMap(pairsOf)) {
      const key = `${a.id} ${b.id}`;
      if (!found.has(key) && !worksTogether(reason, a, b)) found.set(key, { a, b, reason });
    }
  }
  return [...found.values()].sort((x, y) => x.a.id - y.a.id || x.b.id - y.b.id);
}

/** The first of a group with each of the others. */
function pairsOf<C>(group: readonly C[]): { a: C; b: C }[] {
  const [a, ...others] = group;
  return a === undefined || group.length > mostAlike ? [] : others.map((b) => ({ a, b }));
}

function groupsOf<C extends Facts>(customers: readonly C[], keysOf: (customer: C) => readonly string[]): C[][] {
  const groups = new Map<string, C[]>();
  for (const customer of customers) {
    for (const key of new Set(keysOf(customer))) {
      if (key !== '') groups.set(key, [...(groups.get(key) ?? []), customer]);
    }
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** Two people of one company share its name, and that is no sign that they are one. */
function worksTogether(reason: string, a: Facts, b: Facts): boolean {
  if (reason !== 'the same name' || looseName(a.name) === looseName(b.name)) return false;
  return looseName(a.name) !== looseName(b.company ?? '') && looseName(b.name) !== looseName(a.company ?? '');
}

const keyMakers = new Map<string | null, (phone: string) => string>();

function phoneKeyOf(customer: Facts, country: string | null): (phone: string) => string {
  const where = customer.country !== null && /^[A-Z]{2}$/.test(customer.country) ? customer.country : country;
  let make = keyMakers.get(where);
  if (make === undefined) {
    make = phoneKeys(where);
    keyMakers.set(where, make);
  }
  return make;
}

/** A name without accents, punctuation, legal form and order: `Müller, Anna` and `Anna Mueller` are alike. */
function looseName(name: string): string {
  const words = name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f.'’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !legalForms.test(word));
  return words.sort().join(' ');
}

function domainAndSurname(customer: Facts): readonly string[] {
  const surname = looseName(customer.name.split(/\s+/).at(-1) ?? '');
  if (surname === '' || !customer.name.includes(' ')) return [];
  return customer.emails
    .map((email) => email.slice(email.indexOf('@') + 1))
    .filter((domain) => !freeMail.test(domain))
    .map((domain) => `${domain} ${surname}`);
}
