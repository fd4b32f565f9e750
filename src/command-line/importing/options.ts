import { optionValue } from '../../app/settings/option-value.ts';
/** The options of `import`. */

import { ownEmails } from '../../app/imports/own-emails.ts';
import type { SameMoneyAnswer } from '../../app/imports/recorded-money.ts';
import type { IdsOf } from '../../app/imports/whose-ids.ts';
import type { Changes } from '../../app/settings/working-time.ts';
import type { Context } from '../../context.ts';
import { type AsideKind, asides } from '../../domain/kept-aside.ts';
import { countryCode, currencyCode } from '../../domain/option-types.ts';
import { UsageError } from '../../errors.ts';
import type { Kind, PeopleOf } from '../../import/column-plan.ts';
import { parseMap } from '../../import/columns.ts';
import { checkEncoding } from '../../import/encoding.ts';
import type { ReadOptions } from '../../import/file.ts';
import type { DateOrder } from '../../import/values/dates.ts';
import type { Store } from '../../store/store.ts';

export interface ImportOptions {
  readonly dryRun?: boolean;
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly map: readonly string[];
  readonly ignore: readonly string[];
  readonly include: readonly string[];
  readonly kind?: Kind;
  readonly dateOrder?: DateOrder;
  readonly decimal?: 'comma' | 'point';
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly country?: string;
  readonly currency?: string;
  readonly excel1904?: boolean;
  readonly sameMoney?: SameMoneyAnswer;
  readonly peopleOf?: PeopleOf;
  readonly idsOf?: IdsOf;
  readonly sheet?: string;
  readonly full?: boolean;
  readonly yes?: boolean;
  /** The book, if it was named. */
  readonly db?: string;
}

/** How files are read, from the options and the book; `begun`: the settings of a new book. */
export async function readOptionsOf(
  ctx: Context,
  store: Store,
  options: ImportOptions,
  begun: Changes,
): Promise<ReadOptions> {
  const settings = await store.settings.book();
  const currency =
    options.currency === undefined ? settings.currency : optionValue(currencyCode, '--currency', options.currency);
  const country =
    options.country === undefined
      ? (settings.country ?? begun.get('country') ?? null)
      : optionValue(countryCode, '--country', options.country);
  const delimiter = options.delimiter === 'tab' || options.delimiter === '\\t' ? '\t' : (options.delimiter ?? null);
  if (delimiter !== null && [...delimiter].length !== 1)
    throw new UsageError(`--delimiter ${delimiter}: it must be a single character`);
  return {
    today: ctx.today,
    choices: {
      map: parseMap(options.map),
      ignore: options.ignore,
      kind: options.kind ?? null,
      statuses: new Map(),
      peopleOf: options.peopleOf ?? null,
    },
    encoding: options.encoding === undefined ? null : checkEncoding(options.encoding),
    delimiter,
    dateOrder: options.dateOrder ?? null,
    decimal: options.decimal === undefined ? null : options.decimal === 'comma' ? ',' : '.',
    country,
    currency,
    epoch: options.excel1904 ? 1904 : 1900,
    sheet: options.sheet ?? null,
    ownEmails: ownEmails(ctx),
    include: includedBy(options.include),
  };
}

/** `--include leads,inactive`. */
function includedBy(words: readonly string[]): ReadonlySet<AsideKind> {
  const kinds = Object.entries(asides).map(([aside, { many }]) => [many, aside as AsideKind] as const);
  const named = words.flatMap((word) => word.split(',')).map((word) => word.trim().toLowerCase());
  return new Set(
    named.map((word) => {
      const kind = kinds.find(([many, aside]) => word === many || word === aside);
      if (kind !== undefined) return kind[1];
      throw new UsageError(`--include ${word} is not a kind that is set aside`, {
        hint: `say which: ${kinds.map(([many]) => many).join(', ')}`,
      });
    }),
  );
}
