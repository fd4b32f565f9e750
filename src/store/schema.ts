/** The tables as the program sees them: each column once. The SQL that makes them is in sqlite/migrations/. */
import type { ContactTypes } from '../domain/contact-type.ts';
import type { ControlTotal } from '../domain/control-totals.ts';
import type { OtherId, Tier } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import type { Fact } from '../domain/fact.ts';
import type { ChangeKind, OperationKind } from '../domain/operation.ts';
import type { EventKind } from '../domain/plan/event.ts';
import type { PlanReason } from '../domain/plan/slot.ts';
import type { ProcessMark } from '../domain/process-mark.ts';
import type { PromiseOwed } from '../domain/promise.ts';
import type { DocumentKind } from '../domain/purchase.ts';
import type { Potential } from '../domain/rank/rank-settings.ts';
import type { RiskWord } from '../domain/rank/risk.ts';
import type { RefusableKind } from '../domain/refusal.ts';
import type { SendingState } from '../domain/sending.ts';
import type { Answer, Direction, Outcome, Sentiment, TouchKind } from '../domain/touch.ts';
import {
  type AnyTable,
  day,
  flag,
  integer,
  json,
  list,
  orNull,
  type RowOf,
  real,
  replaceableDay,
  type StoredColumn,
  table,
  text,
} from './columns.ts';
import { contactTypesOf } from './sound-values.ts';

const id = integer('id');
const customerId = integer('customer_id');
const dayOrNull = (name: string): StoredColumn<Day | null> => orNull(day(name));
const textOrNull = (name: string): StoredColumn<string | null> => orNull(text(name));
const contactTypes = (name: string): StoredColumn<ContactTypes> => ({
  ...json<ContactTypes>(name),
  read: contactTypesOf,
});
const integerOrNull = (name: string): StoredColumn<number | null> => orNull(integer(name));

export const customer = table('customer', {
  id,
  externalId: textOrNull('external_id'),
  name: text('name'),
  company: textOrNull('company'),
  emails: list('emails'),
  phones: list('phones'),
  struckPhones: list('struck_phones'),
  address: textOrNull('address'),
  city: textOrNull('city'),
  region: textOrNull('region'),
  postalCode: textOrNull('postal_code'),
  country: textOrNull('country'),
  timeZone: textOrNull('time_zone'),
  owner: textOrNull('owner'),
  tags: list('tags'),
  product: textOrNull('product'),
  birthday: textOrNull('birthday'),
  website: textOrNull('website'),
  currency: textOrNull('currency'),
  totalMinor: integerOrNull('total_minor'),
  orders: integerOrNull('orders'),
  firstPurchase: dayOrNull('first_purchase'),
  lastPurchase: dayOrNull('last_purchase'),
  interval: integerOrNull('interval'),
  intervalOn: dayOrNull('interval_on'),
  intervalReason: textOrNull('interval_reason'),
  tierPin: orNull(text<Tier>('tier_pin')),
  tierPinOn: dayOrNull('tier_pin_on'),
  tierPinReason: textOrNull('tier_pin_reason'),
  dncOn: dayOrNull('dnc_on'),
  dncReason: textOrNull('dnc_reason'),
  pausedUntil: dayOrNull('paused_until'),
  snoozedUntil: dayOrNull('snoozed_until'),
  archived: flag('archived'),
  createdOn: day('created_on'),
  handSet: list('hand_set'),
  statedOn: dayOrNull('stated_on'),
  nameKey: text('name_key'),
  companyKey: textOrNull('company_key'),
  hours: textOrNull('hours'),
  contactTypes: orNull(contactTypes('contact_types')),
  otherIds: orNull(json<readonly OtherId[]>('other_ids')),
});
export type CustomerRow = RowOf<typeof customer>;

