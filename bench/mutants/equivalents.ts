/** Mutants that no test can notice, because they change nothing that can be seen. */
export interface Equivalent {
  readonly file: string;
  /** The code that was changed, with its white space made one space. */
  readonly was: string;
  /** What it was changed to; each of them changes nothing. */
  readonly becomes: readonly string[];
  readonly why: string;
}

const plan = 'src/domain/plan';

export const equivalents: readonly Equivalent[] = [
  {
    file: `${plan}/placement.ts`,
    was: 'slot.deadline - slot.release',
    becomes: ['slot.deadline + slot.release'],
    why: 'only a longer array: nobody reads beyond the window',
  },
  {
    file: `${plan}/placement.ts`,
    was: 'today + yearDays - 1',
    becomes: ['today + yearDays + 1'],
    why: 'only a longer array: outsideWindow() stops at the year',
  },
  {
    file: `${plan}/placement.ts`,
    was: 'Math.max(slot.deadline, today + yearDays - 1) - today',
    becomes: ['Math.max(slot.deadline, today + yearDays - 1) + today'],
    why: 'only a longer array: outsideWindow() stops at the year',
  },
  ...[
    'slot.release - 1 → slot.release + 1',
    'slot.deadline + 1 → slot.deadline - 1',
    'slot.early - 1 → slot.early + 1',
  ].map((change) => ({
    file: `${plan}/placement.ts`,
    was: change.split(' → ')[0] as string,
    becomes: [change.split(' → ')[1] as string],
    why: 'begins on days that were looked at already, and are full',
  })),
  {
    file: `${plan}/triggers.ts`,
    was: 'other > last',
    becomes: ['other >= last'],
    why: 'the later of two equal days is the same day',
  },
];
