interface Attempt<Result> {
  /** False rolls everything back. */
  readonly keep: boolean;
  readonly result: Result;
}

/** Runs work in a transaction that the work itself may roll back: a preview is the real work, rolled back. */
export async function attempt<Book, Result>(
  transaction: (work: (book: Book) => Promise<void>) => Promise<unknown>,
  work: (book: Book) => Promise<Attempt<Result>>,
): Promise<Result> {
  const takenBack = new Error('taken back');
  const done: Result[] = [];
  try {
    await transaction(async (book) => {
      const { keep, result } = await work(book);
      done.push(result);
      if (!keep) throw takenBack;
    });
  } catch (error) {
    if (error !== takenBack) throw error;
  }
  if (done.length === 0) throw new Error('the transaction ended without a result');
  return done[done.length - 1] as Result;
}
