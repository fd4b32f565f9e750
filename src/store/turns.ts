/** Work that keeps what was worked out while reading: one at a time in this process, and no transaction beside it. */
export class Turns {
  /** Of two concurrent readers, the second finds what the first worked out. */
  #keeping: Promise<void> | null = null;

  /** Begins as soon as nothing is being kept; at once, if nothing is. A failure is told to whoever wanted it kept. */
  async after<T>(work: () => Promise<T>): Promise<T> {
    while (this.#keeping !== null) await this.#keeping.catch(() => {});
    return await work();
  }

  async keep(work: () => Promise<void>): Promise<void> {
    await this.after(async () => {
      this.#keeping = work();
      try {
        await this.#keeping;
      } finally {
        this.#keeping = null;
      }
    });
  }
}
