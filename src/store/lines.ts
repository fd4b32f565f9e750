import type { Line } from '../domain/line.ts';
import { UserError } from '../errors.ts';
import type { Sqlite } from './sqlite/sqlite.ts';
import { stamp, stamped } from './stamps.ts';

/** Which customers are being called at this moment. A courtesy among callers: no operation, and no reason to wait. */
export class Lines {
  readonly #sqlite: Sqlite;

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
  }

  /** Who has this customer on the line, or had when they were cut short. */
  async of(customerId: number): Promise<Line | null> {
    const line = JSON.parse(stamped(this.#sqlite, nameOf(customerId)) ?? 'null') as Line | null;
    return typeof line?.process === 'number' ? null : line; // left by an earlier version
  }

  async take(customerId: number, line: Line): Promise<void> {
    await this.#now(() => stamp(this.#sqlite, nameOf(customerId), JSON.stringify(line)));
  }

  async letGo(customerId: number): Promise<void> {
    await this.#now(() => this.#sqlite.prepare('DELETE FROM stamp WHERE name = ?').run([nameOf(customerId)]));
  }

  async #now(write: () => unknown): Promise<void> {
    try {
      await this.#sqlite.transaction(async () => void write(), { impatient: true });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
  }
}

const nameOf = (customerId: number) => `line ${customerId}`;
