/** A Maildir folder: a file for each message, its flags in its name. */
import { join } from 'node:path';
import type { Workspace } from '../../context.ts';
import { mayBeReply, mostBytes } from '../../mail/incoming.ts';
import { needsLook, type ReplyMessage, type ReplySource, upTo } from './reply-source.ts';

export async function isMaildir({ files }: Workspace, path: string): Promise<boolean> {
  const kinds = await Promise.all(['new', 'cur'].map(async (name) => (await files.facts(join(path, name)))?.kind));
  return kinds.every((kind) => kind === 'folder');
}

/** `since`: messages that came before this moment, as their names say, are left alone. */
export function maildir(ctx: Workspace, path: string, since: Date): ReplySource {
  return {
    async *messages() {
      for (const placed of await recentIn(ctx, path, since))
        if (await startsLikeReply(ctx, join(path, placed.folder, placed.name))) yield messageOf(ctx, placed);
    },
    close: async () => {},
  };
}

/** Listed before any is moved. */
async function recentIn({ files }: Workspace, path: string, since: Date): Promise<Placed[]> {
  const placed: Placed[] = [];
  for (const folder of ['new', 'cur'] as const)
    for (const name of await files.list(join(path, folder)))
      if (isRecent(name, since) && !flagsOf(name).includes('T')) placed.push({ path, folder, name });
  return placed;
}

/** Names begin with the second of arrival. */
function isRecent(name: string, since: Date): boolean {
  const [seconds = ''] = /^\d{9,11}(?=\.)/.exec(name) ?? [];
  return seconds === '' || Number(seconds) * 1000 >= since.getTime();
}

const flagsOf = (name: string) => /:2,([A-Za-z]*)$/.exec(name)?.[1] ?? '';

/** The head of a message, with the beginning of its text. */
const headBytes = 64 * 1024;

/** Of 10,000 other messages no more than this is read. */
async function startsLikeReply({ files }: Workspace, path: string): Promise<boolean> {
  for await (const bytes of files.read(path)) return mayBeReply(bytes.subarray(0, headBytes));
  return false;
}

interface Placed {
  readonly path: string;
  readonly folder: 'new' | 'cur';
  readonly name: string;
}

function messageOf({ files }: Workspace, { path, folder, name }: Placed): ReplyMessage {
  const file = join(path, folder, name);
  return {
    name: file,
    read: async () => await upTo(files.read(file), mostBytes),
    async settle(result) {
      if (result.kind === 'other') return null;
      const flags = new Set(flagsOf(name));
      // Marked already, unless the process that read it was killed before.
      if (result.kind === 'known' && (flags.has('S') || flags.has('F'))) return null;
      if (result.kind !== 'kept') flags.add('S');
      if (needsLook(result)) flags.add('F');
      const [base = name] = name.split(':2,');
      const settled = join(path, 'cur', `${base}:2,${[...flags].toSorted().join('')}`);
      if (settled !== file) await files.move(file, settled);
      return null;
    },
  };
}
