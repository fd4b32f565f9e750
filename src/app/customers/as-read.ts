/** Nothing is written unseen over what somebody else changed since it was read. */
import { fieldWords } from '../../domain/field-words.ts';
import { plain } from '../../domain/plain.ts';
import { ChangedMeanwhile } from '../../errors.ts';

/** Something with a name of its own, as it was read and as it is now. */
interface Compared<T extends object> {
  readonly read: T;
  readonly present: T;
  /** What is to be written; without it no field may be another than it was. */
  readonly wanted?: Partial<T>;
  /** Whose fields these are. */
  readonly name: string;
  /** The number of the customer. */
  readonly id: number;
}

const mostShown = 10;

/**
 * Throws `ChangedMeanwhile`, with both values, when a wanted field is no longer as read. What others changed is no
 * conflict where it is what is wanted, or of another field.
 */
export function mustBeAsRead<T extends object>(compared: Compared<T>): void {
  mustAllBeAsRead([compared]);
}

/** The same of several, in one message. */
export function mustAllBeAsRead<T extends object>(compared: readonly Compared<T>[]): void {
  const changed = compared.flatMap((one) => {
    const lines = differences(one);
    return lines.length === 0 ? [] : [{ ...one, lines }];
  });
  const [first] = changed;
  if (first === undefined) return;
  const told = changed
    .slice(0, mostShown)
    .flatMap(({ name, lines }) => [`${plain(name)} was changed by somebody else since they were read`, ...lines]);
  const more = changed.length > mostShown ? [`… and ${changed.length - mostShown} more`] : [];
  throw new ChangedMeanwhile([...told, ...more].join('\n'), {
    hint: `cadence history ${first.id} shows by whom; run the same command again to change it anyway`,
  });
}

function differences<T extends object>({ read, present, wanted }: Compared<T>): readonly string[] {
  return (Object.keys(wanted ?? read) as (keyof T & string)[]).flatMap((field) => {
    const [before, now, meant] = [read, present, wanted ?? read].map((one) => JSON.stringify(one[field]));
    if (now === before || (wanted !== undefined && now === meant)) return [];
    const instead = wanted === undefined ? `was ${valueText(read[field])}` : `would be ${valueText(wanted[field])}`;
    return [`  ${fieldWords(field)} is ${valueText(present[field])} now, and ${instead}`];
  });
}

function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map((one) => plain(partText(one))).join(', ');
  return `“${plain(partText(value))}”`;
}

function partText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (!('on' in value && 'reason' in value)) return JSON.stringify(value);
  return `since ${value.on}${value.reason === null ? '' : `: ${value.reason}`}`;
}
