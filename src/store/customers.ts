import type { Selectable } from 'kysely';
import type { Customer, CustomerChange, NewCustomer } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import type { Journal, Row, Value } from './journal.ts';
import type { CustomerTable } from './schema.ts';
import { soundly, textsOf } from './sound-values.ts';
import { likeText } from './sqlite/like.ts';
import type { Sqlite } from './sqlite/sqlite.ts';

export type Identity = Pick<
  Customer,
  'id' | 'externalId' | 'name' | 'company' | 'emails' | 'phones' | 'country' | 'city' | 'postalCode'
>;

/** A table whose rows belong to a customer. */
type OwnedTable = 'purchase' | 'touch' | 'answer' | 'promise' | 'fact' | 'question' | 'tier_change' | 'potential';

const tablesOfCustomers = `
  SELECT m.name FROM sqlite_schema AS m, pragma_table_info(m.name) AS c
  WHERE m.type = 'table' AND c.name = 'customer_id'
    AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'id') ORDER BY m.name`;

/** The columns of the unique index of a table that includes the customer. */
const uniqueColumns = `
  SELECT c.name FROM pragma_index_list(?) AS i, pragma_index_info(i.name) AS c
  WHERE i."unique" = 1 AND EXISTS (SELECT 1 FROM pragma_index_info(i.name) WHERE name = 'customer_id')`;

type Column = keyof CustomerTable & string;
type Stored = { [C in Column]: Value };

