import { expect, it } from 'vitest';
import { mustBeFile } from '../../src/app/copies/on-server.ts';
import type { Files } from '../../src/context.ts';

const filesOf = (server: string | null) => ({ files: { server } as Files });

it.each([
  ['backup', 'is on a server, whose provider makes the backups', /export book\.jsonl/],
  ['restore', 'is on a server: a file cannot take its place', /earlier moment/],
  ['encrypt', 'is on a server, not a file that cadence could encrypt', /TLS/],
  ['cron', 'is on a server: cadence writes no line for it into your crontab', /\.pgpass/],
] as const)('%s is for files', (what, why, hint) => {
  expect(() => mustBeFile(filesOf(null), what)).not.toThrow();
  expect(() => mustBeFile(filesOf('postgres://db/shop'), what)).toThrow(
    expect.objectContaining({ message: `postgres://db/shop ${why}`, hint: expect.stringMatching(hint) }),
  );
});
