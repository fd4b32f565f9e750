/** Adding, changing and joining customers within an operation. */
import type { CustomerChange, NewCustomer } from '../domain/customer.ts';
import { folded } from '../domain/folded.ts';
import { customerTables } from './customer-tables.ts';
import { Customers } from './customers.ts';
import { idsOf, some, type Value, type WriteDb } from './db.ts';
import { WritableDifferentPeople } from './different-people.ts';
import type { Journal } from './journal.ts';
import { companyKey } from './name-keys.ts';
import { type CustomerRow, customer as table } from './schema.ts';
import { zoning } from './zones.ts';

/** Tables with at most one row for each customer. */
const onceEach = new Set(['potential']);

export class WritableCustomers extends Customers {
  readonly #db: WriteDb;
  readonly #journal: Journal;

  constructor(db: WriteDb, journal: Journal) {
    super(db);
    this.#db = db;
    this.#journal = journal;
  }

  /** Moves every row of customer `from` to `into`, then deletes `from`. */
  async absorb(from: number, into: number): Promise<void> {
    await new WritableDifferentPeople(this.#db, this.#journal).join(from, into);
    for (const table of customerTables) {
      for (const id of await idsOf(this.#db, `SELECT id FROM "${table}" WHERE customer_id = ?`, [from])) {
        // Where each customer has one row, that of `into` stays.
        if (await this.#hasItsOwn(table, into)) await this.#journal.remove(table, id);
        else await this.#journal.changeRow(table, id, { customer_id: into });
      }
    }
    await this.#journal.remove('standing', from);
    await this.#journal.remove('customer', from);
  }

  /** The number that the next customer gets. */
  async nextId(): Promise<number> {
    return await this.#db.ids('customer');
  }

  async #hasItsOwn(table: string, customerId: number): Promise<boolean> {
    return (
      onceEach.has(table) && (await some(this.#db, `SELECT 1 FROM "${table}" WHERE customer_id = ?`, [customerId]))
    );
  }

  async add(customer: NewCustomer): Promise<number> {
    const zoned = (await this.#zoning())(customer);
    const stored = Object.fromEntries(parts().map(({ name, of }) => [name, of(zoned)]));
    return await this.#journal.addRows('customer', Object.keys(stored), [Object.values(stored)]);
  }

  /** Adds them with consecutive numbers; returns the first. */
  async addMany(customers: Iterable<NewCustomer>): Promise<number> {
    let first: number | null = null;
    let chunk: NewCustomer[] = [];
    const zoned = await this.#zoning();
    for (const customer of customers) {
      if (chunk.push(zoned(customer)) < chunkSize) continue;
      const id = await this.#addChunk(chunk);
      first ??= id;
      chunk = [];
    }
    if (chunk.length === 0 && first !== null) return first;
    const id = await this.#addChunk(chunk);
    return first ?? id;
  }

  /** Most columns are empty in any one file: binding them would take half of the time. */
  async #addChunk(customers: readonly NewCustomer[]): Promise<number> {
    const given = parts().filter(({ mayBeNull, of }) => !mayBeNull || customers.some((one) => of(one) !== null));
    const rows = customers.map(() => Array<Value>(given.length));
    for (const [column, { of }] of given.entries())
      for (const [at, row] of rows.entries()) row[column] = of(customers[at] as NewCustomer);
    return await this.#journal.addRows(
      'customer',
      given.map(({ name }) => name),
      rows,
    );
  }

  /** Customers without a time zone get that of their phone number or place now, so that lists need not work it out. */
  async #zoning(): Promise<(customer: NewCustomer) => NewCustomer> {
    const zoneOf = await zoning(this.#db);
    return (customer) => (customer.timeZone === null ? { ...customer, timeZone: zoneOf(customer) } : customer);
  }

  /** A time zone derived from number and place changes with them; one that a user gave stays. */
  async #withZone(id: number, change: CustomerChange): Promise<CustomerChange> {
    if (!zoneFields.some((field) => change[field] !== undefined) || change.timeZone) return change;
    const before = await this.get(id);
    const isOther = (field: (typeof zoneFields)[number]) =>
      change[field] !== undefined && String(change[field]) !== String(before?.[field]);
    if (before === null || !zoneFields.some(isOther)) return change;
    const zoneOf = await zoning(this.#db);
    const isGiven = before.timeZone !== null && before.timeZone !== zoneOf(before);
    if (isGiven && change.timeZone === undefined) return change;
    return { ...change, timeZone: zoneOf({ ...before, ...change }) };
  }

  /** Returns false when the customer already had these values. */
  async change(id: number, asked: CustomerChange): Promise<boolean> {
    const change = await this.#withZone(id, asked);
    const given = parts().filter(({ field }) => change[field] !== undefined);
    const row = Object.fromEntries(given.map(({ name, of }) => [name, of(change as NewCustomer)]));
    return await this.#journal.changeRow('customer', id, row);
  }
}

/** What a customer's time zone is derived from. */
const zoneFields = ['timeZone', 'phones', 'region', 'country'] as const;

/** How many customers share one statement. */
const chunkSize = 1000;

type CustomerField = keyof NewCustomer;
type Part = keyof Omit<CustomerRow, 'id'>;

/** For each column the customer's field that holds its value, and how to take it from there. */
const places: { readonly [P in Part]: readonly [CustomerField, (customer: NewCustomer) => CustomerRow[P]] } = {
  externalId: ['externalId', (c) => c.externalId],
  otherIds: ['otherIds', (c) => (c.otherIds.length === 0 ? null : c.otherIds)],
  name: ['name', (c) => c.name],
  company: ['company', (c) => c.company],
  emails: ['emails', (c) => c.emails],
  phones: ['phones', (c) => c.phones],
  struckPhones: ['struckPhones', (c) => c.struckPhones],
  address: ['address', (c) => c.address],
  city: ['city', (c) => c.city],
  region: ['region', (c) => c.region],
  postalCode: ['postalCode', (c) => c.postalCode],
  country: ['country', (c) => c.country],
  timeZone: ['timeZone', (c) => c.timeZone],
  owner: ['owner', (c) => c.owner],
  tags: ['tags', (c) => c.tags],
  product: ['product', (c) => c.product],
  birthday: ['birthday', (c) => c.birthday],
  website: ['website', (c) => c.website],
  currency: ['currency', (c) => c.currency],
  totalMinor: ['stated', (c) => c.stated.totalMinor],
  orders: ['stated', (c) => c.stated.orders],
  firstPurchase: ['stated', (c) => c.stated.firstPurchase],
  lastPurchase: ['stated', (c) => c.stated.lastPurchase],
  statedOn: ['stated', (c) => c.stated.on],
  interval: ['interval', (c) => c.interval],
  intervalOn: ['intervalRequest', (c) => c.intervalRequest?.on ?? null],
  intervalReason: ['intervalRequest', (c) => c.intervalRequest?.reason ?? null],
  hours: ['hours', (c) => c.hours],
  tierPin: ['tierPin', (c) => c.tierPin],
  tierPinOn: ['tierPinRequest', (c) => c.tierPinRequest?.on ?? null],
  tierPinReason: ['tierPinRequest', (c) => c.tierPinRequest?.reason ?? null],
  dncOn: ['doNotCall', (c) => c.doNotCall?.on ?? null],
  dncReason: ['doNotCall', (c) => c.doNotCall?.reason ?? null],
  pausedUntil: ['pausedUntil', (c) => c.pausedUntil],
  snoozedUntil: ['snoozedUntil', (c) => c.snoozedUntil],
  archived: ['archived', (c) => c.archived],
  createdOn: ['createdOn', (c) => c.createdOn],
  handSet: ['handSet', (c) => c.handSet],
  nameKey: ['name', (c) => folded(c.name)],
  companyKey: ['company', (c) => companyKey(c.company)],
  contactTypes: ['contactTypes', (c) => (Object.keys(c.contactTypes).length === 0 ? null : c.contactTypes)],
};

interface StoredPart {
  /** The column. */
  readonly name: string;
  readonly mayBeNull: boolean;
  readonly field: CustomerField;
  /** The value as it is stored. */
  readonly of: (customer: NewCustomer) => Value;
}

let made: readonly StoredPart[] | undefined;
const parts = () => (made ??= (Object.keys(places) as Part[]).map(partOf));

function partOf(part: Part): StoredPart {
  const [field, of] = places[part] as readonly [CustomerField, (customer: NewCustomer) => unknown];
  const { name, mayBeNull, write } = table.columns[part] as {
    name: string;
    mayBeNull: boolean;
    write?(v: unknown): Value;
  };
  const stored = write === undefined ? (of as StoredPart['of']) : (customer: NewCustomer) => write(of(customer));
  return { name, mayBeNull, field, of: stored };
}
