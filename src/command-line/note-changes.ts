/** Notes by number: listing, editing, and deleting them for good. */

import { backupsOf } from '../app/copies/backups.ts';
import type { Context } from '../context.ts';
import { type Customer, displayName } from '../domain/customer.ts';
import { paddedDay } from '../domain/day.ts';
import type { Note } from '../domain/fact.ts';
import { UsageError, UserError } from '../errors.ts';
import { json } from '../render/json.ts';
import { plain, plural, shorten } from '../render/text.ts';
import type { Store } from '../store/store.ts';
import { tellUnswept } from './unswept.ts';

interface Answers {
  readonly yes?: boolean;
}

/** Numbers count from the oldest note, so that later notes do not change them. */
export async function listNotes(
  ctx: Context,
  store: Store,
  customer: Customer,
  options: { readonly json?: boolean },
): Promise<void> {
  const notes = await store.notes.of(customer.id);
  if (options.json) {
    ctx.io.out(json(notes.map(({ about, text, day }, at) => ({ number: at + 1, day, about, text }))));
    return;
  }
  if (notes.length === 0) ctx.io.talk(`no notes about ${plain(displayName(customer))}\n`);
  for (const [at, { day, about, text }] of notes.entries())
    ctx.io.out(`${String(at + 1).padStart(3)}  ${paddedDay(day)}  ${plain(about)}: ${plain(text)}\n`);
}

export async function editNote(
  ctx: Context,
  store: Store,
  customer: Customer,
  number: string,
  text: string | undefined,
  options: Answers,
): Promise<void> {
  const note = await theNote(store, customer, number);
  const words = (
    text ??
    (ctx.prompter.available ? await ctx.prompter.text('What should it say?', { prefill: plain(note.text) }) : '')
  ).trim();
  if (words === '')
    throw new UsageError('there are no new words', {
      hint: `write them in quotation marks, or delete the note: --delete ${number}`,
    });
  if (!(await isMeant(ctx, `Replace “${quoted(note)}”? Its words cannot be brought back.`, options))) return;
  const swept = await store.replaceNote(note, words, { day: ctx.today });
  ctx.io.out(`edited note ${number} about ${plain(displayName(customer))}: ${plain(words)}\n`);
  await tellWhatIsLeft(ctx, swept);
}

export async function deleteNote(
  ctx: Context,
  store: Store,
  customer: Customer,
  number: string,
  options: Answers,
): Promise<void> {
  const note = await theNote(store, customer, number);
  if (!(await isMeant(ctx, `Delete “${quoted(note)}”? It cannot be brought back.`, options))) return;
  const swept = await store.replaceNote(note, null, { day: ctx.today });
  ctx.io.out(`deleted note ${number} about ${plain(displayName(customer))}\n`);
  await tellWhatIsLeft(ctx, swept);
}

async function theNote(store: Store, customer: Customer, number: string): Promise<Note> {
  const notes = await store.notes.of(customer.id);
  const note = /^\d{1,9}$/.test(number) ? notes[Number(number) - 1] : undefined;
  if (note !== undefined) return note;
  throw new UserError(`there is no note ${number} about ${displayName(customer)}`, {
    hint: `their ${plural(notes.length, 'note')}: cadence note ${customer.id} --list`,
  });
}

async function isMeant(ctx: Context, question: string, { yes }: Answers): Promise<boolean> {
  if (yes) return true;
  if (!ctx.prompter.available)
    throw new UsageError('the old words of a note cannot be brought back: confirm that you mean it', {
      hint: 'add --yes',
    });
  const meant = await ctx.prompter.confirm(question, false);
  if (!meant) ctx.io.talk('nothing was changed\n');
  return meant;
}

const quoted = ({ text }: Note) => shorten(plain(text), 50);

async function tellWhatIsLeft(ctx: Context, swept: boolean): Promise<void> {
  if (!swept) tellUnswept(ctx, 'the words');
  const copies = await backupsOf(ctx);
  if (copies.length > 0) ctx.io.talk(`${plural(copies.length, 'backup')} made earlier may still hold them\n`);
}
