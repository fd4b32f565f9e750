/**
 * Work that one process does for all: it has a lease on it by the clock of the server, and the others make do with what
 * was worked out before. When a process ends in the middle, its lease runs out.
 */
import { plain } from './locks.ts';
import type { Statement } from './round-trip.ts';
import type { ServerSession } from './session.ts';

/** Longer than working out the figures of a million customers takes. */
const length = "interval '3 minutes'";

/** Beside others, what is worked out stands on one moment of the book, and what they change of it makes it begin again. */
const isolations = { alone: 'ISOLATION LEVEL READ COMMITTED', beside: 'ISOLATION LEVEL REPEATABLE READ' } as const;

interface Lease {
  readonly what: string;
  readonly version: number;
}

export class Leases {
  readonly #session: ServerSession;
  #lease: Lease | null = null;

  constructor(session: ServerSession) {
    this.#session = session;
  }

  /** Takes the lease, and begins the transaction of the work in the same round trip. Instead returns who has it. */
  async begin(what: string, mode: 'alone' | 'beside', first: readonly Statement[]): Promise<string | null> {
    let mine: Lease | null = null;
    const answers = await this.#session.begin(isolations[mode], [asked(what), ...first], {
      sendings: [this.#taking(what)],
      told: ([answer]) => {
        const version = answer?.rows[0]?.[0];
        if (version !== undefined) mine = { what, version: Number(version) };
      },
    });
    this.#lease = mine;
    if (mine !== null) return null;
    await this.#session.rollback();
    return String(answers[0]?.rows[0]?.[0] ?? 'another command');
  }

  /** Inside an open transaction: whoever has it is not waited for. */
  takenInside(what: string): readonly Statement[] {
    this.#lease = null;
    return [plain(`UPDATE work SET version = version + 1 WHERE name = '${what}'`)];
  }

  /** Together with the work, which is void if the lease ran out and somebody else took it. */
  end(): void {
    if (this.#lease !== null) this.#session.post([ended(this.#lease)]);
    this.#lease = null;
  }

  /** After work that came to nothing. */
  async giveUp(): Promise<void> {
    const lease = this.#lease;
    this.#lease = null;
    if (lease === null) return;
    await this.#session.send([ended(lease)]).catch(() => {});
  }

  #taking(what: string): Statement {
    return {
      text: `UPDATE work SET holder = $1, until = clock_timestamp() + ${length}, version = version + 1
        WHERE name = '${what}' AND until <= clock_timestamp() RETURNING version`,
      values: [this.#session.what],
    };
  }
}

const ended = ({ what, version }: Lease) =>
  plain(`UPDATE work SET until = '-infinity' WHERE name = '${what}' AND version = ${version}`);
const asked = (what: string) => plain(`SELECT holder FROM work WHERE name = '${what}'`);
