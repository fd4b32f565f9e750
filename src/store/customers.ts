import { noTypes } from '../domain/contact-type.ts';
import type { Customer } from '../domain/customer.ts';
import { apostrophes, folded, withoutApostrophes } from '../domain/folded.ts';
import { type Findable, findableNames } from '../domain/typed-name.ts';
import { type Db, idsOf, one, some, type Value } from './db.ts';
import { type CustomerRow, customer as table } from './schema.ts';
import { soundly } from './sound-values.ts';

type Identity = Pick<
  Customer,
  'id' | 'externalId' | 'otherIds' | 'name' | 'company' | 'emails' | 'phones' | 'country' | 'city' | 'postalCode'
>;

/** A customer's names and place. */
type Named = Pick<Customer, 'name' | 'company' | 'city' | 'postalCode'>;

/** A customer's place, and whether they have bought anything. */
type Bought = Pick<Customer, 'city' | 'postalCode'> & { readonly hasBought: boolean };

/** This many take a few milliseconds, too short to delay a key press. */
const mostFindable = 5_000;

/** Customers by number and by name. */
export class Customers {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async count(): Promise<number> {
    return (await one<{ count: number }>(this.#db, 'SELECT count(*) AS count FROM customer')).count;
  }

  async isEmpty(): Promise<boolean> {
    return !(await some(this.#db, 'SELECT 1 FROM customer LIMIT 1'));
  }

  async all(): Promise<Customer[]> {
    return await this.#where('true');
  }

  async get(id: number): Promise<Customer | null> {
    return (await this.some([id]))[0] ?? null;
  }

  /** Those of these numbers that exist, in the order of their numbers. */
  async some(ids: readonly number[]): Promise<Customer[]> {
    if (ids.length === 0) return [];
    return await this.#where(`id IN ${this.#db.listed('?')}`, this.#db.list(ids));
  }

  /**
   * The customers the user means: by number, else by external id, else all whose name or company is this text, else all
   * that contain it, in capitals or not, with the apostrophes between letters or without.
   */
  async find(text: string): Promise<Customer[]> {
    const wanted = text.trim();
    if (/^\d{1,15}$/.test(wanted)) {
      const customer = await this.get(Number(wanted));
      if (customer !== null) return [customer];
    }
    const whole = folded(wanted);
    const typed = await this.#called(wanted, contains);
    const matches = typed.length > 0 ? typed : await this.#called(wanted, containsPlain);
    const byId = matches.filter((customer) => customer.externalId === wanted);
    if (byId.length > 0) return byId;
    const calledSo = (alike: (text: string) => string) =>
      matches.filter(({ name, company }) =>
        [name, company].some((called) => called !== null && alike(folded(called)) === alike(whole)),
      );
    const exact = [calledSo((text) => text), calledSo(withoutApostrophes)].find((found) => found.length > 0);
    return exact ?? matches;
  }

  /** Those with this e-mail address, in capitals or not. */
  async havingAddress(email: string): Promise<Customer[]> {
    const part = JSON.stringify(email.trim().toLowerCase());
    const rows = await this.#db.all<object>(
      `SELECT ${table.select()} FROM customer WHERE replace(emails, :part, '') <> emails ORDER BY id`,
      { part },
    );
    return rows.map(toCustomer);
  }

  /** The owners of customers, each once; with the empty text when some customers have none. */
  async owners(): Promise<string[]> {
    const rows = await this.#db.all<{ owner: string }>(
      `SELECT coalesce(owner, '') AS owner, min(id) AS "first" FROM customer WHERE archived = 0
       GROUP BY coalesce(owner, '') ORDER BY min(id)`,
    );
    // Spellings that differ only in capitals are one owner, spelled as first written.
    const byName = Map.groupBy(rows, ({ owner }) => owner.toLowerCase());
    return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, [first]]) => first?.owner ?? []);
  }

  /** What identifies each customer, by number. No writes until the last one was taken. */
  async *identities(): AsyncGenerator<Identity[]> {
    const rows = this.#db.each<object>(
      `SELECT id, external_id AS "externalId", other_ids AS "otherIds", name, company, emails, phones, country, city,
         postal_code AS "postalCode"
       FROM customer ORDER BY id`,
    );
    for await (const some of rows) yield some.map((row) => identityOf(row as StoredIdentity));
  }

  /** What the filter searches while the user types, a chunk at a time, by number; writes are allowed between chunks. */
  async *findable(): AsyncGenerator<Findable[]> {
    const some = `SELECT id, name_key, company_key, phones FROM customer WHERE id > ? ORDER BY id LIMIT ${mostFindable}`;
    type Row = readonly [id: number, name: string, company: string | null, phones: string];
    for (let last = 0; ; ) {
      const rows = await this.#db.all<Row>(some, [last], 'arrays');
      if (rows.length === 0) return;
      const until = rows.at(-1)?.[0] ?? last;
      const people = await this.#peopleNamed(last, until);
      yield rows.map(([id, name, company, phones]) => ({
        id,
        names: findableNames(name, company, people.get(id)),
        digits: phones === '[]' ? '' : phones.replaceAll(/[^\d,]+/g, '').replaceAll(',', ' '),
      }));
      last = until;
    }
  }

  /** What the people of companies in this range are called, folded. */
  async #peopleNamed(after: number, until: number): Promise<ReadonlyMap<number, readonly string[]>> {
    const rows = await this.#db.all<readonly [customerId: number, name: string]>(
      'SELECT customer_id, name_key FROM person WHERE customer_id > ? AND customer_id <= ? ORDER BY customer_id, id',
      [after, until],
      'arrays',
    );
    const names = new Map<number, string[]>();
    for (const [id, name] of rows) names.set(id, [...(names.get(id) ?? []), name]);
    return names;
  }

  /** The names and places of these customers. */
  async namesOf(ids: readonly number[]): Promise<Map<number, Named>> {
    const rows = await this.#db.all<Named & { id: number }>(
      `SELECT id, name, company, city, postal_code AS "postalCode" FROM customer
       WHERE id IN ${this.#db.listed('?')}`,
      [this.#db.list(ids)],
    );
    return new Map(rows.map(({ id, ...named }) => [id, named]));
  }

  /** Where these customers are, and whether they have a stated total or a purchase. */
  async boughtOf(ids: readonly number[]): Promise<Map<number, Bought>> {
    const rows = await this.#db.all<Omit<Bought, 'hasBought'> & { id: number; hasBought: number }>(
      `SELECT id, city, postal_code AS "postalCode",
         total_minor IS NOT NULL OR orders IS NOT NULL
           OR EXISTS (SELECT 1 FROM purchase WHERE customer_id = customer.id) AS "hasBought"
       FROM customer WHERE id IN ${this.#db.listed('?')}`,
      [this.#db.list(ids)],
    );
    return new Map(rows.map(({ id, hasBought, ...where }) => [id, { ...where, hasBought: hasBought !== 0 }]));
  }

  /** Customers who refused calls or another kind of touch. */
  async refusing(): Promise<Customer[]> {
    return await this.some(
      await idsOf(
        this.#db,
        'SELECT id FROM customer WHERE dnc_on IS NOT NULL UNION SELECT customer_id AS id FROM refusal',
      ),
    );
  }

  /** Customers with this external id; if there are none, those whose name or company contains the text. */
  async #called(text: string, fits: (column: string) => string): Promise<Customer[]> {
    const coded = 'FROM customer WHERE external_id = :text';
    const rows = await this.#db.all<object>(
      `SELECT ${table.select()} ${coded}
       UNION ALL SELECT * FROM (
         SELECT ${table.select()} FROM customer
         WHERE ${fits('name_key')} OR ${fits('company_key')}
           OR id IN (SELECT customer_id FROM person WHERE ${fits('person.name_key')})
         LIMIT (SELECT CASE WHEN count(*) = 0 THEN 1000000000 ELSE 0 END ${coded})) AS named
       ORDER BY id`,
      fits === contains ? { text, part: folded(text) } : { text, plain: withoutApostrophes(folded(text)) },
    );
    return rows.map(toCustomer);
  }

  async #where(condition: string, ...values: readonly Value[]): Promise<Customer[]> {
    const rows = await this.#db.all<object>(
      `SELECT ${table.select()} FROM customer WHERE ${condition} ORDER BY id`,
      values,
    );
    return rows.map(toCustomer);
  }
}

