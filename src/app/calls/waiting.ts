import type { Workspace } from '../../context.ts';
import type { BookSettings } from '../../domain/book-settings.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Store } from '../../store/store.ts';
import { dueOn } from '../lists/due-on.ts';

/** Whom to call today: those who asked to be called back, then the list. */
export async function waiting(ctx: Workspace, store: Store, settings: BookSettings): Promise<Customer[]> {
  const list = await dueOn(store, { today: ctx.today, now: ctx.now(), settings });
  const callbacks = list.promises.filter(({ promise }) => promise.kind === 'callback').map(({ customer }) => customer);
  const all = [...callbacks, ...list.calls.map(({ customer }) => customer)].filter(
    ({ doNotCall }) => doNotCall === null,
  );
  return all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
}
