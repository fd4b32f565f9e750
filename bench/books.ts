/** Books of any size for the benchmarks, made the same way every time. */
import { existsSync, rmSync } from 'node:fs';
import { noTypes } from '../src/domain/contact-type.ts';
import { addDays, type Day } from '../src/domain/day.ts';
import { randomFrom } from '../src/domain/random.ts';
import { openBook } from '../src/store/open.ts';

export const benchDay: Day = '2026-11-23';

/** Customers with totals as a shop states them; every seventh was talked to in the last 300 days. */
export async function makeBook(path: string, customers: number): Promise<void> {
  for (const file of [path, `${path}-wal`, `${path}-shm`]) if (existsSync(file)) rmSync(file);
  const store = await openBook({ path, create: true, exists: false, now: () => new Date(`${benchDay}T09:00:00Z`) });
  await store.atomically({ kind: 'import', command: 'import bench.csv', day: benchDay }, async (book) => {
    await book.customers.addMany(rows(customers));
    for (let id = 1; id <= customers; id += 7) {
      await book.touches.add({
        ...{
          customerId: id,
          kind: 'call',
          direction: 'outbound',
          outcome: 'connected',
          day: addDays(benchDay, -(id % 300)),
          time: null,
        },
        ...{
          note: 'asked about the new oven',
          purpose: null,
          sentiment: null,
          minutes: 12,
          by: null,
          script: null,
          unfinished: false,
        },
      });
    }
  });
  store.close();
}

function* rows(count: number) {
  for (let i = 0; i < count; i++) {
    const spread = (i * 2_654_435_761) % 4_294_967_296;
    yield {
      ...{
        externalId: String(100_000 + i),
        otherIds: [],
        name: `Customer ${i}`,
        company: `Company ${i}`,
        emails: [`c${i}@example.com`],
      },
      ...{
        phones: [`+1 555 ${String(i).padStart(7, '0')}`],
        struckPhones: [],
        contactTypes: noTypes,
        address: null,
        city: 'Portland',
        region: 'ME',
      },
      ...{
        postalCode: '04101',
        country: 'US',
        timeZone: 'America/New_York',
        hours: null,
        owner: null,
        tags: ['retail'],
        product: null,
      },
      ...{
        birthday: null,
        website: null,
        currency: 'USD',
        interval: null,
        intervalRequest: null,
        tierPin: null,
        tierPinRequest: null,
      },
      ...{ doNotCall: null, pausedUntil: null, snoozedUntil: null, archived: false, createdOn: benchDay, handSet: [] },
      stated: {
        totalMinor: 1_000 + (spread % 1_000_000),
        orders: 1 + (spread % 40),
        firstPurchase: addDays(benchDay, -400 - (spread % 700)),
        lastPurchase: addDays(benchDay, -(spread % 400)),
        on: benchDay,
      },
    };
  }
}

interface Amounts {
  readonly customers: number;
  readonly orders: number;
}

/** As many orders of each customer. */
export async function addOrders(path: string, amounts: Amounts): Promise<void> {
  const store = await openBook({ path, create: false, exists: true, now: () => new Date(`${benchDay}T09:00:00Z`) });
  await store.atomically({ kind: 'import', command: 'import orders.csv', day: benchDay }, async (book) => {
    await book.purchases.addMany(purchases(amounts));
  });
  store.close();
}

function* purchases({ customers, orders }: Amounts) {
  const random = randomFrom(1);
  for (let k = 0; k < orders; k++) {
    const spending = 1 + random() ** 3 * 100;
    yield {
      customerId: 1 + (k % customers),
      externalId: null,
      day: addDays(benchDay, -Math.floor(random() * random() * 1400)),
      amountMinor: Math.round(spending * 1000 * (random() < 0.03 ? -1 : 1)),
      currency: 'USD',
      product: null,
    };
  }
}
