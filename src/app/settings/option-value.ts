import type { OptionType } from '../../domain/option-types.ts';
import { UsageError } from '../../errors.ts';

/** Parses a typed text; `name` (`--by`, `the date`) stands in the refusal. */
export function optionValue<T>({ parse, hint }: OptionType<T>, name: string, text: string): T {
  const parsed = parse(text);
  if ('value' in parsed) return parsed.value;
  throw new UsageError(`${name}: ${parsed.problem}`, hint === undefined ? {} : { hint });
}
