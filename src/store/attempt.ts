interface Attempt<Result> {
  /** False takes everything back. */
  readonly keep: boolean;
  readonly result: Result;
}

/** Work in a transaction that is taken back when the work says so: for a preview, which is the work itself. */
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
