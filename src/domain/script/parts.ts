/** What every call says beside the questions of its script: templates at the top of a script file. */
import { fillIn, type MergeValues } from './script.ts';

/** In the order of a call; what each is for. */
export const partTitles = {
  greeting: 'Greeting',
  'good-moment': 'Good moment?',
  'cut-off': 'After a break',
  'promise-kept': 'A promise kept',
  goal: 'A goal of theirs',
  clarify: 'Short questions',
  told: 'What they told',
  luck: 'Their goal',
  promise: 'Our promise',
  complaint: 'A complaint',
  thanks: 'Thanks',
} as const;
export type PartName = keyof typeof partTitles;
export const partNames = Object.keys(partTitles) as readonly PartName[];

/** What a script says of these; the others are those of the courtesy script. */
export type Parts = Readonly<Partial<Record<PartName, string>>>;

export function isPart(name: string): name is PartName {
  return Object.hasOwn(partTitles, name);
}

/** How a call speaks: its templates, what is known of the customer, and days as one says them. */
export interface Speech {
  readonly parts: Parts;
  readonly values: MergeValues;
  readonly sayDay: (day: string) => string;
}

/** Empty where the script has no such part. */
export function say({ parts, values }: Speech, part: PartName, more: MergeValues = {}): string {
  return fillIn(parts[part] ?? '', { ...values, ...more });
}

/** The short questions for `/clarify` where a step has none of its own; a bar parts them. */
export function probesOf({ parts }: Pick<Speech, 'parts'>): readonly string[] {
  return (parts.clarify ?? '')
    .split('|')
    .map((probe) => probe.trim())
    .filter((probe) => probe !== '');
}
