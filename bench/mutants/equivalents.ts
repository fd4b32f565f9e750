/** Mutants that no test can notice, because they change nothing that can be seen. */
export interface Equivalent {
  readonly file: string;
  readonly why: string;
  /** As `npm run mutants` prints them: `a < b → a <= b`. */
  readonly changes: readonly string[];
}

export const equivalents: readonly Equivalent[] = [
  {
    file: 'src/domain/day.ts',
    why: 'days are only remembered to be told sooner',
    changes: [
      'known !== undefined → false',
      'written.size < mostWritten → true',
      'written.size < mostWritten → false',
      'written.size < mostWritten → written.size <= mostWritten',
      'written.size < mostWritten → written.size >= mostWritten',
      'written.set(epochDay, day); → ;',
    ],
  },
  {
    file: 'src/domain/money.ts',
    why: 'a short cut for the usual currencies: the long way gives the same',
    changes: [
      "currency === null || currency === 'USD' || currency === 'EUR' || currency === 'GBP' → false",
      "currency === null || currency === 'USD' || currency === 'EUR' || currency === 'GBP' → (currency === null || currency === 'USD' || currency === 'EUR') && currency === 'GBP'",
      "currency === null || currency === 'USD' || currency === 'EUR' → false",
      "currency === null || currency === 'USD' || currency === 'EUR' → (currency === null || currency === 'USD') && currency === 'EUR'",
      "currency === null || currency === 'USD' → false",
      "currency === null || currency === 'USD' → currency === null && currency === 'USD'",
      'currency === null → false',
      "currency === 'USD' → false",
      '\'USD\' → ""',
      "currency === 'EUR' → false",
      '\'EUR\' → ""',
      "currency === 'GBP' → false",
      '\'GBP\' → ""',
    ],
  },
  {
    file: 'src/domain/money.ts',
    why: 'without what is remembered it is asked again',
    changes: ['known === undefined → true', 'decimalsOf.set(currency, known); → ;'],
  },
  {
    file: 'src/domain/money.ts',
    why: 'whole cents go the long way, which gives the same',
    changes: [
      'major * 100 → major / 100',
      'decimals(currency) === 2 && Math.abs(major * 100 - cents) < 1e-7 && Math.abs(cents) < 1e11 → false',
      'Math.abs(major * 100 - cents) < 1e-7 → Math.abs(major * 100 - cents) <= 1e-7',
      'major * 100 - cents → major * 100 + cents',
      'Math.abs(cents) < 1e11 → Math.abs(cents) <= 1e11',
    ],
  },
  {
    file: 'src/domain/plan/callback.ts',
    why: 'only calls have an outcome, only a touch keeps a callback, only a call with an outcome is a try',
    changes: [
      "touch.kind !== 'call' → false",
      'touch?.day → touch.day',
      'touch === null || touch.outcome === null → false',
      'touch === null || touch.outcome === null → touch === null && touch.outcome === null',
      'touch === null → false',
    ],
  },
  {
    file: 'src/domain/plan/callback.ts',
    why: 'what has no fate stays, a touch of the day on which it was made was looked at before, and today is today',
    changes: ['\'stays\' → ""', 'touch.day > madeOn → touch.day >= madeOn', 'day < today → day <= today'],
  },
  {
    file: 'src/domain/plan/daily-queue.ts',
    why: 'with no room, or nobody waiting, nobody is chosen; no two are alike, and who stands in line twice comes up once',
    changes: [
      'room <= 0 → room < 0',
      'chosen.size === 0 → false',
      'arriving.length === 0 → false',
      'byStake(arriving[next] as PlanCustomer, customer) < 0 → byStake(arriving[next] as PlanCustomer, customer) <= 0',
      'arriving.slice(next) → arriving',
    ],
  },
  {
    file: 'src/domain/plan/day-board.ts',
    why: 'beyond the last call there is none, and a load takes no notice of a day that is none',
    changes: [
      'call < this.dayOf.length → call <= this.dayOf.length',
      'this.dayOf[call] !== -1 → true',
      'next !== null → true',
    ],
  },
  {
    file: 'src/domain/plan/day-board.ts',
    why: 'nobody looks at what is expected after the year',
    changes: [
      'day + releaseAfter(interval) < yearDays → day + releaseAfter(interval) <= yearDays',
      'day + releaseAfter(interval) → day - releaseAfter(interval)',
    ],
  },
  {
    file: 'src/domain/plan/day-board.ts',
    why: 'to its own day a call need not move, and the load is set to the same afterwards',
    changes: ['day < now → day <= now', 'this.load.slice() → this.load'],
  },
  {
    file: 'src/domain/plan/fringe.ts',
    why: 'equal turns were told before; the next week gives its days anew, and beyond the last day there are none',
    changes: [
      'a > b → a >= b',
      'start < capacity.length → start <= capacity.length',
      'day < Math.min(start + 7, capacity.length) → day <= Math.min(start + 7, capacity.length)',
      'Math.min(start + 7, capacity.length) → Math.max(start + 7, capacity.length)',
    ],
  },
  {
    file: 'src/domain/plan/matching.ts',
    why: 'spares a search that finds nothing: days that are not known to be tight are looked at again',
    changes: [
      '(this.#tightTo[release] as number) >= deadline → false',
      '(this.#tightTo[release] as number) >= deadline → this.#tightTo[release] as number > deadline',
      'this.#markTight(found.lo, found.hi); → ;',
      '{ lo, hi } → {}',
      '{ const from = this.#tightTo[lo] === none ? lo : Math.min(lo, this.#tightFrom[lo] as number); const to = Math.max(hi, this.#tightTo[hi] as number); this.#tightFrom.fill(from, from, to + 1); this.#tightTo.fill(to, from, to + 1); } → {}',
      'this.#tightTo[lo] === none → true',
      'this.#tightTo[lo] === none → false',
      'this.#tightTo[lo] === none → this.#tightTo[lo] !== none',
      'Math.min(lo, this.#tightFrom[lo] as number) → Math.max(lo, this.#tightFrom[lo] as number)',
      'Math.max(hi, this.#tightTo[hi] as number) → Math.min(hi, this.#tightTo[hi] as number)',
      'to + 1 → to - 1',
    ],
  },
  {
    file: 'src/domain/plan/matching.ts',
    why: 'in whatever order the days are relieved they end as level, and days without calls to move cannot be relieved',
    changes: [
      'Array.from(this.load.keys()).filter((day) => (this.capacity[day] as number) > 0) → Array.from(this.load.keys())',
      '(this.capacity[day] as number) > 0 → true',
      '(this.capacity[day] as number) > 0 → this.capacity[day] as number >= 0',
      'days.sort((a, b) => (this.load[b] as number) - (this.load[a] as number) || a - b); → ;',
      'days.sort((a, b) => (this.load[b] as number) - (this.load[a] as number) || a - b) → days',
      '(a, b) => (this.load[b] as number) - (this.load[a] as number) || a - b → () => undefined',
      '(this.load[b] as number) - (this.load[a] as number) || a - b → true',
      '(this.load[b] as number) - (this.load[a] as number) || a - b → false',
      '(this.load[b] as number) - (this.load[a] as number) || a - b → (this.load[b] as number) - (this.load[a] as number) && a - b',
      '(this.load[b] as number) - (this.load[a] as number) → (this.load[b] as number) + (this.load[a] as number)',
      'a - b → a + b',
      'target < 0 || this.#byRelease.lowest(day) === none → false',
      'target < 0 || this.#byRelease.lowest(day) === none → target < 0 && this.#byRelease.lowest(day) === none',
      'target < 0 → false',
      'this.#byRelease.lowest(day) === none → false',
    ],
  },
  {
    file: 'src/domain/plan/matching.ts',
    why: 'an equal bound is the bound that is known already',
    changes: [
      'bound < (this.#lowest[day] as number) → bound <= (this.#lowest[day] as number)',
      'bound > (this.#highest[day] as number) → bound >= (this.#highest[day] as number)',
    ],
  },
  {
    file: 'src/domain/plan/first-calls.ts',
    why: 'each slot has its customer, and nobody in tier A needs no days',
    changes: [
      'slots[i]?.first → slots[i].first',
      'slots[i]?.nearest → slots[i].nearest',
      'customers[i]?.tier → customers[i].tier',
      'ofA.length > 0 → true',
      'ofA.length > 0 → ofA.length >= 0',
    ],
  },
  {
    file: 'src/domain/plan/slot.ts',
    why: 'only a longer array: nobody reads beyond the window, nor beyond the year',
    changes: [
      'slot.deadline - slot.release → slot.deadline + slot.release',
      'today + yearDays - 1 → today + yearDays + 1',
      'Math.max(slot.deadline, today + yearDays - 1) - today → Math.max(slot.deadline, today + yearDays - 1) + today',
    ],
  },
  {
    file: 'src/domain/plan/slot.ts',
    why: 'begins on days that were looked at already, and are full',
    changes: [
      'slot.release - 1 → slot.release + 1',
      'slot.deadline + 1 → slot.deadline - 1',
      'slot.early - 1 → slot.early + 1',
    ],
  },
  {
    file: 'src/domain/plan/slot.ts',
    why: 'slots that are told apart less quickly are compared one by one, and one that is kept twice is found the first time',
    changes: [
      '(slot.release * manyDays + slot.deadline) * manyDays + slot.prefer → (slot.release * manyDays + slot.deadline) * manyDays - slot.prefer',
      '(slot.release * manyDays + slot.deadline) * manyDays → (slot.release * manyDays + slot.deadline) / manyDays',
      'slot.release * manyDays + slot.deadline → slot.release * manyDays - slot.deadline',
      'slot.release * manyDays → slot.release / manyDays',
      'found === undefined → true',
    ],
  },
  {
    file: 'src/domain/plan/year.ts',
    why: 'what is later than a year is left out afterwards',
    changes: [
      'yearDays + longestInterval + 1 → yearDays + longestInterval - 1',
      'round.filter(({ customer, day }) => day + releaseAfter(customer.interval) < yearDays) → round',
      'day + releaseAfter(customer.interval) < yearDays → true',
      'day + releaseAfter(customer.interval) < yearDays → day + releaseAfter(customer.interval) <= yearDays',
      'day + releaseAfter(customer.interval) → day - releaseAfter(customer.interval)',
      '[] → ["Stryker was here"]',
    ],
  },
  {
    file: 'src/domain/plan/simulate.ts',
    why: 'no two players have the same place, and who stands in line twice is called once',
    changes: [
      '(arriving[next] as Player).order < player.order → (arriving[next] as Player).order <= player.order',
      'arriving.slice(next) → arriving',
    ],
  },
  {
    file: 'src/domain/plan/simulate.ts',
    why: 'there is a planned day for each player, and nobody asks how many calls no day holds',
    changes: ['inOrder[i]?.planned → inOrder[i].planned', 'day !== null → true'],
  },
  {
    file: 'src/domain/plan/triggers.ts',
    why: 'the later of two equal days is the same day',
    changes: ['other > last → other >= last', 'trigger.from < today → trigger.from <= today'],
  },
  {
    file: 'src/domain/plan/triggers.ts',
    why: 'nothing is neither before nor after a day',
    changes: ['lastConversation !== null → true', 'customer.planned !== null → true', 'other !== null → true'],
  },
  {
    file: 'src/domain/rank/book-currency.ts',
    why: 'a shorter way to the same: money is whole, times one it is the same, and without a rate it is no number',
    changes: [
      'currency === this.#last → false',
      'unit.factor === 1 → false',
      'stated.factor !== 1 → true',
      '!foreign.some((is) => is) → false',
      'rate === undefined → false',
    ],
  },
  {
    file: 'src/domain/rank/book-columns.ts',
    why: 'the columns grow when they are full',
    changes: ['Math.max(16, purchasesToCome) → Math.min(16, purchasesToCome)'],
  },
  {
    file: 'src/domain/rank/book-columns.ts',
    why: 'purchases that are in order stay in it when they are sorted, and beyond the last customer there are none',
    changes: [
      'i + 1 < offset.length → i + 1 <= offset.length',
      'i + 1 → i - 1',
      'isSorted(day, from, to) → false',
      '{ for (let j = from + 1; j < to; j++) if ((day[j - 1] as number) > (day[j] as number)) return false; return true; } → {}',
      'from + 1 → from - 1',
      'j < to → j <= to',
      '(day[j - 1] as number) > (day[j] as number) → true',
      '(day[j - 1] as number) > (day[j] as number) → day[j - 1] as number >= (day[j] as number)',
      'true → false',
    ],
  },
  {
    file: 'src/domain/rank/places.ts',
    why: 'only spares a search, which finds the same',
    changes: [
      'upTo > 1 && ascending[upTo - 2] === value → true',
      'upTo > 1 && ascending[upTo - 2] === value → upTo > 1 || ascending[upTo - 2] === value',
      'upTo > 1 → true',
      'upTo > 1 → upTo >= 1',
      'ascending[upTo - 2] === value → true',
    ],
  },
  {
    file: 'src/domain/rank/rhythm.ts',
    why: 'emptied before it is used, and of nobody beyond the last customer anything is kept',
    changes: ['[] → ["Stryker was here"]', 'i < size → i <= size'],
  },
  {
    file: 'src/domain/rank/rhythm.ts',
    why: 'either way of sorting gives the same, equal gaps are alike, and the middle is the same from both ends',
    changes: [
      'gaps.length < 32 → true',
      'gaps.length < 32 → false',
      'gaps.length < 32 → gaps.length <= 32',
      'gaps.length < 32 → gaps.length >= 32',
      'at >= 0 → true',
      '(values[at] as number) > value → values[at] as number >= value',
      '(values[at] as number) > value → values[at] as number <= value',
    ],
  },
  {
    file: 'src/domain/rank/run.ts',
    why: 'filled before it is given to anybody',
    changes: [
      "{ day: book.day, amount: book.amount, from: 0, to: 0, evidence: 'nothing' } → {}",
      '[] → ["Stryker was here"]',
    ],
  },
  {
    file: 'src/domain/rank/run.ts',
    why: 'what lies before the first purchase of a customer is never taken, and days in order stay in order',
    changes: [
      'to > from → true',
      'to > from → to >= from',
      'span.last > first → true',
      'span.last > first → span.last >= first',
    ],
  },
  {
    file: 'src/domain/rank/score.ts',
    why: 'of nobody beyond the last customer anything is kept, and the earlier of two equal days is the same day',
    changes: [
      'i < book.size → i <= book.size',
      'k < values.length → k <= values.length',
      'i < column.length → i <= column.length',
      'at < day → at <= day',
    ],
  },
  {
    file: 'src/domain/rank/score.ts',
    why: 'a list that is merged with no other stays as it is, and a total that is unknown or nothing adds nothing',
    changes: [
      'book.currencies.length === 1 → false',
      'into.evidence[i] === undated → false',
      '(into.total[i] as number) > 0 → into.total[i] as number >= 0',
    ],
  },
  {
    file: 'src/domain/rank/tier.ts',
    why: 'what is not among the tiers has the code 0 as well',
    changes: ['tier === null → false'],
  },
  {
    file: 'src/domain/rank/tier.ts',
    why: 'before the first value there is none above zero, a zero adds nothing, and no sum is the share to the last bit',
    changes: [
      'i >= 0 → true',
      '(ascending[i] as number) > 0 → ascending[i] as number >= 0',
      'running >= share * rounding → running > share * rounding',
    ],
  },
  {
    file: 'src/domain/spelling.ts',
    why: 'gives up sooner: counting on comes to as many slips, and no fewer than asked for are told',
    changes: [
      'Math.abs(a.length - b.length) >= most → false',
      'Math.abs(a.length - b.length) >= most → Math.abs(a.length - b.length) > most',
      'Math.min(...row) >= most → false',
      'Math.min(...row) >= most → Math.min(...row) > most',
    ],
  },
  {
    file: 'src/domain/spelling.ts',
    why: 'never equal: words and the gaps between them are odd in number, and the end of the window is even',
    changes: ['to < parts.length → to <= parts.length'],
  },
  {
    file: 'src/domain/themes.ts',
    why: 'counted a second time it comes to the same',
    changes: ['background === texts → false'],
  },
  {
    file: 'src/domain/themes.ts',
    why: 'no theme is found twice',
    changes: ['a.text < b.text → a.text <= b.text'],
  },
  {
    file: 'src/domain/week.ts',
    why: 'nothing is neither before nor after a day',
    changes: ['day !== null → true'],
  },
  {
    file: 'src/import/values/emails.ts',
    why: 'a short cut for what most cells hold: the long way finds the same',
    changes: [
      '/^[a-z0-9._%+-]+@[a-z0-9.-]+\\.[a-z]{2,}$/ → /^[a-z0-9._%+-]@[a-z0-9.-]+\\.[a-z]{2,}$/',
      '/^[a-z0-9._%+-]+@[a-z0-9.-]+\\.[a-z]{2,}$/ → /^[a-z0-9._%+-]+@[a-z0-9.-]\\.[a-z]{2,}$/',
      '/^[a-z0-9._%+-]+@[a-z0-9.-]+\\.[a-z]{2,}$/ → /^[a-z0-9._%+-]+@[a-z0-9.-]+\\.[a-z]$/',
      'plainEmail.test(cell) → false',
    ],
  },
  {
    file: 'src/import/values/money.ts',
    why: 'a short cut for the usual amounts: the long way reads the same',
    changes: [
      '/^-?\\d{1,15}(?:\\.\\d{1,2})?$/ → /^-\\d{1,15}(?:\\.\\d{1,2})?$/',
      '/^-?\\d{1,15}(?:\\.\\d{1,2})?$/ → /^-?\\d(?:\\.\\d{1,2})?$/',
      '/^-?\\d{1,15}(?:\\.\\d{1,2})?$/ → /^-?\\d{1,15}(?:\\.\\d{1,2})$/',
      '/^-?\\d{1,15}(?:\\.\\d{1,2})?$/ → /^-?\\d{1,15}(?:\\.\\d)?$/',
      'plain.test(raw) → false',
    ],
  },
  {
    file: 'src/import/values/money.ts',
    why: 'the digits that are looked at begin with one, so that no mark stands first; nor do two stand in one place',
    changes: ['comma >= 0 → comma > 0', 'dot >= 0 → dot > 0', 'comma > dot → comma >= dot', 'at < 0 → at <= 0'],
  },
  {
    file: 'src/import/values/money.ts',
    why: 'nothing is among no currencies',
    changes: ['amount.symbol === null → false', 'home !== null → true', 'local !== undefined → true'],
  },
  {
    file: 'src/import/values/months.ts',
    why: 'every language has twelve months or none, and the word put in has a capital, which no word that is asked for has',
    changes: ["months?.split('|')[month]?.split → months?.split('|')[month].split", '[] → ["Stryker was here"]'],
  },
];
