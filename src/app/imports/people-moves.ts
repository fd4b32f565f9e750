/** People of a file who are at another company too: at the end of the file it shows whether they moved, or are at both. */
import type { Day } from '../../domain/day.ts';
import type { PeopleReport } from '../../domain/import-report.ts';
import type { NewPerson } from '../../domain/person.ts';
import type { CustomerDraft } from '../../import/draft.ts';
import { mayBeOne } from '../../import/same-person.ts';
import type { Transaction } from '../../store/store.ts';

/** Somebody in the book or from this file. */
export interface PersonRecord {
  /** Null until they are in the book. */
  id: number | null;
  person: NewPerson;
  /** As the book has them; null of somebody new. */
  readonly before: NewPerson | null;
  /** A row of the file was about them. */
  seen: boolean;
}

interface Move {
  readonly from: PersonRecord;
  readonly to: PersonRecord;
}

interface Candidate extends Move {
  /** The row about them at the company `to`. */
  readonly draft: CustomerDraft;
  /** What both have in common. */
  readonly by: 'id' | 'e-mail address' | 'phone number';
}

/** An address that people of two companies have: a bookkeeper's, say, or of somebody who moved. */
export interface AtTwo {
  readonly line: number;
  readonly email: string;
  readonly name: string;
  /** The customers, in the order in which they were known. */
  readonly customers: readonly [number, number];
}

/** At which of the two companies somebody is. */
export type AtWhich = 'both' | 'first' | 'second';
/** Answers, by address. */
export type WhereReached = ReadonlyMap<string, AtWhich>;

interface Settling {
  readonly today: Day;
  /** The file lists other people of this customer, so those it leaves out are no longer listed. */
  readonly isListed: (customerId: number) => boolean;
  readonly reached: WhereReached;
}

export class PeopleMoves {
  readonly moved: PeopleReport['moved'][number][] = [];
  readonly atTwo: AtTwo[] = [];
  /** People who are no longer at their company, and those who are now at another one. */
  readonly gone: PersonRecord[] = [];
  readonly come: PersonRecord[] = [];
  readonly #candidates: Candidate[] = [];
  readonly #moves: Move[] = [];

  consider(candidate: Candidate): void {
    this.#candidates.push(candidate);
  }

  /** Decides about everybody; returns whose facts changed. */
  settle(settling: Settling): ReadonlySet<PersonRecord> {
    const changed = new Set<PersonRecord>();
    for (const candidate of this.#candidates) {
      const { from, to } = candidate;
      if (from.person.leftOn !== null) continue;
      if (isMove(candidate, settling)) for (const one of this.#move(from, to, settling.today)) changed.add(one);
      else if (to.person.leftOn === null) for (const one of this.#stay(candidate, settling)) changed.add(one);
    }
    return changed;
  }

  /** They leave the one company, with what is theirs, and begin at the other. */
  #move(from: PersonRecord, to: PersonRecord, today: Day): readonly PersonRecord[] {
    const { companyId, role } = to.person;
    from.person = { ...from.person, leftOn: today };
    to.person = {
      ...{ ...from.person, ...withoutNulls(to.person) },
      ...{ companyId, role, leftOn: null, firstToAsk: false, createdOn: to.person.createdOn },
    };
    this.#moves.push({ from, to });
    this.gone.push(from);
    this.come.push(to);
    this.moved.push({ name: to.person.name, from: from.person.customerId, to: to.person.customerId });
    return [from, to];
  }

  /** They are at both, unless somebody said at which they no longer are. */
  #stay({ from, to, draft, by }: Candidate, { today, reached }: Settling): readonly PersonRecord[] {
    const email = draft.emails.find((one) => from.person.emails.includes(one));
    if (email === undefined || by === 'phone number') return [];
    const answer = reached.get(email) ?? null;
    if (answer === null || answer === 'both') {
      const customers = [from.person.customerId, to.person.customerId] as const;
      if (answer === null) this.atTwo.push({ line: draft.line, email, name: to.person.name, customers });
      this.come.push(to);
      return [];
    }
    const left = answer === 'first' ? to : from;
    left.person = { ...left.person, leftOn: today, handSet: [...left.person.handSet, 'leftOn'] };
    this.gone.push(left);
    this.come.push(left === from ? to : from);
    return [left];
  }

  /** Facts and refusals are the person's, wherever they work. */
  async takeAlong(book: Transaction): Promise<void> {
    for (const { from, to } of this.#moves) {
      const [left, { customerId }] = [from.person.customerId, to.person];
      for (const { id, personId } of (await book.facts.of(left)).facts)
        if (personId === from.id) await book.facts.changeFact(id, { personId: to.id, customerId });
      const known = new Set((await book.refusals.of(customerId)).map(({ personId, kind }) => `${personId} ${kind}`));
      for (const { id, personId, kind } of await book.refusals.of(left)) {
        if (personId !== from.id) continue;
        if (known.has(`${to.id} ${kind}`)) await book.refusals.remove(id);
        else await book.refusals.change(id, { personId: to.id, customerId });
      }
    }
  }
}

/**
 * By the same id of the other program, or when the file no longer lists them at the former company. Somebody whom the
 * file has at both is at both.
 */
function isMove({ from, to, draft, by }: Candidate, { isListed }: Settling): boolean {
  if (from.before === null || from.seen) return false;
  if (by === 'id') return true;
  if (from.person.externalId !== null && draft.externalId !== null) return false;
  const [was, is] = [from.person.name, to.person.name].map((name) => ({ name, company: null }));
  return was !== undefined && is !== undefined && mayBeOne(was, is) && isListed(from.person.customerId);
}

function withoutNulls(person: NewPerson): Partial<NewPerson> {
  const told = Object.entries(person).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(told);
}
