import { UndoneElsewhere } from '../errors.ts';

/** For a call that continues while another process erases the customer. */
export function gone(cause: unknown): UndoneElsewhere {
  return new UndoneElsewhere('another command has just removed what this belongs to', {
    hint: 'nothing was changed; cadence undo --list shows what was done',
    cause,
  });
}
