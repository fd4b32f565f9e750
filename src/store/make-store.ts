/**
 * Makes a store over an open engine. Whatever writes is loaded only with the first write: a list that is up to date
 * starts a tenth faster without it.
 */
import { Basis } from './basis.ts';
import { endClaim, extendClaim, takeClaim } from './claims.ts';
import type { KeepWork, WriteDb } from './db.ts';
import type { Engine } from './engine.ts';
import { unswept } from './erasures.ts';
import { takeHint } from './hints.ts';
import { mustKeep, readerRefusal } from './may.ts';
import { readMeta, removeMeta } from './meta.ts';
import { keyNames } from './name-keys.ts';
import { readingOf } from './read-parts.ts';
import { keepReplyKey, noteReplies } from './replies.ts';
import { claimSending, settleSending } from './sendings.ts';
import type { Store } from './store.ts';
import type { Surroundings } from './surroundings.ts';

export function makeStore(opened: Engine, surroundings: Surroundings): Store {
  const { now, by = () => null } = surroundings;
  const basis = new Basis(opened);
  const engine = forgetting(opened, basis);
  const keep: KeepWork = (work, options) => engine.keep(work, options);
  const { dialect } = engine;
  const reading = readingOf({ db: engine, basis, keep, now, dialect });
  const operations = once(async () => {
    const { operating, undo } = await import('./operate.ts');
    return { atomically: operating(engine, surroundings), undo };
  });
  const at = () => now().toISOString();
  return {
    ...reading,
    path: engine.path,
    clockAhead: engine.clockAhead,
    salt: engine.salt,
    isAside: engine.isAside,
    formerDerivation: engine.formerDerivation,
    role: engine.role,
    logins: engine.logins,
    bookId: async () => (await readMeta(engine, 'book')) ?? '',
    atomically: async (operation, work) => await (await operations()).atomically(operation, work),
    undo: async (operationId, { preview, day }) =>
      await (await operations()).undo(engine, { operationId, preview, way: 'undo', at: at(), day, by: by() }),
    redo: async (operationId, { preview, day }) =>
      await (await operations()).undo(engine, { operationId, preview, way: 'redo', at: at(), day, by: by() }),
    async noteRestored(from, day) {
      const done = { at: at(), day, kind: 'restore', command: 'restore', summary: `from ${from}`, by: by() };
      await engine.transaction(async (db) => void (await db.insert('operation', done)));
    },
    ...lastingActs(engine, at),
    async indexAnew(right = []) {
      await engine.transaction((db) => dialect.soundness.indexAnew(db, right));
      return (await reading.health.integrity()).damage.length === 0;
    },
    nameAnew: async () =>
      await engine.transaction(async (db) => {
        await keyNames(db);
        await dialect.fullText.forget(db);
      }),
    claimSending: async (claim) => await engine.transaction((db) => claimSending(db, claim), { durable: true }),
    settleSending: async (list, recipient, became) =>
      await engine.transaction((db) => settleSending(db, list, recipient, became), { durable: true }),
    keepReplyKey: async (key) => await engine.transaction((db) => keepReplyKey(db, key), { durable: true }),
    noteReplies: async (read, today) => await engine.transaction((db) => noteReplies(db, read, today)),
    takeHint: async (hint) => await takeHint(engine, { basis, hint }),
    takeClaim: async (customerId, taking) => await takeClaim(engine, customerId, taking),
    extendClaim: async (customerId, version, until) => await extendClaim(engine, customerId, version, until),
    endClaim: async (customerId, version, at) => await endClaim(engine, customerId, version, at),
    copyTo: async (path, options) => await engine.copyTo(path, options),
    arrival: async () => new (await import('./arrival.ts')).Arrival(engine),
    moveInto: async (place, watch) => await (await import('./moving.ts')).moveInto(engine, place, watch),
    outline: async () => await (await import('./outline.ts')).outlineOf(engine),
    atOneMoment: async (work) => await engine.atOneMoment(work),
    discard: async () => await engine.discard(),
    close: () => engine.close(),
  };
}

type LastingActs = Pick<Store, 'erase' | 'erasePerson' | 'adoptErased' | 'replaceNote' | 'sweep'>;

/** What no undo takes back. */
function lastingActs(engine: Engine, at: () => string): LastingActs {
  const sweep = async () => {
    if (!(await engine.rewrite())) return false;
    await engine.transaction((db) => removeMeta(db, unswept));
    return true;
  };
  const forGood = async (work: (db: WriteDb) => Promise<void>) => {
    await mustKeep(engine, 'erase');
    await engine.transaction(work);
    return await sweep();
  };
  return {
    sweep,
    async erase(customer, options) {
      const { erase } = await import('./erase.ts');
      return await forGood((db) => erase(db, customer, { ...options, at: at() }));
    },
    async erasePerson(person, customer, day) {
      const { erasePerson } = await import('./person-erasure.ts');
      return await forGood((db) => erasePerson(db, person, { customer, day, at: at() }));
    },
    async adoptErased(remembered) {
      const { adoptErased } = await import('./erase.ts');
      await engine.transaction((db) => adoptErased(db, remembered));
    },
    async replaceNote(note, text, options) {
      const { replaceNote } = await import('./replace-note.ts');
      return await forGood((db) => replaceNote(db, note, text, { ...options, at: at() }));
    },
  };
}

/** The same engine, with everything known about the book read again after a write. */
function forgetting(engine: Engine, basis: Basis): Engine {
  const then = () => basis.forget();
  return {
    ...engine,
    async transaction(work, options) {
      if (engine.role === 'reader') throw await readerRefusal(engine);
      return await engine.transaction(work, options).finally(then);
    },
    keep: async (work, options) => await engine.keep(work, options).finally(then),
    async atOneMoment(reading) {
      basis.forget();
      return await engine.atOneMoment(reading);
    },
  };
}

/** Calls `make` at the first call only. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return async () => {
    made ??= make();
    return await made;
  };
}
