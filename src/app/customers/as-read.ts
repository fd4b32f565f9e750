/** Nothing is written unseen over what somebody else changed since it was read. */
import { fieldWords } from '../../domain/field-words.ts';
import { plain } from '../../domain/plain.ts';
import { ChangedMeanwhile } from '../../errors.ts';

/**
 * Throws `ChangedMeanwhile`, with both values, when a wanted field is no longer as read. What others changed is no
 * conflict where it is what is wanted, or of another field.
 */
export function mustBeAsRead<T extends object>(
  { read, present, wanted }: { readonly read: T; readonly present: T; readonly wanted: Partial<T> },
  /** Whose fields these are, and the number of the customer. */
  of: { readonly name: string; readonly id: number },
): void {
  const fields = (Object.keys(wanted) as (keyof T & string)[]).filter((field) => {
    const [before, now, meant] = [read, present, wanted].map((one) => JSON.stringify(one[field]));
    return now !== before && now !== meant;
  });
  if (fields.length === 0) return;
  const lines = fields.map(
    (field) => `  ${fieldWords(field)} is ${valueText(present[field])} now, and would be ${valueText(wanted[field])}`,
  );
  throw new ChangedMeanwhile(`${of.name} was changed by somebody else since they were read\n${lines.join('\n')}`, {
    hint: `cadence history ${of.id} says by whom; the same command again changes it all the same`,
  });
}

function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map((one) => plain(String(one))).join(', ');
  return `“${plain(typeof value === 'object' ? JSON.stringify(value) : String(value))}”`;
}
