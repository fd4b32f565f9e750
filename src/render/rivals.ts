/** Which of several columns for one field is used, and why. */
import type { Rival } from '../domain/rival.ts';
import { plain, plural } from './text.ts';

/** About the other column if there is a doubt, else about the one used. */
const reasons: Readonly<Record<Rival['why'], string>> = {
  'record day': 'when the record was made',
  'payment day': 'when it was paid',
  delivery: 'where the goods went',
  'part of the header': 'only a part of the header says so',
  'of a line': 'the amount of a line',
  values: 'only the values say so',
  'own word': 'not what this program calls it',
  usual: 'a less usual header',
  first: 'stands behind it',
};

const mostFields = 6;
/** The most columns named for one field. */
const mostNamed = 3;

/** A line for each field, money and days first; empty when no two columns compete. */
export function rivalLines(rivals: readonly Rival[]): string {
  if (rivals.length === 0) return '';
  const fields = [...Map.groupBy(rivals, ({ field }) => field)].map(([field, some]) => rivalLine(field, some));
  const more = fields.length - mostFields;
  return [
    '  several columns for one field (--map FIELD=COLUMN chooses):\n',
    ...fields.slice(0, mostFields),
    more > 0 ? `    … and ${plural(more, 'more field')}; all of them: --json\n` : '',
  ].join('');
}

function rivalLine(field: string, rivals: readonly Rival[]): string {
  const read = rivals[0]?.read ?? '';
  const [fillingIn, unread] = [rivals.filter(({ fillsIn }) => fillsIn), rivals.filter(({ fillsIn }) => !fillsIn)];
  const parts = [
    `“${plain(read)}”`,
    ...(unread.length === 0 ? [] : [`not ${named(unread)}`]),
    ...(fillingIn.length === 0 ? [] : [`where it is empty ${named(fillingIn)}`]),
  ];
  return `    ${field}: ${parts.join(', ')}\n`;
}

/** Columns with the same reason together: `“Created at”, “Updated at” (when the record was made)`. */
function named(rivals: readonly Rival[]): string {
  const shown = rivals.slice(0, mostNamed);
  const groups = [...Map.groupBy(shown, ({ why }) => why)].map(
    ([why, some]) => `${some.map(({ other }) => `“${plain(other)}”`).join(', ')} (${reasons[why]})`,
  );
  const more = rivals.length - shown.length;
  return `${groups.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
