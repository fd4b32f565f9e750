/** Which files beside the book are cadence's own, and which of them go: against a folder that is only told of. */
import { expect, it } from 'vitest';
import { isCopy, leftIn, removeOldExports } from '../../src/app/copies/backups.ts';
import type { Workspace } from '../../src/context.ts';
import { UserError } from '../../src/errors.ts';

const running = 7;

function aWorkspace(files: Readonly<Record<string, string>>) {
  const removed: string[] = [];
  const ctx = {
    today: '2026-11-23',
    config: { path: '/home/config.json', entries: () => new Map([['backup.keep', '1']]) },
    programs: { isRunning: (process: number) => process === running },
    files: {
      database: '/home/cadence.db',
      list: async (folder: string) =>
        Object.keys(files)
          .filter((path) => path.startsWith(`${folder}/`))
          .map((path) => path.slice(folder.length + 1)),
      place: async () => ({ kind: 'file' }),
      facts: async (path: string) => (path in files ? { bytes: files[path]?.length } : null),
      remove: async (path: string) => void removed.push(path),
      read: async function* (path: string) {
        if (files[path] !== '') yield Buffer.from(files[path] ?? '');
      },
    },
  } as unknown as Workspace;
  return { ctx, removed };
}

it('drafts of the settings are known by how they begin; what a running command writes is left alone', async () => {
  const { ctx } = aWorkspace({
    '/home/config.json.1.tmp': '{"me": "Ann"}',
    '/home/config.json.2.tmp': '',
    '/home/config.json.3.tmp': 'my own notes on the settings',
    [`/home/config.json.${running}.tmp`]: '{',
    '/home/other.json.4.tmp': '{}',
  });
  expect(await leftIn(ctx, 'settings')).toEqual({
    own: ['/home/config.json.1.tmp', '/home/config.json.2.tmp'],
    foreign: ['/home/config.json.3.tmp'],
  });
});

it('of the exports of a book on a server the old ones go, neither the one just made nor a copy of a file', async () => {
  const at = (day: string, form: string) => `/home/backups/cadence.${day}T09-00-00.by-hand.${form}`;
  const made = at('2026-11-20', 'jsonl');
  const { ctx, removed } = aWorkspace({
    [at('2026-11-19', 'jsonl')]: 'x',
    [at('2026-11-19', 'db')]: 'x',
    [at('2026-11-21', 'jsonl')]: 'x',
    [made]: 'x',
  });
  await removeOldExports(ctx, made);
  expect(removed).toEqual([at('2026-11-19', 'jsonl')]);
});

it('what cannot be read is no backup of ours; what fails otherwise is not passed over', async () => {
  const failing = (error: Error) => {
    const { ctx } = aWorkspace({});
    ctx.files.place = async () => {
      throw error;
    };
    return isCopy(ctx, { name: 'cadence.2026-11-19T09-00-00.by-hand.db', day: '2026-11-19', time: '', why: 'by-hand' });
  };
  expect(await failing(new UserError('you may not read it'))).toBe(false);
  await expect(failing(new TypeError('a bug'))).rejects.toThrow('a bug');
});
