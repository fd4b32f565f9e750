import type { Day } from '../domain/day.ts';
import type { Event, Invitation } from '../domain/plan/event.ts';
import type { Affected } from './affected.ts';
import { type Db, idsOf, type WriteDb } from './db.ts';
import type { Journal } from './journal.ts';
import { event as eventTable, invitation as invitationTable } from './schema.ts';

/** Events, and which customers to call for them on which day. */
export class Events {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** The latest first. */
  async all(): Promise<Event[]> {
    return await this.#db.all<Event>(`SELECT ${eventTable.select()} FROM event ORDER BY day DESC, id DESC`);
  }

  async named(name: string): Promise<Event | null> {
    const wanted = name.toLowerCase();
    const latest = (await this.all()).toSorted((a, b) => b.id - a.id);
    return latest.find((event) => event.name.toLowerCase() === wanted) ?? null;
  }

  /** Everyone of an event, the earliest first. */
  async invited(eventId: number): Promise<Invitation[]> {
    return await this.#db.all<Invitation>(
      `SELECT ${invitationTable.select()} FROM invitation WHERE event_id = ? ORDER BY day, id`,
      [eventId],
    );
  }

  /**
   * Customers still to be called for an event by a day, the earliest first; do-not-call and archived ones are left out.
   */
  async due(until: Day): Promise<(Invitation & { readonly event: string; readonly reason: string })[]> {
    return await this.#db.all<Invitation & { event: string; reason: string }>(
      `SELECT ${invitationTable.select()}, event.name AS event, reason
       FROM invitation JOIN event ON event.id = event_id JOIN customer ON customer.id = customer_id
       WHERE reached_on IS NULL AND invitation.day <= ? AND closed_on IS NULL AND dnc_on IS NULL AND archived = 0
       ORDER BY invitation.day, invitation.id`,
      [until],
    );
  }

  /** The event for which this customer is still to be called; the oldest if there are several. */
  async openOf(customerId: number): Promise<Event | null> {
    return await this.#first(
      `JOIN invitation ON event.id = event_id
       WHERE customer_id = ? AND reached_on IS NULL AND closed_on IS NULL ORDER BY event.id`,
      customerId,
    );
  }

  async #first(which: string, value: string | number): Promise<Event | null> {
    return (await this.#db.get<Event>(`SELECT ${eventTable.select()} FROM event ${which} LIMIT 1`, [value])) ?? null;
  }
}

export class WritableEvents extends Events {
  readonly #journal: Journal;

  constructor(db: WriteDb, journal: Journal) {
    super(db);
    this.#journal = journal;
  }

  async add(event: Omit<Event, 'id' | 'closedOn'>): Promise<number> {
    return await this.#journal.add(eventTable, { ...event, closedOn: null });
  }

  async addMany(eventId: number, invited: Iterable<{ readonly customerId: number; readonly day: Day }>): Promise<void> {
    const rows = [...invited].map(({ customerId, day }) => ({ eventId, customerId, day, reachedOn: null }));
    await this.#journal.addMany(invitationTable, ['eventId', 'customerId', 'day', 'reachedOn'], rows);
  }

  async change(eventId: number, closedOn: Day | null): Promise<void> {
    await this.#journal.change(eventTable, eventId, { closedOn });
  }
}

/** Marks the customers who were talked to as reached, and closes an event when the last one was. */
export async function tickOffEvents(
  db: WriteDb,
  journal: Journal,
  people: readonly Affected[],
  today: Day,
): Promise<void> {
  const talked = new Map(people.flatMap((one) => (one.invited ? [[one.plan.id, one.lastConversation]] : [])));
  if (talked.size === 0) return;
  const open = await db.all<{ id: number; eventId: number; customerId: number; day: Day }>(
    `SELECT invitation.id, event_id AS "eventId", customer_id AS "customerId", event.day
     FROM invitation JOIN event ON event.id = event_id
     WHERE customer_id IN ${db.listed('?')} AND reached_on IS NULL AND closed_on IS NULL ORDER BY invitation.id`,
    [db.list(talked.keys())],
  );
  const events = new Set<number>();
  for (const { id, eventId, customerId, day } of open) {
    const reachedOn = talked.get(customerId) ?? null;
    if (reachedOn === null || reachedOn < day) continue;
    await journal.changeKnown(invitationTable, id, { before: { customerId, reachedOn: null }, after: { reachedOn } });
    events.add(eventId);
  }
  if (events.size === 0) return;
  const over = `SELECT id FROM event WHERE id IN ${db.listed('?')}
                AND NOT EXISTS (SELECT 1 FROM invitation WHERE event_id = event.id AND reached_on IS NULL)`;
  for (const id of await idsOf(db, over, [db.list(events)]))
    await journal.changeKnown(eventTable, id, { before: { closedOn: null }, after: { closedOn: today } });
}
