import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { runCadence } from '../support/cadence.ts';

it('shows the main job on the shipped sample and says where the book is', async () => {
  const { code, out } = await runCadence('demo');
  expect(code).toBe(0);
  expect(out.match(/^\$ .*/gm)).toEqual([
    '$ cadence import customers.csv orders.csv',
    '$ cadence today',
    '$ cadence call --brief',
    '$ cadence list --slipping --limit 3',
  ]);
  expect(out).toContain('60 customers added');
  expect(out).toMatch(/call about this: two crates came broken +Frieda Lindqvist.* today$/m);
  expect(out).toMatch(/Call back +Jamal Aydin +today 10:00 there/);
  expect(out).toContain('North School Kitchen (ask for Olive Vance)');
  expect(out).toMatch(/^47 +Vera O'Neill.* slipping /m);
  expect(out).toMatch(/Open the desk of this shop: cadence --db \S+demo\.db\n$/);
  expect(out).toContain('790 rows, 790 orders added'); // refunds among them, as negative purchases
  expect(out).toContain('Monday 23 November 2026: 3 calls');
  expect(out).toMatch(/Last words +.*“in the middle of baking; please call again at ten”/);
  const [, database = ''] = /^This book is (.*)\.$/m.exec(out) ?? [];
  expect(existsSync(database)).toBe(true);
  const again = await runCadence(['show', 'Hanna Novak'], { database, today: '2026-11-23' });
  expect(again.out).toContain('Hanna Novak, Lantern Bistro');
  rmSync(dirname(database), { recursive: true });
});

it.each<[Day, string, RegExp]>([
  ['2027-03-17', 'Wednesday 17 March 2027', /orders, 2024-09-25 to 2027-03-13/],
  ['2026-11-23', 'Monday 23 November 2026', /orders, 2024-06-03 to 2026-11-19/],
])('is dated as if its Monday were today, %s', async (today, said, period) => {
  const { out } = await runCadence('demo', { today });
  expect(out).toContain(said);
  expect(out).toMatch(period);
  const [, database = ''] = /^This book is (.*)\.$/m.exec(out) ?? [];
  const ada = await runCadence(['show', 'Ada Ostrom'], { database, today });
  expect(ada.out).toContain('1960'); // a birthday does not move
  rmSync(dirname(database), { recursive: true });
});
