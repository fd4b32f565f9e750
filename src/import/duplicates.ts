/** Customers who may be the same person. A list to look at: nothing is merged because of likeness. */
import type { Customer } from '../domain/customer.ts';
import { folded, spelledOut } from '../domain/folded.ts';
import { isFreeMail } from './values/free-mail.ts';
import { phoneKeys } from './values/phones.ts';

export interface LikelyPair<C> {
  readonly a: C;
  readonly b: C;
  readonly reason: string;
}

/** A name, address or number shared by too many to be one person: reported once, not in pairs. */
export interface Crowd<C> {
  readonly reason: string;
  /** What they share, in the spelling of the first. */
  readonly shared: string;
  readonly customers: readonly C[];
}

export interface Likenesses<C> {
  readonly pairs: readonly LikelyPair<C>[];
  readonly crowds: readonly Crowd<C>[];
}

interface PairingFacts {
  /** The book's, for numbers of customers without a country. */
  readonly country: string | null;
  /** Whether these two are marked as different people. */
  readonly areDifferent: (one: number, other: number) => boolean;
  /** Only pairs with one of these, and then every such pair, even among customers who share a name with many. */
  readonly only?: ReadonlySet<number>;
}

type Facts = Pick<Customer, 'id' | 'name' | 'company' | 'emails' | 'phones' | 'country'>;

const legalForms =
  /^(?:inc|llc|ltd|limited|co|corp|corporation|company|plc|llp|pty|gmbh|ag|kg|ohg|ug|mbh|ek|ev|sa|sas|sarl|srl|spa|sl|bv|nv|ab|as|oy|ltda|und|and|et|y|e|the|der|die|das|mr|mrs|ms|dr|herr|frau)$/;
/** Up to this many may be one person who was entered repeatedly; more are people who share something. */
const handful = 5;

/** What two customers have in common, in the words of one of them. */
interface Trait {
  readonly key: string;
  readonly shown: string;
  /** It is their company's name: two people at one company share that without being the same. */
  readonly isEmployer?: boolean;
}

interface Reason {
  readonly text: string;
  readonly traitsOf: (customer: Facts) => readonly Trait[];
  /** Whether a crowd that shares it is worth reporting. */
  readonly tellsCrowds: boolean;
}

const reasonsIn = (country: string | null): readonly Reason[] => [
  {
    text: 'the same e-mail address',
    traitsOf: ({ emails }) => emails.map((email) => ({ key: email, shown: email })),
    tellsCrowds: true,
  },
  {
    text: 'the same phone number',
    traitsOf: (customer) => {
      const keyOf = phoneKeyOf(customer, country);
      return customer.phones.map((phone) => ({ key: keyOf(phone), shown: phone }));
    },
    tellsCrowds: true,
  },
  { text: 'the same name', traitsOf: namesOf, tellsCrowds: true },
  { text: 'the same surname at the same e-mail domain', traitsOf: domainsAndSurnames, tellsCrowds: false },
];

/** Each pair once, with the first reason found, in the order of their numbers; the largest crowd first. */
export function likenesses<C extends Facts>(customers: readonly C[], known: PairingFacts): Likenesses<C> {
  const pairs = new Map<string, LikelyPair<C>>();
  const crowds = new Map<string, Crowd<C>>();
  for (const reason of reasonsIn(known.country)) {
    for (const found of groupsOf(customers, reason.traitsOf).map((group) => foundIn(group, reason, known))) {
      for (const pair of found.pairs) putNew(pairs, `${pair.a.id} ${pair.b.id}`, pair);
      for (const crowd of found.crowds) putNew(crowds, crowd.customers.map(({ id }) => id).join(), crowd);
    }
  }
  return {
    pairs: [...pairs.values()].sort((x, y) => x.a.id - y.a.id || x.b.id - y.b.id),
    crowds: [...crowds.values()].sort((x, y) => y.customers.length - x.customers.length),
  };
}

function putNew<V>(found: Map<string, V>, key: string, value: V): void {
  if (!found.has(key)) found.set(key, value);
}

