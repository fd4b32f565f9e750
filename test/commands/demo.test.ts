import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { runCadence } from '../support/cadence.ts';

it('shows the main job on the shipped sample and says where the book is', async () => {
  const { code, out } = await runCadence('demo');
  expect(code).toBe(0);
  expect(out.match(/^\$ .*/gm)).toEqual([
    '$ cadence import customers.csv orders.csv',
    '$ cadence today',
    '$ cadence call --brief',
    '$ cadence week',
  ]);
  expect(out).toContain('60 customers added');
  expect(out).toContain('790 rows, 790 orders added'); // refunds among them, as negative purchases
  expect(out).not.toContain('“'); // a last contact that another system knows of left no words
  expect(out).toContain('Monday 23 November 2026: 4 calls');
  expect(out).toMatch(/Why +.*one of your top 20% of customers/);
  expect(out).toContain('Week of Monday 23 November 2026');
  const [, database = ''] = /^This book is (.*)\.$/m.exec(out) ?? [];
  expect(existsSync(database)).toBe(true);
  const again = await runCadence(['show', 'Hanna Novak'], { database, today: '2026-11-23' });
  expect(again.out).toContain('Hanna Novak, Lantern Bistro');
  rmSync(dirname(database), { recursive: true });
});
