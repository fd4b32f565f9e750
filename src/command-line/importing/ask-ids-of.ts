import type { IdsOf } from '../../app/imports/whose-ids.ts';
import type { IdsReport } from '../../domain/import-report.ts';
import { plural } from '../../domain/plural.ts';
import { plain } from '../../render/text.ts';
import type { Questions } from './questions.ts';

/** Asks whose the ids of a file are where many fit the book and many do not; null when it is clear, or not asked. */
export async function askIdsOf(questions: Questions, name: string, ids: IdsReport | null): Promise<IdsOf | null> {
  if (ids?.isGuess) return await askAmongSeveral(questions, name, ids);
  if (ids === null || !ids.isDoubtful) return null;
  const { same, others, example, program } = ids;
  const eg = example === null ? '' : ` (id ${plain(example.id)}: ${plain(example.known)}, here ${plain(example.here)})`;
  const said = `${plural(others, 'id')} of ${same + others} in ${plain(name)} ${others === 1 ? 'is' : 'are'} somebody else's in the book${eg}`;
  const book = { value: 'book' as const, label: "the book's: those customers have changed", key: 'b' };
  const other = { value: 'other' as const, label: "another program's: keep them apart", key: 'a' };
  const asked = await questions.choose<IdsOf>(
    `${said}. Whose ids are these?`,
    program === 1 ? [book, other] : [other, book],
  );
  return asked?.answer ?? null;
}

async function askAmongSeveral(questions: Questions, name: string, { met }: IdsReport): Promise<IdsOf | null> {
  const question = `The book has ids of several programs, and ${plain(name)} has ${plural(met, 'id')} and no names. Whose are they?`;
  const asked = await questions.choose<IdsOf>(question, [
    { value: 'book', label: "the first program's", key: 'f' },
    { value: 'other', label: "another program's", key: 'a' },
  ]);
  return asked?.answer ?? null;
}
