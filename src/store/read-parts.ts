/** The readable parts of a book over a connection. */
import type { Basis } from './basis.ts';
import { ActivityFigures } from './call-activity.ts';
import { Callers } from './callers.ts';
import { Claims } from './claims.ts';
import { CustomerWords } from './customer-words.ts';
import { Customers } from './customers.ts';
import type { Db, KeepWork } from './db.ts';
import type { Dialect } from './dialect.ts';
import { DifferentPeople } from './different-people.ts';
import { Erasures } from './erasures.ts';
import { Events } from './events.ts';
import { Facts } from './facts.ts';
import { Health } from './health.ts';
import { Imports } from './imports.ts';
import { Notes } from './notes.ts';
import { Operations } from './operations.ts';
import { Origins } from './origins.ts';
import { People } from './people.ts';
import { Plan } from './plan.ts';
import { Potentials } from './potentials.ts';
import { Promises } from './promises.ts';
import { Purchases } from './purchases.ts';
import { Refusals } from './refusals.ts';
import { Replies } from './replies.ts';
import { Search } from './search.ts';
import { Sendings } from './sendings.ts';
import { Settings } from './settings.ts';
import { Settlements } from './settlements.ts';
import { Standings } from './standings.ts';
import type { ReadableBook } from './store.ts';
import { Tables } from './tables.ts';
import { Touches } from './touches.ts';

export interface Over<D extends Db> {
  readonly db: D;
  readonly basis: Basis;
  readonly keep: KeepWork;
  readonly now: () => Date;
  readonly dialect: Dialect;
}

export function readingOf({ db, basis, keep, now, dialect: { fullText, soundness } }: Over<Db>): ReadableBook {
  const standings = new Standings(db, basis, keep, now);
  return {
    customers: new Customers(db),
    people: new People(db),
    purchases: new Purchases(db),
    settlements: new Settlements(db),
    touches: new Touches(db),
    promises: new Promises(db),
    facts: new Facts(db),
    notes: new Notes(db),
    potentials: new Potentials(db),
    standings,
    plan: new Plan(db, basis, keep, standings),
    refusals: new Refusals(db),
    differentPeople: new DifferentPeople(db),
    events: new Events(db),
    settings: new Settings(db, basis),
    callers: new Callers(db, basis),
    operations: new Operations(db),
    origins: new Origins(db),
    sendings: new Sendings(db),
    replies: new Replies(db),
    claims: new Claims(db),
    search: new Search(db, keep, fullText),
    customerWords: new CustomerWords(db),
    activity: new ActivityFigures(db),
    imports: new Imports(db),
    tables: new Tables(db),
    erasures: new Erasures(db),
    health: new Health(db, soundness),
  };
}