/** Somebody at a customer who is a company; a private customer has no row here. */
export const person = table('person', {
  id,
  customerId,
  externalId: textOrNull('external_id'),
  companyId: textOrNull('company_id'),
  name: text('name'),
  role: textOrNull('role'),
  emails: list('emails'),
  phones: list('phones'),
  address: textOrNull('address'),
  birthday: textOrNull('birthday'),
  language: textOrNull('language'),
  hours: textOrNull('hours'),
  leftOn: dayOrNull('left_on'),
  firstToAsk: flag('first_to_ask'),
  createdOn: day('created_on'),
  handSet: list('hand_set'),
  nameKey: text('name_key'),
});
export type PersonRow = RowOf<typeof person>;
/** Of a row that is about a customer: with whom of their people; null of the customer as a whole. */
const personId = integerOrNull('person_id');

export const purchase = table('purchase', {
  id,
  customerId,
  externalId: textOrNull('external_id'),
  day: day('day'),
  amountMinor: integer('amount_minor'),
  currency: textOrNull('currency'),
  product: textOrNull('product'),
  // Null of purchases read before it was told, and of orders that say nothing of it.
  kind: orNull(text<DocumentKind>('kind')),
  // Hash of the header row of the file it came from.
  layout: integerOrNull('layout'),
  // Products with their money (domain/product-lines.ts); null where the file did not list them.
  lines: textOrNull('lines'),
});

/** The same money in another program's words: of a purchase that counts, a record that does not. */
export const settlement = table('settlement', {
  id,
  customerId,
  purchaseId: integer('purchase_id'),
  externalId: textOrNull('external_id'),
  day: day('day'),
  amountMinor: integer('amount_minor'),
  currency: textOrNull('currency'),
  kind: orNull(text<DocumentKind>('kind')),
  layout: integerOrNull('layout'),
});

export const touch = table('touch', {
  id,
  customerId,
  kind: text<TouchKind>('kind'),
  direction: text<Direction>('direction'),
  outcome: orNull(text<Outcome>('outcome')),
  day: day('day'),
  time: textOrNull('time'),
  note: textOrNull('note'),
  purpose: textOrNull('purpose'),
  sentiment: orNull(text<Sentiment>('sentiment')),
  minutes: integerOrNull('minutes'),
  by: textOrNull('by'),
  script: textOrNull('script'),
  unfinished: flag('unfinished'),
  imported: flag('imported'),
  personId,
  beganWithId: integerOrNull('began_with_id'),
});

export const answer = table('answer', {
  id,
  touchId: integer('touch_id'),
  customerId,
  question: text('question'),
  asked: text('asked'),
  text: text('text'),
  day: day('day'),
  // What of the customer's own was asked about.
  about: orNull(text<NonNullable<Answer['about']>>('about')),
  aboutId: integerOrNull('about_id'),
});

export const promise = table('promise', {
  id,
  customerId,
  touchId: integerOrNull('touch_id'),
  kind: text<PromiseOwed['kind']>('kind'),
  text: text('text'),
  due: day('due'),
  time: textOrNull('time'),
  madeOn: day('made_on'),
  doneOn: dayOrNull('done_on'),
  toldOn: dayOrNull('told_on'),
  // Of a complaint, in their words.
  about: textOrNull('about'),
  personId,
});

/** Something to remember of a customer: a fact, or a goal with the day it is about. */
export const fact = table('fact', {
  id,
  customerId,
  kind: text<Fact['kind']>('kind'),
  text: text('text'),
  day: dayOrNull('day'),
  notedOn: day('noted_on'),
  personId,
});

/** A question to carry into the next call, until it was asked. */
export const question = table('question', {
  id,
  customerId,
  text: text('text'),
  notedOn: day('noted_on'),
  askedIn: integerOrNull('asked_in'),
});

/** What a customer, one of their people or a number refused: a kind of touch. */
export const refusal = table('refusal', {
  id,
  customerId,
  kind: text<RefusableKind>('kind'),
  who: textOrNull('who'),
  day: day('day'),
  reason: textOrNull('reason'),
  personId,
});

