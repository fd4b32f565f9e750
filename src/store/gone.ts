import { UndoneElsewhere } from '../errors.ts';

/** For a call that continues while another process erases the customer. */
export function gone(cause: unknown): UndoneElsewhere {
  return new UndoneElsewhere('what this belongs to is no longer in the book: another command took it out', {
    hint: 'nothing was changed; cadence undo --list shows what was done',
    cause,
  });
}