/** Compared letter by letter: LIKE has wildcards, and engines differ in what they do with capitals. Every text contains the empty one. */
const contains = (column: string) => `(:part = '' OR replace(${column}, :part, '') <> ${column})`;

/** The same without apostrophes in both; used only when nothing matches as typed. */
const containsPlain = (column: string) => {
  const plain = apostrophes.reduce((sql, sign) => `replace(${sql}, '${sign.replace("'", "''")}', '')`, column);
  return `(:plain <> '' AND replace(${plain}, :plain, '') <> ${plain})`;
};

const noIds: Identity['otherIds'] = [];

type StoredIdentity = Omit<Identity, 'emails' | 'phones' | 'otherIds'> &
  Readonly<Record<'emails' | 'phones' | 'otherIds', Value>>;

function identityOf(row: StoredIdentity): Identity {
  const { emails, phones, otherIds } = table.columns;
  return {
    ...row,
    emails: emails.read?.(row.emails) ?? [],
    phones: phones.read?.(row.phones) ?? [],
    otherIds: row.otherIds === null ? noIds : (otherIds.read?.(row.otherIds) ?? noIds),
  };
}

/** For a row that was read with the table's `select`. */
const toCustomer = (row: object): Customer => customerOf(table.read(row));

export function customerOf(row: CustomerRow): Customer {
  const asked = (on: CustomerRow['dncOn'], reason: string | null) => (on === null ? null : { on, reason });
  return {
    id: row.id,
    externalId: row.externalId,
    otherIds: row.otherIds ?? noIds,
    name: row.name,
    company: row.company,
    emails: row.emails,
    phones: row.phones,
    struckPhones: row.struckPhones,
    contactTypes: row.contactTypes ?? noTypes,
    address: row.address,
    city: row.city,
    region: row.region,
    postalCode: row.postalCode,
    country: row.country,
    timeZone: row.timeZone,
    owner: row.owner,
    tags: row.tags,
    product: row.product,
    birthday: row.birthday,
    website: row.website,
    currency: row.currency,
    stated: {
      totalMinor: row.totalMinor,
      orders: row.orders,
      firstPurchase: row.firstPurchase,
      lastPurchase: row.lastPurchase,
      on: row.statedOn,
    },
    interval: soundly('customer', 'interval', row.interval),
    intervalRequest: asked(row.intervalOn, row.intervalReason),
    hours: row.hours,
    tierPin: soundly('customer', 'tier_pin', row.tierPin),
    tierPinRequest: asked(row.tierPinOn, row.tierPinReason),
    doNotCall: asked(row.dncOn, row.dncReason),
    pausedUntil: row.pausedUntil,
    snoozedUntil: row.snoozedUntil,
    archived: row.archived,
    createdOn: row.createdOn,
    handSet: row.handSet,
  };
}
