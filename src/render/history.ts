import { dayText, parseIsoDay } from '../domain/day.ts';
import type { Deed, FieldChange, Happening } from '../domain/history.ts';
import { plain } from './text.ts';

/** `nameOf`: the name of a person of the company; null for one who is no longer in the book. */
interface HistoryLook {
  readonly customer: number;
  readonly nameOf: (personId: number) => string | null;
  readonly dim: (text: string) => string;
}

export function deedText(deed: Deed, look: HistoryLook): string {
  const { dim } = look;
  const moment = `${shownDay(deed.at.slice(0, 10))} ${deed.at.slice(11, 16)} UTC`;
  const by = deed.by === null ? '' : `, by ${plain(deed.by)}`;
  const head = `${dim(moment)}  ${deed.operation}  ${plain(deed.command)}${by}${deed.undone ? ' (undone)' : ''}`;
  return [head, ...counted(deed.happenings, look).map((line) => `    ${line}`)].join('\n').concat('\n');
}

/** More rows of one kind are only counted. */
const fewRows = 3;

/** An import may have added a hundred orders: for many rows of one kind, the number and the last. */
function counted(happenings: readonly Happening[], look: HistoryLook): string[] {
  const kinds = Map.groupBy(happenings, (one) => `${one.table} ${one.kind} ${takenOver(one)?.from ?? ''}`);
  return [...kinds.values()].flatMap((same) => {
    const lines = same.flatMap((one) => happeningLines(one, look));
    const last = lines.at(-1) ?? '';
    const isMany = same.length > fewRows && (same[0]?.kind !== 'changed' || takenOver(same[0]) !== null);
    return isMany ? [`${same.length} × ${last}`] : lines;
  });
}

/** The change by which a merge moved a row from the other customer. */
function takenOver({ fields }: Happening): FieldChange | null {
  return fields.find(({ field }) => field === 'customer_id') ?? null;
}

/** Only for internal use. */
const inward = new Set(['hand_set']);

function happeningLines(happening: Happening, { customer, nameOf }: HistoryLook): string[] {
  const { kind, fields, text, personId } = happening;
  const name = personId === undefined ? null : nameOf(personId);
  const table = happening.table.replaceAll('_', ' ');
  const from = takenOver(happening);
  if (from !== null)
    return [from.from === customer ? `${table} given over to ${from.to}` : `${table} taken over from ${from.from}`];
  const who = name === null ? '' : ` (${plain(name)})`;
  if (kind !== 'changed') return [`${table} ${kind}${text === null ? '' : `: ${plain(text)}`}${who}`];
  const shown = fields.filter(({ field }) => !inward.has(field));
  return shown.map((change) => `${table === 'customer' ? '' : `${table} `}${fieldText(change, nameOf)}`);
}

function fieldText({ field, from, to }: FieldChange, nameOf: HistoryLook['nameOf']): string {
  const named = (id: FieldChange['from']) => (typeof id === 'number' ? plain(nameOf(id) ?? String(id)) : 'nobody');
  if (field === 'person_id') return `person: ${named(from)} → ${named(to)}`;
  return `${field.replaceAll('_', ' ')}: ${valueText(from)} → ${valueText(to)}`;
}

/** Several addresses or tags are stored as a JSON list. */
function valueText(value: FieldChange['from']): string {
  if (value === null || value === '[]') return 'nothing';
  const text = String(value);
  return plain(text.startsWith('["') ? (JSON.parse(text) as string[]).join(', ') : shownDay(text));
}

/** Days from the database are shown like all others. */
function shownDay(value: string): string {
  const day = parseIsoDay(value);
  return day === null ? value : dayText(day);
}
