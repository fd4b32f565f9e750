/** The clock is set back and forth, and the zone changes, between commands: the plan's rules hold. */

import { addDays, type Day } from '../../src/domain/day.ts';
import { emptyBook, runCadence } from '../../test/support/cadence.ts';
import { numbersFrom } from './place.ts';

const zones = ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'];

export async function turnTheClock(steps: number, seed = 3): Promise<void> {
  const random = numbersFrom(seed);
  const own = process.env['TZ'];
  const store = await emptyBook();
  const rows = Array.from({ length: 60 }, (_, i) => `Customer ${i},c${i}@example.com,${i * 10}\n`).join('');
  await runCadence('import -', { store, input: `Name,Email,Total spent\n${rows}` });
  let today: Day = '2026-11-23';
  try {
    for (let i = 0; i < steps; i++) {
      process.env['TZ'] = zones[Math.floor(random() * zones.length)];
      today = addDays(today, Math.floor(random() * 40) - 15);
      const who = 1 + Math.floor(random() * 60);
      const command = [
        'today',
        `log ${who} --outcome connected`,
        `log ${who} --outcome no_answer`,
        `snooze ${who} 2w`,
        `pause ${who} 1m`,
        `interval ${who} 30d`,
        'plan --rebalance --yes',
        'undo --yes',
        `dnc ${who}`,
        'week',
        `resume ${who}`,
      ][Math.floor(random() * 11)] as string;
      const { err } = await runCadence(command, { store, today });
      if (err.includes('defect')) throw new Error(`${command} on ${today}: ${err}`);
      const broken = await store.health.breaches(today);
      if (broken.length > 0) throw new Error(`after ${command} on ${today}: ${JSON.stringify(broken)}`);
    }
  } finally {
    if (own === undefined) delete process.env['TZ'];
    else process.env['TZ'] = own;
  }
}
