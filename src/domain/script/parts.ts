/** What every call says besides the questions of its script: templates at the top of a script file. */
import type { PartName, Parts } from './part-names.ts';
import { fillIn, type MergeValues } from './script.ts';

/** What the words of a call are made of: its templates, the customer's facts, and days as one says them. */
export interface CallSpeech {
  readonly parts: Parts;
  readonly values: MergeValues;
  readonly sayDay: (day: string) => string;
}

/** Empty when the script has no such part. */
export function say({ parts, values }: CallSpeech, part: PartName, more: MergeValues = {}): string {
  return fillIn(parts[part] ?? '', { ...values, ...more });
}

/** The short questions for `/clarify` when a step has none of its own, separated by bars. */
export function probesOf({ parts }: Pick<CallSpeech, 'parts'>): readonly string[] {
  return (parts.clarify ?? '')
    .split('|')
    .map((probe) => probe.trim())
    .filter((probe) => probe !== '');
}
