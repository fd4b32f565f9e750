import type { OptionType } from '../domain/option-types.ts';
import { UsageError } from '../errors.ts';

/** Parses an option's text; `flag` names it in the refusal. */
export function optionValue<T>({ parse, hint }: OptionType<T>, flag: string, text: string): T {
  const parsed = parse(text);
  if ('value' in parsed) return parsed.value;
  throw new UsageError(`${flag}: ${parsed.problem}`, hint === undefined ? {} : { hint });
}
