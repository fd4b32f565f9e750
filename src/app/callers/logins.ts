/** Logins of callers to a book on a server. */
import type { Workspace } from '../../context.ts';
import { forKeepers, type Login, type Role, roles } from '../../domain/role.ts';
import type { Caller } from '../../domain/team.ts';
import { UsageError, UserError } from '../../errors.ts';
import type { Logins } from '../../store/logins.ts';
import type { Store } from '../../store/store.ts';

/** `--login` alone means the role caller. */
export function roleNamed(text: string | true): Role {
  const found = text === true ? 'caller' : roles.find((role) => role === text.trim().toLowerCase());
  if (found === undefined)
    throw new UsageError(`--login: "${text}" is none of ${roles.join(', ')}`, {
      hint: 'a keeper can do everything, a caller everything but import, erase and rank; a reader can only look',
    });
  return found;
}

/** Throws before anything is changed, where we cannot give logins. */
export async function mustGiveLogins({ files }: Pick<Workspace, 'files'>, { logins }: Store): Promise<Logins> {
  if (logins === null || files.server === null)
    throw new UserError('a book in a file has no logins: anyone who can write to the file can do everything', {
      hint: 'move it to a server: cadence move --to postgres://USER@HOST/DATABASE',
    });
  if (await logins.mayGive()) return logins;
  throw new UserError(`your login to ${files.server} may not ${forKeepers.login}`, {
    hint: 'whoever made the book can, with a login that has CREATEROLE',
  });
}

/** The login of a caller who leaves, and what takes it away. Throws where it is not ours to take. */
export async function loginOf(
  ctx: Pick<Workspace, 'files'>,
  store: Store,
  { id }: Caller,
): Promise<{ readonly logins: Logins | null; readonly login: Login | null }> {
  const login = (await store.logins?.all())?.find(({ callerId }) => callerId === id) ?? null;
  return { logins: login === null ? null : await mustGiveLogins(ctx, store), login };
}
