/** The clock is set back and forth, and the zone changes, between commands: the plan's rules hold. */
import { type Day, dayOnTheWall, weekdayOf } from '../../src/domain/day.ts';
import type { Store } from '../../src/store/store.ts';
import { emptyBook, runCadence } from '../../test/support/cadence.ts';
import { anyOf } from './commands.ts';
import { customersCsv, numbersFrom } from './place.ts';

const zones = [
  ...['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Pacific/Apia', 'Europe/Berlin', 'America/New_York'],
  ...['America/Santiago', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Cairo'],
];
/** Hours that are missing or come twice somewhere, and midnight on either side of the date line. */
const oddMoments = [
  ...['2026-03-29T01:30Z', '2026-10-25T01:30Z', '2027-03-14T07:30Z', '2026-11-01T05:30Z', '2027-04-04T03:00Z'],
  ...['2026-12-31T10:30Z', '2027-01-01T11:30Z', '2028-02-29T12:00Z', '2027-04-29T22:30Z', '2026-10-03T15:45Z'],
];
const hour = 3_600_000;
const customers = 60;

export async function turnTheClock(turns: number, seed: number): Promise<void> {
  const random = numbersFrom(seed);
  const own = process.env['TZ'];
  const store = await emptyBook();
  await runCadence('import -', { store, input: customersCsv(customers) });
  let at = Date.parse('2026-11-23T09:00Z');
  try {
    for (let i = 0; i < turns; i++) {
      const { who, pick } = anyOf(random, customers, i);
      process.env['TZ'] = pick(zones);
      at = random() < 0.1 ? Date.parse(pick(oddMoments)) : at + Math.floor((random() * 40 - 15) * 24) * hour;
      const command = pick([
        ...['today', 'week', 'plan --rebalance --yes', 'undo --yes', `log ${who} --outcome connected`],
        ...[`log ${who} --outcome no_answer`, `log ${who} --outcome connected --at yesterday`, `snooze ${who} 2w`],
        ...[
          `pause ${who} --until +30d`,
          `pause ${who} --end`,
          `interval ${who} 30d --yes`,
          `dnc ${who} --reason asked`,
        ],
        ...[`dnc ${who} --lift`, 'config set capacity 9 --yes', 'config set capacity 8 --yes', 'dates'],
      ]);
      await rulesHold(store, command, { at: new Date(at), what: `turn ${i} of seed ${seed}: ${command}` });
    }
  } finally {
    if (own === undefined) delete process.env['TZ'];
    else process.env['TZ'] = own;
    store.close();
  }
}

async function rulesHold(store: Store, command: string, { at, what }: { at: Date; what: string }): Promise<void> {
  const wrong = (why: string): never => {
    throw new Error(`${what}, at ${at.toISOString()} in ${process.env['TZ']}: ${why}`);
  };
  const { code, err } = await runCadence(command, { store, at });
  // Nothing left to undo is a plain error.
  if (code > 1 || err.includes('defect')) wrong(err);
  const today = await runCadence('today --json', { store, at });
  if (today.code !== 0) wrong(today.err);
  const again = await runCadence('today --json', { store, at });
  if (again.out !== today.out) wrong('today says something else the second time');
  const broken = await store.health.breaches(dayOnTheWall(at));
  if (broken.length > 0) wrong(JSON.stringify(broken));
  const list = JSON.parse((await runCadence('list --json', { store, at })).out) as Listed[];
  for (const one of list) {
    const { id, planned } = one;
    if (planned !== null && weekdayOf(planned) % 6 === 0) wrong(`${id} is planned on the weekend, ${planned}`);
    if (one.doNotCall && planned !== null) wrong(`${id} is not to be called and planned on ${planned}`);
    // A customer with neither a number nor a purchase is not due.
    const isKnown = one.phones.length > 0 || one.orders > 0;
    if (isKnown && one.status === 'active' && !one.doNotCall && one.interval !== null && planned === null)
      wrong(`${id} has no planned day`);
  }
}

interface Listed {
  readonly phones: readonly string[];
  readonly orders: number;
  readonly id: number;
  readonly planned: Day | null;
  readonly interval: number | null;
  readonly doNotCall: boolean;
  readonly status: string;
}
