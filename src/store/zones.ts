/** Customers' time zones: determined when they are written, never when a list is shown. */
import type { Whereabouts } from '../domain/zones/zone-of.ts';
import type { Db, WriteDb } from './db.ts';
import { customer as table } from './schema.ts';

type ZoneOf = (customer: Whereabouts) => string | null;

/** Determines the zone from a customer's phone number or place. Loaded only by code that writes customers. */
export async function zoning(db: Db): Promise<ZoneOf> {
  const { zoneOf } = await import('../domain/zones/zone-of.ts');
  const stored = await db.get<{ value: string }>("SELECT value FROM setting WHERE key = 'country'");
  const country = stored?.value ?? null;
  return (customer) => zoneOf(customer, country)?.zone ?? null;
}

type Row = readonly [id: number, phones: string, region: string | null, country: string | null];

/** Fills in zones for customers written by versions without them. */
export async function fillZones(db: WriteDb): Promise<void> {
  const zoneOf = await zoning(db);
  const some =
    'SELECT id, phones, region, country FROM customer WHERE time_zone IS NULL AND id > ? ORDER BY id LIMIT 1000';
  for (let rows = await db.all<Row>(some, [0], 'arrays'); rows.length > 0; ) {
    const zoned = rows.flatMap(([id, stored, region, country]) => {
      const zone = zoneOf({ phones: table.columns.phones.read?.(stored) ?? [], region, country });
      return zone === null ? [] : [[zone, id] as const];
    });
    await db.runMany('UPDATE customer SET time_zone = ? WHERE id = ?', zoned);
    rows = await db.all<Row>(some, [rows.at(-1)?.[0] ?? 0], 'arrays');
  }
}
