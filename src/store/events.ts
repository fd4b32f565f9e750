import type { Day } from '../domain/day.ts';
import type { Event, Invitation } from '../domain/plan/event.ts';
import type { Journal } from './journal.ts';
import type { Sqlite } from './sqlite/sqlite.ts';

const eventColumns = 'event.id, name, reason, event.day, closed_on AS closedOn';
const invitationColumns =
  'invitation.id, event_id AS eventId, customer_id AS customerId, invitation.day, reached_on AS reachedOn';

/** One reason to call many: events, and who is to be called for them on which day. */
export class Events {
  readonly #sqlite: Sqlite;
  readonly #journal: () => Journal;

  constructor(sqlite: Sqlite, journal: () => Journal) {
    this.#sqlite = sqlite;
    this.#journal = journal;
  }

  /** The latest first. */
  async all(): Promise<Event[]> {
    return this.#sqlite.prepare(`SELECT ${eventColumns} FROM event ORDER BY event.day DESC, id DESC`).all() as Event[];
  }

  async named(name: string): Promise<Event | null> {
    const row = this.#sqlite
      .prepare(`SELECT ${eventColumns} FROM event WHERE name = ? COLLATE NOCASE ORDER BY id DESC LIMIT 1`)
      .get([name]) as Event | undefined;
    return row ?? null;
  }

  /** Everyone of an event, the earliest first. */
  async invited(eventId: number): Promise<Invitation[]> {
    return this.#sqlite
      .prepare(`SELECT ${invitationColumns} FROM invitation WHERE event_id = ? ORDER BY invitation.day, id`)
      .all([eventId]) as Invitation[];
  }

  /** Who is still to be called for an event by a day, the earliest first; do-not-call and archived are left out. */
  async due(until: Day): Promise<(Invitation & { readonly event: string; readonly reason: string })[]> {
    return this.#sqlite
      .prepare(
        `SELECT ${invitationColumns}, event.name AS event, reason
         FROM invitation JOIN event ON event.id = event_id JOIN customer ON customer.id = customer_id
         WHERE reached_on IS NULL AND invitation.day <= ? AND closed_on IS NULL AND dnc_on IS NULL AND archived = 0
         ORDER BY invitation.day, invitation.id`,
      )
      .all([until]) as (Invitation & { event: string; reason: string })[];
  }

  /** The event for which this customer is still to be called; the oldest if there are several. */
  async openOf(customerId: number): Promise<Event | null> {
    const row = this.#sqlite
      .prepare(
        `SELECT ${eventColumns} FROM event JOIN invitation ON event.id = event_id
         WHERE customer_id = ? AND reached_on IS NULL AND closed_on IS NULL ORDER BY event.id LIMIT 1`,
      )
      .get([customerId]) as Event | undefined;
    return row ?? null;
  }

  add(event: Omit<Event, 'id' | 'closedOn'>): number {
    const { name, reason, day } = event;
    return this.#journal().add('event', { name, reason, day, closed_on: null });
  }

  addMany(eventId: number, invitations: Iterable<{ readonly customerId: number; readonly day: Day }>): void {
    const rows = [...invitations].map(({ customerId, day }) => [eventId, customerId, day, null] as const);
    this.#journal().addMany('invitation', ['event_id', 'customer_id', 'day', 'reached_on'], rows);
  }

  change(eventId: number, closedOn: Day | null): void {
    this.#journal().change('event', eventId, { closed_on: closedOn });
  }
}

/** Ticks off the events of customers who were talked to, and closes an event when the last one was reached. */
export function tickOffEvents(sqlite: Sqlite, journal: Journal, customers: Iterable<number>, today: Day): void {
  const open = sqlite.prepare(
    `SELECT invitation.id, event_id AS eventId, event.day FROM invitation JOIN event ON event.id = event_id
     WHERE customer_id = ? AND reached_on IS NULL AND closed_on IS NULL`,
  );
  const talked = sqlite.prepare('SELECT last_conversation AS day FROM standing WHERE id = ?');
  const left = sqlite.prepare('SELECT count(*) AS count FROM invitation WHERE event_id = ? AND reached_on IS NULL');
  for (const customer of customers) {
    const day = (talked.get([customer]) as { day: Day | null } | undefined)?.day ?? null;
    for (const invitation of open.all([customer]) as { id: number; eventId: number; day: Day }[]) {
      if (day === null || day < invitation.day) continue;
      journal.change('invitation', invitation.id, { reached_on: day });
      if ((left.get([invitation.eventId]) as { count: number }).count === 0) {
        journal.change('event', invitation.eventId, { closed_on: today });
      }
    }
  }
}
