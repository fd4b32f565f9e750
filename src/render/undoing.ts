/** What an undo or a redo did to the book, in words. */
import { fieldWords } from '../domain/field-words.ts';
import { type KeptRow, type OperationRecord, operationTitle, type Undoing } from '../domain/operation.ts';
import { plain, plural } from './text.ts';

/** Who did it is told where several people call. */
export function operationJson({ by, callerId: _caller, ...operation }: OperationRecord, who: boolean) {
  return who ? { ...operation, by } : operation;
}

const mostNamed = 20;

export function undoingText({ operation, removed, restored, returned, kept }: Undoing, verb: string): string {
  const did = [
    removed > 0 ? `${plural(removed, 'record')} removed` : null,
    restored > 0 ? `${plural(restored, 'record')} restored` : null,
    returned > 0 ? `${plural(returned, 'record')} brought back` : null,
  ].filter((part) => part !== null);
  const counts = did.length === 0 ? '' : ` (${did.join(', ')})`;
  const staying = kept.length === 0 ? '' : `kept, because they were changed since:\n${keptLines(kept)}\n`;
  return `${verb} ${operation.id}: ${operationTitle(operation)}${counts}\n${staying}`;
}

/** A line for each, with the fields. */
export function keptLines(kept: readonly KeptRow[]): string {
  const lines = kept.slice(0, mostNamed).map(({ id, name, fields }) => {
    const which = [...new Set(fields.map(fieldWords))].join(', ');
    return `  ${id}  ${plain(name)}${which === '' ? '' : `: ${which}`}`;
  });
  const more = kept.length - mostNamed;
  return [...lines, ...(more > 0 ? [`  … and ${more} more`] : [])].join('\n');
}
