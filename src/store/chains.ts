/** Chains of undo and redo: an operation, what undid it, what redid it, what undid that, and so on. */
import type { Db } from './db.ts';

interface Link {
  readonly id: number;
  /** The operation that it undid. */
  readonly undoes: number;
}

/** Everything that followed from one operation. Even steps did it (again), odd steps undid it. */
interface Chain {
  /** The operation and its redos, the latest first. */
  readonly done: readonly number[];
  /** Its undos, the latest first. */
  readonly undone: readonly number[];
}

export class Chains {
  readonly #links: ReadonlyMap<number, Link>;
  readonly #takers: ReadonlyMap<number, readonly Link[]>;
  readonly #marked: ReadonlySet<number>;

  private constructor(links: readonly Link[], marked: ReadonlySet<number>) {
    this.#links = new Map(links.map((link) => [link.id, link]));
    this.#takers = Map.groupBy(links, ({ undoes }) => undoes);
    this.#marked = marked;
  }

  static async read(db: Db): Promise<Chains> {
    const links = await db.all<Link>(
      'SELECT id, undoes_id AS "undoes" FROM operation WHERE undoes_id IS NOT NULL ORDER BY id',
    );
    const marked = await db.all<{ id: number }>('SELECT id FROM operation WHERE undone_at IS NOT NULL');
    return new Chains(links, new Set(marked.map(({ id }) => id)));
  }

  rootOf(id: number): number {
    const link = this.#links.get(id);
    return link === undefined ? id : this.rootOf(link.undoes);
  }

  /** How many steps an operation is from the one that began its chain. */
  stepOf(id: number): number {
    const link = this.#links.get(id);
    return link === undefined ? 0 : this.stepOf(link.undoes) + 1;
  }

  /**
   * How many steps an operation is from the first of its chain after the given one. Odd steps only undo what came
   * since, and leave what the chain had done at the given one.
   */
  stepsSince(id: number, operation: number): number {
    const link = this.#links.get(id);
    return link === undefined || link.undoes < operation ? 0 : this.stepsSince(link.undoes, operation) + 1;
  }

  takersOf(id: number): readonly number[] {
    return (this.#takers.get(id) ?? []).map((link) => link.id);
  }

  /** Whether it is marked as undone. */
  isMarked(id: number): boolean {
    return this.#marked.has(id);
  }

  of(root: number): Chain {
    const all = [root, ...this.#following(root)].sort((a, b) => b - a);
    return {
      done: all.filter((id) => this.stepOf(id) % 2 === 0),
      undone: all.filter((id) => this.stepOf(id) % 2 === 1),
    };
  }

  #following(id: number): number[] {
    return this.takersOf(id).flatMap((taker) => [taker, ...this.#following(taker)]);
  }
}
