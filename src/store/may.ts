/** Refuses what the login to a book on a server may not do, in words; the server itself refuses it as well. */
import type { OperationRecord } from '../domain/operation.ts';
import { type ForKeepers, forKeepers, type Role } from '../domain/role.ts';
import { MayNot } from '../errors.ts';
import type { Engine } from './engine.ts';

/** Throws unless we are a keeper. */
export async function mustKeep(engine: Engine, what: ForKeepers): Promise<void> {
  if (engine.role !== 'keeper') throw await refusal(engine, what);
}

/** Their own work callers take back; what an operation of somebody else left, a keeper does. */
export async function mayTakeBack(engine: Engine, { callerId }: Pick<OperationRecord, 'callerId'>): Promise<void> {
  if (engine.role === 'keeper' || engine.logins === null) return;
  const { mine } = engine.logins;
  if (mine === null || mine !== callerId) throw await refusal(engine, 'undo of others');
}

/** Who can: by the names in the book, as far as they have logins. */
async function refusal(engine: Engine, what: ForKeepers): Promise<MayNot> {
  return new MayNot(`only a keeper may ${forKeepers[what]}, and your login is a ${engine.role}’s`, {
    hint: await whoCan(engine, ['keeper']),
  });
}

/** For a reader who wants to write. */
export async function readerRefusal(engine: Engine): Promise<MayNot> {
  return new MayNot('your login is a reader’s: it changes nothing', {
    hint: await whoCan(engine, ['keeper', 'caller']),
  });
}

async function whoCan(engine: Engine, roles: readonly Role[]): Promise<string> {
  const logins = ((await engine.logins?.all()) ?? []).filter(({ role }) => roles.includes(role));
  const callers = await engine.all<{ id: number; name: string }>('SELECT id, name FROM caller ORDER BY name_key');
  const names = callers.filter(({ id }) => logins.some((one) => one.callerId === id)).map(({ name }) => name);
  const known = names.length === 0 ? '' : `${names.join(', ')} and `;
  return `${known}whoever made the book can${roles.length > 1 ? ', and give you another login' : ''}`;
}