const needsNoEscape = /^[ !#-[\]-~]*$/;

/** As JSON.stringify, which takes five times as long for the usual list of one plain text. */
function json(values: readonly string[]): string {
  const [first] = values;
  if (first === undefined) return '[]';
  return values.length === 1 && needsNoEscape.test(first) ? `["${first}"]` : JSON.stringify(values);
}

/** Customers by number and by name, and the writes that an operation makes to them. */
export class Customers {
  readonly #sqlite: Sqlite;
  readonly #journal: () => Journal;

  constructor(sqlite: Sqlite, journal: () => Journal) {
    this.#sqlite = sqlite;
    this.#journal = journal;
  }

  async count(): Promise<number> {
    return (this.#sqlite.prepare('SELECT count(*) AS count FROM customer').get() as { count: number }).count;
  }

  async isEmpty(): Promise<boolean> {
    return this.#sqlite.prepare('SELECT 1 FROM customer LIMIT 1').get() === undefined;
  }

  async all(): Promise<Customer[]> {
    const rows = await (await this.#sqlite.kysely()).selectFrom('customer').select(columns).orderBy('id').execute();
    return rows.map(toCustomer);
  }

  async get(id: number): Promise<Customer | null> {
    return (await this.some([id]))[0] ?? null;
  }

  /** Those of these numbers that exist, by number. */
  async some(ids: readonly number[]): Promise<Customer[]> {
    if (ids.length === 0) return [];
    const rows = this.#sqlite.prepare(someCustomers).all([JSON.stringify(ids)]);
    return (rows as Selectable<CustomerTable>[]).map(toCustomer);
  }

  /**
   * Whom the user means: the number, else the external id, else all whose name or company is this text, else all
   * that contain it (in any case, LIKE's signs taken as text).
   */
  async find(text: string): Promise<Customer[]> {
    const wanted = text.trim();
    if (/^\d{1,15}$/.test(wanted)) {
      const customer = await this.get(Number(wanted));
      if (customer !== null) return [customer];
    }
    const whole = wanted.toLowerCase();
    const { sql } = await import('kysely');
    const select = (await this.#sqlite.kysely()).selectFrom('customer').select(columns).orderBy('id');
    const byId = await select.where('external_id', '=', wanted).execute();
    if (byId.length > 0) return byId.map(toCustomer);
    const pattern = `%${likeText(wanted)}%`;
    const matches = (
      await select
        .where(sql<boolean>`name LIKE ${pattern} ESCAPE '\\' OR company LIKE ${pattern} ESCAPE '\\'`)
        .execute()
    ).map(toCustomer);
    const exact = matches.filter((customer) =>
      [customer.name, customer.company].some((name) => name?.toLowerCase() === whole),
    );
    return exact.length > 0 ? exact : matches;
  }

  /** Who owns customers, each once; the empty text when some are nobody's. */
  async owners(): Promise<string[]> {
    const rows = this.#sqlite
      .prepare(
        "SELECT DISTINCT coalesce(owner, '') COLLATE NOCASE AS owner FROM customer WHERE archived = 0 ORDER BY owner",
      )
      .all() as { owner: string }[];
    return rows.map((row) => row.owner);
  }

  /** Those who are not archived and have their birthday on one of these dates of the year, written `MM-DD`. */
  async bornOn(dates: readonly string[]): Promise<Customer[]> {
    const rows = this.#sqlite.prepare(customersBornOn).all([JSON.stringify(dates)]);
    return (rows as Selectable<CustomerTable>[]).map(toCustomer);
  }

  /** What tells customers apart, by number. Nothing else may be asked of the book until the last one is taken. */
  *identities(): Generator<Identity> {
    const rows = this.#sqlite
      .prepare(
        'SELECT id, external_id, name, company, emails, phones, country, city, postal_code FROM customer ORDER BY id',
      )
      .iterate() as IterableIterator<Stored>;
    for (const row of rows) {
      yield {
        id: Number(row.id),
        externalId: row.external_id as string | null,
        name: String(row.name),
        company: row.company as string | null,
        emails: textsOf(row.emails),
        phones: textsOf(row.phones),
        country: row.country as string | null,
        city: row.city as string | null,
        postalCode: row.postal_code as string | null,
      };
    }
  }

  /** What a customer is called and where, at once. */
  nameOf(id: number): Pick<Customer, 'name' | 'company' | 'city' | 'postalCode'> | null {
    const row = this.#sqlite
      .prepare('SELECT name, company, city, postal_code AS postalCode FROM customer WHERE id = ?')
      .get([id]);
    return (row as Pick<Customer, 'name' | 'company' | 'city' | 'postalCode'> | undefined) ?? null;
  }

  /** The number that the next customer gets. */
  async nextId(): Promise<number> {
    return (this.#sqlite.prepare('SELECT coalesce(max(id), 0) + 1 AS id FROM customer').get() as { id: number }).id;
  }

  /** Hangs everything that hangs on one customer on another one and takes the first away. */
  absorb(from: number, into: number): void {
    const journal = this.#journal();
    for (const { name } of this.#sqlite.prepare(tablesOfCustomers).all() as { name: OwnedTable }[]) {
      const rows = this.#sqlite.prepare(`SELECT id FROM "${name}" WHERE customer_id = ?`).all([from]) as {
        id: number;
      }[];
      for (const { id } of rows) {
        // Of what there is one of (a potential, an answer to an invitation) the other customer's stays.
        if (!this.#hasItsOwn(name, id, into)) journal.change(name, id, { customer_id: into });
        else journal.remove(name, id);
      }
    }
    journal.remove('standing', from);
    journal.remove('customer', from);
  }

  #hasItsOwn(table: OwnedTable, id: number, customerId: number): boolean {
    const unique = this.#sqlite.prepare(uniqueColumns).all([table]) as { name: string }[];
    if (unique.length === 0) return false;
    const same = unique.map(({ name }) =>
      name === 'customer_id' ? 'customer_id = ?' : `"${name}" = (SELECT "${name}" FROM "${table}" WHERE id = ?)`,
    );
    const bound = unique.map(({ name }) => (name === 'customer_id' ? customerId : id));
    return this.#sqlite.prepare(`SELECT 1 FROM "${table}" WHERE ${same.join(' AND ')}`).get(bound) !== undefined;
  }

  /** Those who refused something: to be called, or another kind of touch. */
  async refusing(): Promise<Customer[]> {
    const rows = this.#sqlite
      .prepare('SELECT id FROM customer WHERE dnc_on IS NOT NULL UNION SELECT customer_id FROM refusal')
      .all() as { id: number }[];
    return await this.some(rows.map((row) => row.id));
  }

  add(customer: NewCustomer): number {
    return this.#journal().add('customer', toRow(customer));
  }

  /** Adds them with consecutive numbers; returns the first. */
  addMany(customers: Iterable<NewCustomer>): number {
    const ids: number[] = [];
    let chunk: NewCustomer[] = [];
    for (const customer of customers) {
      if (chunk.push(customer) < chunkSize) continue;
      ids.push(this.#addChunk(chunk));
      chunk = [];
    }
    if (chunk.length > 0 || ids.length === 0) ids.push(this.#addChunk(chunk));
    return ids[0] as number;
  }

  /** Most of the 36 columns are empty in any one file; binding them would take half of the time. */
  #addChunk(customers: readonly NewCustomer[]): number {
    const rows = customers.map(valuesOf);
    const given = insertColumns.filter((_, at) => neverEmpty.has(at) || rows.some((row) => row[at] !== null));
    const places = given.map((column) => insertColumns.indexOf(column));
    const cut = rows.map((row) => places.map((at) => row[at] as Value));
    return this.#journal().addMany('customer', given, cut);
  }

  /** True when the customer was not already so. */
  change(id: number, change: CustomerChange): boolean {
    return this.#journal().change('customer', id, toRow(change));
  }
}

/** So many customers share one statement. */
const chunkSize = 1000;

/** Our names and SQL's meet here and nowhere else. */
const fields = {
  externalId: 'external_id',
  name: 'name',
  company: 'company',
  address: 'address',
  city: 'city',
  region: 'region',
  postalCode: 'postal_code',
  country: 'country',
  timeZone: 'time_zone',
  owner: 'owner',
  product: 'product',
  birthday: 'birthday',
  website: 'website',
  currency: 'currency',
  interval: 'interval',
  tierPin: 'tier_pin',
  pausedUntil: 'paused_until',
  snoozedUntil: 'snoozed_until',
  createdOn: 'created_on',
} as const satisfies Partial<Record<keyof NewCustomer, Column>>;
const lists = {
  emails: 'emails',
  phones: 'phones',
  struckPhones: 'struck_phones',
  tags: 'tags',
  handSet: 'hand_set',
} as const satisfies Partial<Record<keyof NewCustomer, Column>>;

const insertColumns = [
  ...Object.values(fields),
  ...Object.values(lists),
  'total_minor',
  'orders',
  'first_purchase',
  'last_purchase',
  'stated_on',
  'interval_on',
  'interval_reason',
  'tier_pin_on',
  'tier_pin_reason',
  'dnc_on',
  'dnc_reason',
  'archived',
] as const satisfies Column[];
export const columns = ['id', ...insertColumns] as const;

/** The columns without which SQLite takes no row. */
const neverEmpty: ReadonlySet<number> = new Set(
  [fields.name, fields.createdOn, ...Object.values(lists), 'archived' as const].map((column) =>
    insertColumns.indexOf(column),
  ),
);

/** A new customer's values in the order of `insertColumns`. */
function valuesOf(c: NewCustomer): Value[] {
  const { stated, intervalRequest, tierPinRequest, doNotCall } = c;
  // biome-ignore format: one line a group of columns; spreading groups would make seven lists a customer
  return [
    c.externalId, c.name, c.company, c.address, c.city, c.region, c.postalCode, c.country, c.timeZone, c.owner,
    c.product, c.birthday, c.website, c.currency, c.interval, c.tierPin, c.pausedUntil, c.snoozedUntil,
    c.createdOn, json(c.emails), json(c.phones), json(c.struckPhones), json(c.tags), json(c.handSet),
    stated.totalMinor, stated.orders, stated.firstPurchase, stated.lastPurchase, stated.on,
    intervalRequest?.on ?? null, intervalRequest?.reason ?? null, tierPinRequest?.on ?? null, tierPinRequest?.reason ?? null, doNotCall?.on ??
    null, doNotCall?.reason ?? null, c.archived ? 1 : 0,
  ];
}

const someCustomers = `
  SELECT ${columns.map((column) => `"${column}"`).join(', ')} FROM customer
  WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`;
const customersBornOn = `SELECT ${columns.map((column) => `"${column}"`).join(', ')} FROM customer
  WHERE birthday IS NOT NULL AND archived = 0 AND substr(birthday, -5) IN (SELECT value FROM json_each(?)) ORDER BY id`;

function toRow(change: CustomerChange): Row<'customer'> {
  const row: Record<string, Value> = {};
  for (const [field, column] of Object.entries(fields)) {
    const value = change[field as keyof typeof fields];
    if (value !== undefined) row[column] = value;
  }
  for (const [field, column] of Object.entries(lists)) {
    const value = change[field as keyof typeof lists];
    if (value !== undefined) row[column] = json(value);
  }
  if (change.stated !== undefined) {
    row['total_minor'] = change.stated.totalMinor;
    row['orders'] = change.stated.orders;
    row['first_purchase'] = change.stated.firstPurchase;
    row['last_purchase'] = change.stated.lastPurchase;
    row['stated_on'] = change.stated.on;
  }
  request(row, 'interval', change.intervalRequest);
  request(row, 'tier_pin', change.tierPinRequest);
  request(row, 'dnc', change.doNotCall);
  if (change.archived !== undefined) row['archived'] = change.archived ? 1 : 0;
  return row;
}

function request(row: Record<string, Value>, prefix: string, value: Customer['doNotCall'] | undefined): void {
  if (value === undefined) return;
  row[`${prefix}_on`] = value?.on ?? null;
  row[`${prefix}_reason`] = value?.reason ?? null;
}

export function toCustomer(row: Selectable<CustomerTable>): Customer {
  const asked = (on: string | null, reason: string | null) => (on === null ? null : { on: on as Day, reason });
  return {
    id: row.id,
    externalId: row.external_id,
    name: row.name,
    company: row.company,
    emails: textsOf(row.emails),
    phones: textsOf(row.phones),
    struckPhones: textsOf(row.struck_phones),
    address: row.address,
    city: row.city,
    region: row.region,
    postalCode: row.postal_code,
    country: row.country,
    timeZone: row.time_zone,
    owner: row.owner,
    tags: textsOf(row.tags),
    product: row.product,
    birthday: row.birthday,
    website: row.website,
    currency: row.currency,
    stated: {
      totalMinor: row.total_minor,
      orders: row.orders,
      firstPurchase: row.first_purchase as Day | null,
      lastPurchase: row.last_purchase as Day | null,
      on: row.stated_on as Day | null,
    },
    interval: soundly('customer', 'interval', row.interval),
    intervalRequest: asked(row.interval_on, row.interval_reason),
    tierPin: soundly('customer', 'tier_pin', row.tier_pin),
    tierPinRequest: asked(row.tier_pin_on, row.tier_pin_reason),
    doNotCall: asked(row.dnc_on, row.dnc_reason),
    pausedUntil: row.paused_until as Day | null,
    snoozedUntil: row.snoozed_until as Day | null,
    archived: row.archived === 1,
    createdOn: row.created_on as Day,
    handSet: textsOf(row.hand_set),
  };
}