/** Customers who share one thing: as pairs, or as a crowd when there are too many. */
function foundIn<C extends Facts>(group: readonly Member<C>[], reason: Reason, known: PairingFacts): Likenesses<C> {
  const { text, tellsCrowds } = reason;
  const pairs = pairsOf(group, known).map((pair) => ({ ...pair, reason: text }));
  const customers = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  if (customers.length <= handful || known.only !== undefined) return { pairs, crowds: [] };
  const crowd = { reason: text, shared: group[0]?.trait.shown ?? '', customers };
  return { pairs: [], crowds: tellsCrowds ? [crowd] : [] };
}

type Pair<C> = Pick<LikelyPair<C>, 'a' | 'b'>;

interface Member<C> {
  readonly customer: C;
  readonly trait: Trait;
}

function groupsOf<C extends Facts>(customers: readonly C[], traitsOf: Reason['traitsOf']): Member<C>[][] {
  const groups = new Map<string, Member<C>[]>();
  for (const customer of customers) {
    for (const trait of traitsOf(customer)) {
      const group = groups.get(trait.key) ?? [];
      if (trait.key === '' || group.at(-1)?.customer === customer) continue;
      group.push({ customer, trait });
      groups.set(trait.key, group);
    }
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** A customer with the name comes before people who only work there, and two people who work there are not a pair. */
function pairsOf<C extends Facts>(group: readonly Member<C>[], known: PairingFacts): Pair<C>[] {
  const bearers = group.filter(({ trait }) => trait.isEmployer !== true).map(({ customer }) => customer);
  const staff = group.length > handful ? [] : group.filter(({ trait }) => trait.isEmployer === true);
  return [
    ...bearers.flatMap((customer, at) => partnersOf(customer, bearers, { ...known, before: at })),
    ...staff.flatMap(({ customer }) => partnersOf(customer, bearers, { ...known, before: bearers.length })),
  ];
}

/** Each with the first earlier one who may be the same person: three who are one give two pairs. */
function partnersOf<C extends Facts>(
  customer: C,
  bearers: readonly C[],
  { areDifferent, only, before }: PairingFacts & { readonly before: number },
): Pair<C>[] {
  const pairs: Pair<C>[] = [];
  for (let at = 0; at < before && (pairs.length === 0 || only !== undefined); at++) {
    const other = bearers[at] as C;
    const isAskedFor = only === undefined || only.has(customer.id) || only.has(other.id);
    if (!isAskedFor || areDifferent(customer.id, other.id)) continue;
    pairs.push(customer.id < other.id ? { a: customer, b: other } : { a: other, b: customer });
  }
  return pairs;
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

function namesOf({ name, company }: Facts): readonly Trait[] {
  const own = looseNames(name).map((key) => ({ key, shown: name }));
  if (company === null || company === name) return own;
  const theirs = looseNames(company).map((key) => ({ key, shown: company, isEmployer: true }));
  return [...own, ...theirs.filter(({ key }) => !own.some((trait) => trait.key === key))];
}

/** The forms under which a name is compared: folded, and with ä as ae if it has such a letter. */
function looseNames(name: string): readonly string[] {
  const key = looseName(folded(name));
  if (!/[\u0080-\uffff]/.test(name)) return [key];
  const other = looseName(spelledOut(name));
  return other === key ? [key] : [key, other];
}

/** A name without punctuation, legal form and word order: `Müller, Anna` and `Anna Mueller` are alike. */
function looseName(name: string): string {
  return name
    .replace(/[.'’]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '' && !legalForms.test(word))
    .sort()
    .join(' ');
}

function domainsAndSurnames({ name, emails }: Facts): readonly Trait[] {
  if (!name.includes(' ')) return [];
  const surnames = looseNames(name.split(/\s+/).at(-1) ?? '').filter((surname) => surname !== '');
  return emails
    .map((email) => email.slice(email.indexOf('@') + 1))
    .filter((domain) => !isFreeMail(domain))
    .flatMap((domain) => surnames.map((surname) => ({ key: `${domain} ${surname}`, shown: domain })));
}
