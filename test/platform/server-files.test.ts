import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Files } from '../../src/context.ts';
import { filesBesideServer } from '../../src/platform/server-files.ts';
import { ownFolder } from '../support/folder.ts';

const own = { path: (name: string) => `/nowhere/${name}` };
const written = {} as Files['written'];

it('has a folder of its own on this machine for each address, where no book is looked for', async () => {
  const local = join(ownFolder(), 'cadence.db');
  const files = filesBesideServer({ shown: 'postgres://db/shop', local }, own, written);
  expect(files.server).toBe('postgres://db/shop');
  expect(files.database).toMatch(/[\\/]servers[\\/][0-9a-f]{16}[\\/]cadence\.db$/);
  expect(await files.facts(files.database)).toEqual({ kind: 'other', bytes: 0, mode: null });
  expect(await files.facts(local)).toBeNull();
  const [same, other] = ['postgres://db/shop', 'postgres://db/other'].map(
    (shown) => filesBesideServer({ shown, local }, own, written).database,
  );
  expect(same).toBe(files.database);
  expect(other).not.toBe(files.database);
});
