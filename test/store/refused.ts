/**
 * What must not compile: writing to a book outside of an operation. `refused.test.ts` runs the compiler over this file and
 * sees that each marked line is refused; nothing of it is ever run.
 */
import type { Customer } from '../../src/domain/customer.ts';
import type { OperationRecord } from '../../src/domain/operation.ts';
import type { Purchase } from '../../src/domain/purchase.ts';
import type { Touch } from '../../src/domain/touch.ts';
import { afterOperation, afterUndo } from '../../src/store/aftermath.ts';
import type { Basis } from '../../src/store/basis.ts';
import { Customers } from '../../src/store/customers.ts';
import type { Db } from '../../src/store/db.ts';
import type { Engine } from '../../src/store/engine.ts';
import { erase } from '../../src/store/erase.ts';
import { Journal } from '../../src/store/journal.ts';
import { writeMeta } from '../../src/store/meta.ts';
import type { Store } from '../../src/store/store.ts';
import { undoOrRedo } from '../../src/store/undo.ts';
import { WritableCustomers } from '../../src/store/writable-customers.ts';

declare const store: Store;
declare const engine: Engine;
declare const db: Db;
declare const basis: Basis;
declare const journal: Journal;
declare const customer: Customer;
declare const purchase: Purchase;
declare const touch: Touch;
declare const operation: OperationRecord;

/** What writes to a part of the book, asked of the book outside of an operation. */
export async function outside(): Promise<void> {
  // @ts-expect-error
  await store.customers.add(customer);
  // @ts-expect-error
  await store.customers.addMany([customer]);
  // @ts-expect-error
  await store.customers.change(1, { name: 'Bo' });
  // @ts-expect-error
  await store.customers.absorb(1, 2);
  // @ts-expect-error
  await store.purchases.addMany([purchase]);
  // @ts-expect-error
  await store.purchases.remove(1);
  // @ts-expect-error
  await store.touches.add(touch);
  // @ts-expect-error
  await store.touches.removeAnswer(1);
  // @ts-expect-error
  await store.promises.change(1, { doneOn: '2026-11-23' });
  // @ts-expect-error
  await store.facts.markAsked(1, 2);
  // @ts-expect-error
  await store.potentials.set(1, null);
  // @ts-expect-error
  await store.refusals.remove(1);
  // @ts-expect-error
  await store.events.change(1, null);
  // @ts-expect-error
  await store.settings.set('capacity', '4');
  // @ts-expect-error
  await store.standings.place(1, '2026-11-23', 'by hand');
  // @ts-expect-error
  await store.standings.stale();
  // @ts-expect-error
  await store.plan.lookAgain('2026-11-23');
  // @ts-expect-error
  await store.plan.record([]);
  // @ts-expect-error
  await store.imports.remember('f', '{}');
  // @ts-expect-error
  await store.tables.addRows('touch', []);
  // @ts-expect-error
  await store.tables.adopt({ book: '', salt: '' });
  // @ts-expect-error
  await store.callers.change(1, { archived: true });
  // @ts-expect-error
  await store.people.change(1, { name: 'Bo' });
  // @ts-expect-error
  await store.differentPeople.add(1, 2, '2026-11-23');
  // @ts-expect-error
  await store.settlements.addMany([]);
  // @ts-expect-error
  await store.operations.undo(1, '');
  // @ts-expect-error
  await store.search.forget();
  // @ts-expect-error
  await store.health.indexAnew();
  // @ts-expect-error
  await store.erasures.erase(customer, { day: '2026-11-23', at: '', keepSums: false });
  // @ts-expect-error
  await store.notes.replace({ table: 'fact', id: 1, about: '', text: '', day: '2026-11-23' }, null);
  // @ts-expect-error
  await store.sendings.settle('2026-W48', 'ann@example.com', { state: 'sent', detail: null });
}

/** What these methods are given, and only a transaction hands out: the writing part of the seam. */
export async function underneath(): Promise<void> {
  // @ts-expect-error
  await db.run('DELETE FROM customer');
  // @ts-expect-error
  await db.runMany('DELETE FROM customer WHERE id = ?', [[1]]);
  // @ts-expect-error
  await db.insert('customer', { name: 'Ada' });
  // @ts-expect-error
  await db.insertMany('customer', ['name'], [['Ada']]);
  // @ts-expect-error
  await engine.run('DELETE FROM customer');
  // @ts-expect-error
  new WritableCustomers(db, journal);
  // @ts-expect-error
  new Journal(db, 1);
  // @ts-expect-error
  await undoOrRedo(db, operation, { way: 'undo', at: '', day: '2026-11-23', by: null });
  // @ts-expect-error
  await afterOperation(db, journal, { basis, today: '2026-11-23' });
  // @ts-expect-error
  await afterUndo(db, 1, 1);
  // @ts-expect-error
  await erase(db, customer, { day: '2026-11-23', at: '', keepSums: false });
  // @ts-expect-error
  await engine.dialect.fullText.forget(engine);
  // @ts-expect-error
  await engine.dialect.soundness.indexAnew(engine, []);
  // @ts-expect-error
  await engine.dialect.learnFacts(engine, 8);
  // @ts-expect-error
  await writeMeta(engine, 'standing', '2026-11-23');
}

/** A mutator that somebody adds to a part that only reads has nothing to write with. */
export class Later extends Customers {
  readonly #db: Db;

  constructor(db: Db) {
    super(db);
    this.#db = db;
  }

  async rename(id: number, name: string): Promise<void> {
    // @ts-expect-error
    await this.#db.run('UPDATE customer SET name = ? WHERE id = ?', [name, id]);
  }
}
