/** Makes and takes logins of a book. */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { folded } from '../../domain/folded.ts';
import { type Login, type Role, roles } from '../../domain/role.ts';
import { UserError } from '../../errors.ts';
import type { Logins } from '../logins.ts';
import { plain } from './locks.ts';
import { granting, groupOf, quoted } from './rights.ts';
import type { ServerAnswer } from './round-trip.ts';
import type { ServerSession } from './session.ts';

/** The longest name that the server keeps. */
const longest = 63;

/** What is noted at a login: whose it is. It stays when the caller gets another name. */
const mark = (schema: string, callerId: number) => `cadence: caller ${callerId} of ${schema}`;

export function loginsOver(session: ServerSession, mine: number | null): Logins {
  const { schema } = session.address;
  const all = async () => await loginsOf(session);
  const known = async (callerId: number) => (await all()).find((one) => one.callerId === callerId);
  return {
    mine,
    all,
    async mayGive() {
      const [row] = await answerTo(
        session,
        `SELECT rolcreaterole OR rolsuper, pg_has_role(nspowner, 'USAGE') FROM pg_roles, pg_namespace
         WHERE rolname = current_user AND nspname = $1`,
        [schema],
      );
      return row?.[0] === 1 && row[1] === 1;
    },
    async give({ id, name }, role) {
      const password = randomBytes(18).toString('base64url');
      const before = await known(id);
      const login = { name: before?.name ?? (await freeName(session, name)), callerId: id, role };
      await together(session, async () => await give(session, login, { password, isNew: before === undefined }));
      return { ...login, password };
    },
    async take(callerId) {
      const login = await known(callerId);
      if (login === undefined) return null;
      await together(session, async () => await session.script(`DROP ROLE ${quoted(login.name)}`));
      return login;
    },
  };
}

async function answerTo(
  session: ServerSession,
  text: string,
  values: readonly string[],
): Promise<ServerAnswer['rows']> {
  return (await session.send([{ text, values }]))[0]?.rows ?? [];
}

const isRole = async (session: ServerSession, name: string) =>
  (await answerTo(session, 'SELECT 1 FROM pg_roles WHERE rolname = $1', [name])).length > 0;

const groupsOf = (schema: string) => roles.map((role) => groupOf(schema, role));

async function loginsOf(session: ServerSession): Promise<readonly Login[]> {
  const { schema } = session.address;
  const rows = await answerTo(
    session,
    `SELECT member.rolname, holder.rolname, shobj_description(member.oid, 'pg_authid') FROM pg_auth_members
     JOIN pg_roles AS member ON member.oid = pg_auth_members.member JOIN pg_roles AS holder ON holder.oid = roleid
     WHERE holder.rolname IN ($1, $2, $3) ORDER BY member.rolname`,
    groupsOf(schema),
  );
  return rows.flatMap(([name, group, noted]) => {
    const callerId = callerIn(schema, noted);
    const role = roles.find((one) => groupOf(schema, one) === group);
    return callerId === null || role === undefined ? [] : [{ name: String(name), callerId, role }];
  });
}

async function together(session: ServerSession, work: () => Promise<void>): Promise<void> {
  await session.begin('');
  try {
    await work();
    await session.commit();
  } catch (error) {
    await session.rollback();
    throw error;
  }
}

async function give(
  session: ServerSession,
  { name, role, callerId }: Login,
  { password, isNew }: { readonly password: string; readonly isNew: boolean },
): Promise<void> {
  const { schema } = session.address;
  await makeGroups(session, schema);
  const others = isNew ? [] : groupsOf(schema).map((group) => `REVOKE ${quoted(group)} FROM ${quoted(name)}`);
  for (const statement of [
    `${isNew ? 'CREATE' : 'ALTER'} ROLE ${quoted(name)} LOGIN PASSWORD '${verifierOf(password)}'`,
    ...others,
    `GRANT ${quoted(groupOf(schema, role))} TO ${quoted(name)}`,
    `COMMENT ON ROLE ${quoted(name)} IS '${mark(schema, callerId)}'`,
  ])
    await session.script(statement);
}

/** Logins are the whole server's. */
async function freeName(session: ServerSession, caller: string): Promise<string> {
  const name = nameOf(session.address.schema, caller);
  if (!(await isRole(session, name))) return name;
  throw new UserError(`the server has a login "${name}" already, which is not one of this book`, {
    hint: 'whoever runs the server can remove it (DROP ROLE), or give the caller another name: cadence caller edit',
  });
}

/** The caller of a login, from what is noted at it. */
export function callerIn(schema: string, said: unknown): number | null {
  const id = Number(/^cadence: caller (\d+) of /.exec(String(said))?.[1]);
  return said === mark(schema, id) ? id : null;
}

/** The groups of the book, with the rights that this program knows. */
async function makeGroups(session: ServerSession, schema: string): Promise<void> {
  for (const name of groupsOf(schema)) {
    if (!(await isRole(session, name))) await session.script(`CREATE ROLE ${quoted(name)} NOLOGIN`);
  }
  await session.script(granting(schema));
}

/** After the tables changed: the same groups may what they may now. Nothing where the book has no logins. */
export async function grantAnew(session: ServerSession): Promise<void> {
  const { schema } = session.address;
  const found = await answerTo(session, 'SELECT 1 FROM pg_roles WHERE rolname IN ($1, $2, $3)', groupsOf(schema));
  if (found.length === roles.length) await session.script(granting(schema));
}

/** `cadence_robin_hale` */
function nameOf(schema: string, caller: string): string {
  const letters = folded(caller)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  const name = `${schema}_${letters}`;
  if (letters === '' || name.length > longest || groupOf(schema, 'keeper').length > longest)
    throw new UserError(`no login can be made of the name "${caller}"`, {
      hint: 'write it with letters from a to z: cadence caller edit NAME --name …',
    });
  return name;
}

/**
 * What the server checks a password by (SCRAM-SHA-256, RFC 5802). It is made here, so that the password itself is in no
 * statement, and in no log of the server.
 */
export function verifierOf(password: string, salt: Buffer = randomBytes(16), rounds = 4_096): string {
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256');
  const keyed = (text: string) => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${stored}:${keyed('Server Key').toString('base64')}`;
}

/** How the role of our login shows, by what it may write; and what is noted at it. */
export const askedForLogin = `has_table_privilege('touch', 'INSERT'), has_table_privilege('figure', 'DELETE'),
  (SELECT shobj_description(oid, 'pg_authid') FROM pg_roles WHERE rolname = current_user)`;

export function roleBy(callers: unknown, keepers: unknown): Role {
  return keepers === 1 ? 'keeper' : callers === 1 ? 'caller' : 'reader';
}

/** Who made the book, for those who may not change its tables. */
export const whoMadeIt = plain('SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = current_schema()');
