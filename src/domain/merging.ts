import { type ContactType, mergedTypes, silentNumbers, typeOf } from './contact-type.ts';
import type { Customer } from './customer.ts';
import type { Day } from './day.ts';
import { folded, wordsOf } from './folded.ts';
import { formatMoney } from './money.ts';
import { placeInForm } from './place-form.ts';

/** The customer after a merge: no known fact of either is lost. */
export function mergedCustomer(kept: Customer, other: Customer): Omit<Customer, 'id'> {
  const { id: _id, ...facts } = kept;
  const struckPhones = both(kept.struckPhones, other.struckPhones);
  const phones = both(kept.phones, other.phones).filter((phone) => !struckPhones.includes(phone));
  return {
    ...filled(facts, other),
    ...(haveOneAddress(kept, other) ? {} : addressOf(kept)),
    ...intervalOf(kept.interval === null ? other : kept),
    ...tierPinOf(kept.tierPin === null ? other : kept),
    birthday: fullerBirthday(kept.birthday, other.birthday),
    name: kept.name,
    otherIds: eachProgram([...kept.otherIds, ...other.otherIds]),
    emails: both(kept.emails, other.emails),
    phones,
    struckPhones,
    contactTypes: mergedTypes(kept.contactTypes, other.contactTypes, phones),
    tags: both(kept.tags, other.tags),
    stated: {
      totalMinor: sameCurrency(kept, other)
        ? sum(kept.stated.totalMinor, other.stated.totalMinor)
        : kept.stated.totalMinor,
      orders: sum(kept.stated.orders, other.stated.orders),
      firstPurchase: earlier(kept.stated.firstPurchase, other.stated.firstPurchase),
      lastPurchase: later(kept.stated.lastPurchase, other.stated.lastPurchase),
      on: statedOn(kept, other),
    },
    archived: kept.archived && other.archived,
    createdOn: earlier(kept.createdOn, other.createdOn) ?? kept.createdOn,
    handSet: both(kept.handSet, other.handSet),
  };
}

/** A fact the merged customer takes from the other. */
export interface Taken {
  readonly field: MergedField;
  readonly value: string;
}

/** A fact that differs between the two: the first one's stays. */
export interface Differing {
  readonly field: MergedField;
  readonly kept: string;
  readonly other: string;
}

interface MergeFacts {
  readonly taken: readonly Taken[];
  readonly differing: readonly Differing[];
}

/** What each field says about a customer, in words; null when it is empty. */
const told = {
  name: ({ name }) => name,
  company: ({ company }) => company,
  externalId: ({ externalId }) => externalId,
  address: (customer) => placeInForm(customer) || null,
  timeZone: ({ timeZone }) => timeZone,
  hours: ({ hours }) => hours,
  owner: ({ owner }) => owner,
  product: ({ product }) => product,
  birthday: ({ birthday }) => birthday,
  website: ({ website }) => website,
  currency: ({ currency }) => currency,
  interval: ({ interval, intervalRequest }) =>
    interval === null ? null : `${interval === 0 ? 'no rhythm' : `${interval} days`}${because(intervalRequest)}`,
  tier: ({ tierPin, tierPinRequest }) => (tierPin === null ? null : `${tierPin}${because(tierPinRequest)}`),
  doNotCall: ({ doNotCall }) => (doNotCall === null ? null : `since ${doNotCall.on}${because(doNotCall)}`),
  pausedUntil: ({ pausedUntil }) => pausedUntil,
  snoozedUntil: ({ snoozedUntil }) => snoozedUntil,
} satisfies Readonly<Record<string, (customer: Customer) => string | null>>;

type OwnField = keyof typeof told;
type MergedField =
  | OwnField
  | 'email'
  | 'phone'
  | 'fax'
  | 'contactType'
  | 'tag'
  | 'statedTotal'
  | 'archived'
  | 'potential';

/** The names people use for these fields. */
export const mergedFieldNames: Readonly<Record<MergedField, string>> = {
  ...{ name: 'name', company: 'company', externalId: 'id', address: 'address', timeZone: 'time zone', owner: 'owner' },
  ...{ product: 'product', birthday: 'birthday', website: 'website', currency: 'currency', interval: 'interval' },
  hours: 'hours for calls',
  contactType: 'type',
  ...{ tier: 'tier', doNotCall: 'do not call', pausedUntil: 'paused until', snoozedUntil: 'snoozed until' },
  ...{ email: 'e-mail address', phone: 'phone number', fax: 'fax', tag: 'tag', statedTotal: 'total in the file' },
  ...{ archived: 'archived', potential: 'potential' },
};

/** What the remaining customer takes from the other, and what has no place in their fields. */
export function mergeFacts(kept: Customer, other: Customer): MergeFacts {
  const merged = { ...mergedCustomer(kept, other), id: kept.id };
  const fields = Object.keys(told) as OwnField[];
  return {
    taken: [
      ...fields.flatMap((field) => ownTaken(field, kept, merged)),
      ...newOnes('email', kept.emails, merged.emails),
      ...newOnes('phone', kept.phones, merged.phones),
      ...newOnes('fax', silentNumbers(kept).map(spoken), silentNumbers(merged).map(spoken)),
      ...typesTaken(kept, merged),
      ...newOnes('tag', kept.tags, merged.tags),
      ...(kept.archived && !merged.archived ? [{ field: 'archived', value: 'no' } as const] : []),
    ],
    differing: [
      ...fields.flatMap((field) => ownDiffering(field, kept, other)),
      ...[...kept.phones, ...other.phones]
        .filter((phone) => !merged.phones.includes(phone))
        .map((phone) => ({ field: 'phone', kept: 'a wrong number', other: phone }) as const),
      ...typesLost(other, merged),
      ...otherMoney(kept, other),
    ],
  };
}