/** Somebody said that two customers who look like one are two: a row for each of them, which names the other. */
export const differentPerson = table('different_person', {
  id,
  customerId,
  otherId: integer('other_id'),
  day: day('day'),
});

/** One reason to call many customers: a flood, a recall. */
export const event = table('event', {
  id,
  name: text('name'),
  reason: text('reason'),
  day: day('day'),
  closedOn: dayOrNull('closed_on'),
  kind: orNull(text<EventKind>('kind')),
  script: textOrNull('script'),
});

/** A customer to be called for an event, and on which day. */
export const invitation = table('invitation', {
  id,
  eventId: integer('event_id'),
  customerId,
  day: day('day'),
  reachedOn: dayOrNull('reached_on'),
});

const shownOfStanding = {
  id,
  tier: orNull(text<Tier>('tier')),
  tierSince: dayOrNull('tier_since'),
  totalMinor: integer('total_minor'),
  orders: integer('orders'),
  firstPurchase: dayOrNull('first_purchase'),
  lastPurchase: dayOrNull('last_purchase'),
  lastConversation: dayOrNull('last_conversation'),
  lastAttempt: dayOrNull('last_attempt'),
  dueFrom: dayOrNull('due_from'),
  due: dayOrNull('due'),
  planned: replaceableDay('planned'),
  plannedReason: orNull(text<PlanReason>('planned_reason')),
};
// What the money of the row is counted in.
const currency = textOrNull('currency');

/**
 * Where a customer stands: one narrow row each, so that today's list is one index away. The tiers and `planned` are
 * kept; all else is worked out from the other tables and refreshed when the data changed.
 */
export const standing = table('standing', {
  ...shownOfStanding,
  brokenOn: dayOrNull('broken_on'),
  // The tier as it was last recorded; `tier` differs from it on a day that is looked back to.
  keptTier: orNull(text<Tier>('kept_tier')),
  currency,
  // The caller whose customer it is; worked out from the owner (owner-keys.ts).
  ownerKey: textOrNull('owner_key'),
});

const figureColumns = {
  id,
  value: real('value'),
  rank: real('rank'),
  score: real('score'),
  place: integer('place'),
  urgency: integer('urgency'),
  risk: orNull(real('risk')),
  rising: flag('rising'),
  topValue: flag('top_value'),
  priority: real('priority'),
  lastYearMinor: integer('last_year_minor'),
  word: orNull(text<RiskWord>('word')),
};

/** What the scorer says of each customer on the day of the stamp; every new day all of it is written anew. */
export const figure = table('figure', figureColumns);

/**
 * Worked out of the orders, for the few customers who have one: from which day to which each holds. Of several that hold
 * on a day, the one with the lowest number counts.
 */
export const stoppedProduct = table('stopped_product', {
  id,
  customerId,
  product: text('product'),
  since: day('since'),
  every: real('every'),
  holdsFrom: day('holds_from'),
  holdsUntil: day('holds_until'),
});

/** A view: standings with their figures, as far as lists show them. */
export const ranked = table('ranked', { ...shownOfStanding, currency, ...figureColumns });

export const tierChange = table('tier_change', {
  id,
  customerId,
  day: day('day'),
  fromTier: orNull(text<Tier>('from_tier')),
  toTier: text<Tier>('to_tier'),
  reason: text('reason'),
  // Of the figures that it came with: it goes when all is undone that these were the first to know of.
  generation: integer('generation'),
});

/** What somebody promised will come of a customer; lifts the rank until the day. */
export const potential = table('potential', {
  id,
  customerId,
  level: text<Potential>('level'),
  reason: text('reason'),
  until: dayOrNull('until'),
  notedOn: day('noted_on'),
});

export const setting = table('setting', { id, key: text('key'), value: text('value') });

