/** What belongs to a file, and what there is in its place for a book on a server. */
import type { Workspace } from '../../context.ts';
import { UserError } from '../../errors.ts';

const instead = {
  backup: {
    what: 'is on a server, whose provider makes the backups',
    hint: 'for a backup of your own: cadence export book.jsonl writes all of it, and cadence import book.jsonl brings it back',
  },
  restore: {
    what: 'is on a server: a file cannot take its place',
    hint: 'the provider goes back to an earlier moment; an export is read into an empty schema: cadence import book.jsonl',
  },
  encrypt: {
    what: 'is on a server, not a file that cadence could encrypt',
    hint: 'the connection is encrypted (TLS); for its disks, ask the provider for encryption at rest',
  },
  cron: {
    what: 'is on a server: cadence writes no line for it into your crontab',
    hint: 'write one by hand on a machine that is always on, with the address in CADENCE_DB and the password in ~/.pgpass',
  },
} as const;

/** Throws where the book is on a server. */
export function mustBeFile({ files }: Pick<Workspace, 'files'>, what: keyof typeof instead): void {
  if (files.server === null) return;
  throw new UserError(`${files.server} ${instead[what].what}`, { hint: instead[what].hint });
}