function ownTaken(field: OwnField, kept: Customer, merged: Customer): Taken[] {
  const value = told[field](merged);
  return value === null || value === told[field](kept) ? [] : [{ field, value }];
}

function ownDiffering(field: OwnField, kept: Customer, other: Customer): Differing[] {
  const [mine, theirs] = [told[field](kept), told[field](other)];
  if (mine === null || theirs === null || saysTheSame(field, kept, other)) return [];
  return [{ field, kept: mine, other: theirs }];
}

function newOnes(field: MergedField, before: readonly string[], after: readonly string[]): Taken[] {
  return after.filter((value) => !before.includes(value)).map((value) => ({ field, value }));
}

const spoken = ([number, type]: readonly [string, ContactType]) => `${number} (${type})`;

/** Of the first one's own numbers and addresses, what only the other one knew. */
function typesTaken(kept: Customer, merged: Customer): Taken[] {
  return [...kept.phones, ...kept.emails].flatMap((contact) => {
    const type = typeOf(kept, contact) === null ? typeOf(merged, contact) : null;
    return type === null ? [] : [{ field: 'contactType', value: spoken([contact, type]) } as const];
  });
}

function typesLost(other: Customer, merged: Customer): Differing[] {
  return [...other.phones, ...other.emails].flatMap((contact) => {
    const [mine, theirs] = [typeOf(merged, contact), typeOf(other, contact)];
    if (mine === null || theirs === null || mine === theirs) return [];
    return [{ field: 'contactType', kept: spoken([contact, mine]), other: spoken([contact, theirs]) } as const];
  });
}

/** Money in another currency is not added. */
function otherMoney(kept: Customer, other: Customer): Differing[] {
  const [mine, theirs] = [statedMoney(kept), statedMoney(other)];
  if (theirs === null || sameCurrency(kept, other)) return [];
  return [{ field: 'statedTotal', kept: mine ?? 'none', other: theirs }];
}

function statedMoney({ stated: { totalMinor }, currency }: Customer): string | null {
  return totalMinor === null ? null : formatMoney({ minor: totalMinor, currency });
}

/** Ignores case, order and spelling of the words; also an address that only has more detail than the other. */
function saysTheSame(field: OwnField, kept: Customer, other: Customer): boolean {
  if (field === 'address') return haveOneAddress(kept, other);
  if (field === 'birthday')
    return fullerBirthday(kept.birthday, other.birthday) === fullerBirthday(other.birthday, kept.birthday);
  const [mine, theirs] = [told[field](kept) ?? '', told[field](other) ?? ''];
  return folded(mine) === folded(theirs) || (field === 'name' && words(mine) === words(theirs));
}

const words = (name: string) => wordsOf(name).sort().join(' ');

const because = (request: { readonly reason: string | null } | null) =>
  request === null || request.reason === null ? '' : ` (${request.reason})`;

/** These are one fact: a street of one customer with the city of the other would be a false address. */
const partsOfAddress = ['address', 'postalCode', 'city', 'region', 'country'] as const;
type Address = Pick<Customer, (typeof partsOfAddress)[number]>;

function addressOf({ address, city, region, postalCode, country }: Customer): Address {
  return { address, city, region, postalCode, country };
}

function haveOneAddress(kept: Customer, other: Customer): boolean {
  return partsOfAddress.every((part) => {
    const [mine, theirs] = [kept[part], other[part]];
    return mine === null || theirs === null || folded(mine.trim()) === folded(theirs.trim());
  });
}

/** An interval and the reason for it belong together. */
const intervalOf = ({ interval, intervalRequest }: Customer) => ({ interval, intervalRequest });
const tierPinOf = ({ tierPin, tierPinRequest }: Customer) => ({ tierPin, tierPinRequest });

/** The one with the year, of `--05-01` and `1980-05-01`. */
function fullerBirthday(kept: string | null, other: string | null): string | null {
  if (kept === null || other === null) return kept ?? other;
  return kept.startsWith('--') && other.endsWith(kept.slice(1)) ? other : kept;
}

/** Every fact of the first, filled in from the other. */
function filled(facts: Omit<Customer, 'id'>, other: Customer): Omit<Customer, 'id'> {
  const missing = (Object.keys(facts) as (keyof typeof facts)[]).filter((field) => facts[field] === null);
  return { ...facts, ...Object.fromEntries(missing.map((field) => [field, other[field]])) };
}

/** The first id of each. */
function eachProgram(ids: Customer['otherIds']): Customer['otherIds'] {
  return ids.filter((one, at) => ids.findIndex(({ program }) => program === one.program) === at);
}

function both(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])];
}

function sum(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : a + b;
}

function earlier(a: Day | null, b: Day | null): Day | null {
  return a === null ? b : b === null || a < b ? a : b;
}

function later(a: Day | null, b: Day | null): Day | null {
  return a === null ? b : b === null || a > b ? a : b;
}

/** The later day of two statements, so that no order is counted on top of a total that includes it. */
function statedOn(kept: Customer, other: Customer): Day | null {
  const days = [kept, other].filter(({ stated }) => stated.totalMinor !== null).map(({ stated }) => stated.on);
  return days.includes(null) ? null : (days.toSorted().at(-1) ?? null);
}

function sameCurrency(a: Customer, b: Customer): boolean {
  return a.currency === null || b.currency === null || a.currency === b.currency;
}
