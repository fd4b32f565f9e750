/** The tables as TypeScript sees them. The SQL that makes them is in migrations.ts. */
import type { Generated } from 'kysely';

/** Text that holds a JSON list. */
type JsonList = string;
type Flag = 0 | 1;

export interface Schema {
  customer: CustomerTable;
  purchase: PurchaseTable;
  touch: TouchTable;
  answer: AnswerTable;
  promise: PromiseTable;
  fact: FactTable;
  question: QuestionTable;
  refusal: RefusalTable;
  event: EventTable;
  invitation: InvitationTable;
  standing: StandingTable;
  figure: FigureTable;
  ranked: RankedView;
  tier_change: TierChangeTable;
  potential: PotentialTable;
  setting: SettingTable;
  mapping: MappingTable;
  import: ImportTable;
  sending: SendingTable;
  operation: OperationTable;
  change: ChangeTable;
  stamp: StampTable;
  erased: ErasedTable;
}

/** The tables whose every change is recorded, so that it can be undone. */
export type JournaledTable = Exclude<
  keyof Schema,
  'operation' | 'change' | 'stamp' | 'sending' | 'erased' | 'figure' | 'ranked'
>;

/** A salted hash of what identified a person who was erased. */
export interface ErasedTable {
  id: Generated<number>;
  hash: string;
  day: string;
}

export interface CustomerTable {
  id: Generated<number>;
  external_id: string | null;
  name: string;
  company: string | null;
  emails: JsonList;
  phones: JsonList;
  struck_phones: JsonList;
  address: string | null;
  city: string | null;
  region: string | null;
  postal_code: string | null;
  country: string | null;
  time_zone: string | null;
  owner: string | null;
  tags: JsonList;
  product: string | null;
  birthday: string | null;
  website: string | null;
  currency: string | null;
  total_minor: number | null;
  orders: number | null;
  first_purchase: string | null;
  last_purchase: string | null;
  stated_on: string | null;
  interval: number | null;
  interval_on: string | null;
  interval_reason: string | null;
  tier_pin: string | null;
  tier_pin_on: string | null;
  tier_pin_reason: string | null;
  dnc_on: string | null;
  dnc_reason: string | null;
  paused_until: string | null;
  snoozed_until: string | null;
  archived: Flag;
  created_on: string;
  hand_set: JsonList;
}

export interface PurchaseTable {
  id: Generated<number>;
  customer_id: number;
  external_id: string | null;
  day: string;
  amount_minor: number;
  currency: string | null;
  product: string | null;
  /** Null of purchases read before it was told, and of orders that say nothing of it. */
  kind: string | null;
  /** Hash of the header row of the file it came from. */
  layout: number | null;
}

export interface TouchTable {
  id: Generated<number>;
  customer_id: number;
  kind: string;
  direction: string;
  outcome: string | null;
  day: string;
  time: string | null;
  note: string | null;
  purpose: string | null;
  sentiment: string | null;
  minutes: number | null;
  by: string | null;
  script: string | null;
  unfinished: Flag;
}

export interface AnswerTable {
  id: Generated<number>;
  touch_id: number;
  customer_id: number;
  question: string;
  asked: string;
  text: string;
  day: string;
}

export interface PromiseTable {
  id: Generated<number>;
  customer_id: number;
  touch_id: number | null;
  kind: string;
  text: string;
  due: string;
  time: string | null;
  made_on: string;
  done_on: string | null;
  told_on: string | null;
}

/** Something to remember of a customer: a fact, or a goal with the day it is about. */
export interface FactTable {
  id: Generated<number>;
  customer_id: number;
  kind: string;
  text: string;
  day: string | null;
  noted_on: string;
}

/** A question to carry into the next call, until it was asked. */
export interface QuestionTable {
  id: Generated<number>;
  customer_id: number;
  text: string;
  noted_on: string;
  asked_in: number | null;
}

/** What a customer, one of their people or a number refused: a kind of touch. */
export interface RefusalTable {
  id: Generated<number>;
  customer_id: number;
  kind: string;
  who: string | null;
  day: string;
  reason: string | null;
}

/** One reason to call many customers: a flood, a recall. */
export interface EventTable {
  id: Generated<number>;
  name: string;
  reason: string;
  day: string;
  closed_on: string | null;
}

/** A customer to be called for an event, and on which day. */
export interface InvitationTable {
  id: Generated<number>;
  event_id: number;
  customer_id: number;
  day: string;
  reached_on: string | null;
}

/**
 * Where a customer stands: one narrow row each, so that today's list is one index away. The tiers and `planned` are
 * kept; all else is worked out from the other tables and refreshed when the data changed.
 */
export interface StandingTable {
  id: number;
  tier: string | null;
  /** The tier as it was last recorded; `tier` differs from it on a day that is looked back to. */
  kept_tier: string | null;
  tier_since: string | null;
  /** What the money of the row is counted in. */
  currency: string | null;
  total_minor: number;
  orders: number;
  first_purchase: string | null;
  last_purchase: string | null;
  last_conversation: string | null;
  last_attempt: string | null;
  due_from: string | null;
  due: string | null;
  planned: string | null;
  planned_reason: string | null;
  broken_on: string | null;
}

/** What the scorer says of each customer on the day of the stamp; every new day all of it is written anew. */
export interface FigureTable {
  id: number;
  value: number;
  rank: number;
  score: number;
  place: number;
  urgency: number;
  risk: number | null;
  rising: Flag;
  top_value: Flag;
  priority: number;
  last_year_minor: number;
}

/** A view: standings with their figures. */
export type RankedView = StandingTable & FigureTable;

export interface TierChangeTable {
  id: Generated<number>;
  customer_id: number;
  day: string;
  from_tier: string | null;
  to_tier: string;
  reason: string;
  /** The latest operation there was; when it is undone, so is the change. */
  operation_id: number;
}

/** What somebody promised will come of a customer; lifts the rank until the day. */
export interface PotentialTable {
  id: Generated<number>;
  customer_id: number;
  level: string;
  reason: string;
  until: string | null;
  noted_on: string;
}

export interface SettingTable {
  id: Generated<number>;
  key: string;
  value: string;
}

/** Which columns a user chose for a header row, by the header row's fingerprint. */
export interface MappingTable {
  id: Generated<number>;
  fingerprint: string;
  mapping: string;
}

export interface ImportTable {
  id: Generated<number>;
  file: string;
  kind: string;
  day: string;
  rows: number;
  added: number;
  updated: number;
  unchanged: number;
  rejected: number;
  operation_id: number;
  totals: string | null;
}

/** What was mailed, by list and recipient. Not undone: a mail that went out went out. */
export interface SendingTable {
  id: Generated<number>;
  list: string;
  recipient: string;
  state: string;
  at: string;
  message_id: string;
  detail: string | null;
}

/** One writing command. */
export interface OperationTable {
  id: Generated<number>;
  at: string;
  day: string;
  command: string;
  summary: string;
  undone_at: string | null;
  by: string | null;
}

/** The before-image of a row (null: it was not there), or of the rows `row_id` to `last_row_id` that were added. */
export interface ChangeTable {
  id: Generated<number>;
  operation_id: number;
  table_name: string;
  row_id: number;
  last_row_id: number;
  before: string | null;
}

/** `standing`: the day for which the worked-out figures hold. `book`: what tells this book from all others. */
export interface StampTable {
  name: string;
  value: string;
}