/** Somebody who calls; what is null of them is as the book has it. */
export const caller = table('caller', {
  id,
  name: text('name'),
  nameKey: text('name_key'),
  capacity: textOrNull('capacity'),
  workdays: textOrNull('workdays'),
  daysOff: textOrNull('days_off'),
  zone: textOrNull('zone'),
  mail: textOrNull('mail'),
  awayUntil: dayOrNull('away_until'),
  substituteId: integerOrNull('substitute_id'),
  archived: flag('archived'),
});

/** Who is on the phone with a customer; `id` is the customer's. It is no part of what the book says, and in no journal. */
export const claim = table('claim', {
  id,
  by: textOrNull('by'),
  process: json<ProcessMark>('process'),
  since: text('since'),
  until: text('until'),
  version: integer('version'),
});

/** Which columns a user chose for a header row, by the header row's fingerprint. */
export const mapping = table('mapping', { id, fingerprint: text('fingerprint'), mapping: text('mapping') });

export const importTable = table('import', {
  id,
  file: text('file'),
  kind: text<'customers' | 'orders' | 'calls'>('kind'),
  day: day('day'),
  rows: integer('rows'),
  added: integer('added'),
  updated: integer('updated'),
  unchanged: integer('unchanged'),
  rejected: integer('rejected'),
  operationId: integer('operation_id'),
  // A total per currency; null of imports by versions that kept none.
  totals: orNull(json<readonly ControlTotal[]>('totals')),
  // Hash of the header row, and the program whose ids the file has; null where it has none.
  layout: integerOrNull('layout'),
  program: integerOrNull('program'),
});

/** What was mailed, by list and recipient. Not undone: a mail that went out went out. */
export const sending = table('sending', {
  id,
  list: text('list'),
  recipient: text('recipient'),
  state: text<SendingState>('state'),
  at: text('at'),
  messageId: text('message_id'),
  detail: textOrNull('detail'),
  // Whose list it is; null of the whole.
  owner: textOrNull('owner'),
});

/** One writing command. */
const operation = table('operation', {
  id,
  at: text('at'),
  day: day('day'),
  command: text('command'),
  summary: text('summary'),
  undoneAt: textOrNull('undone_at'),
  by: textOrNull('by'),
  kind: text<OperationKind>('kind'),
  // Whom it was about, where that is no change of theirs: who was erased, or who became part of whom.
  subject: integerOrNull('subject_id'),
  into: integerOrNull('into_id'),
  // Of the first figures that know what it did; null before there are any.
  generation: integerOrNull('generation'),
  // The operation that it took back: an undo, or a redo, which takes an undo back.
  undoes: integerOrNull('undoes_id'),
  callerId: integerOrNull('caller_id'),
});

/** The before-image of a row (null: it was not there), or the rows `row_id` to `last_row_id` that were added. */
const change = table('change', {
  id,
  operationId: integer('operation_id'),
  kind: text<ChangeKind>('kind'),
  table: text('table_name'),
  row: integer('row_id'),
  lastRow: integer('last_row_id'),
  // Whose row it was before; null of rows of no customer, and where rows of several were added.
  customerId: integerOrNull('customer_id'),
  before: textOrNull('before'),
});

/** `standing`: the day for which the worked-out figures hold. `book`: what tells this book from all others. */
const stampTable = table('stamp', { name: text('name'), value: text('value') });

/** A salted hash of what identified a person who was erased. */
const erased = table('erased', { id, hash: text('hash'), day: day('day') });

/** The tables whose every change is recorded, so that it can be undone. */
export const journaled = {
  customer,
  person,
  purchase,
  settlement,
  touch,
  answer,
  promise,
  fact,
  question,
  refusal,
  different_person: differentPerson,
  event,
  invitation,
  standing,
  tier_change: tierChange,
  potential,
  caller,
  setting,
  mapping,
  import: importTable,
};
export type JournaledTable = keyof typeof journaled;

/** All tables. */
export const tables: readonly AnyTable[] = [
  ...Object.values<AnyTable>(journaled),
  ...[sending, operation, change, stampTable, erased, figure, stoppedProduct, claim],
];
