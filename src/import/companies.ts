/** Whether the rows of a list of customers are people of companies: decided once for a file, by what its first rows show. */
import type { ColumnPlan, FileColumn, PeopleOf } from './column-plan.ts';
import { meaningsOf } from './headers.ts';
import { headersFor } from './languages/index.ts';
import type { RawRecord } from './raw-record.ts';
import { headerKey, nameKey, textOrNull } from './text.ts';
import { splitEmails } from './values/emails.ts';
import { isFreeMail } from './values/free-mail.ts';

export interface Grouping {
  readonly of: PeopleOf;
  /** The file shows it, or somebody said so. */
  readonly isClear: boolean;
  /** Of the rows looked at: companies on several rows, and how many rows those are. */
  readonly companies: number;
  readonly rows: number;
}

export const noGrouping: Grouping = { of: 'none', isClear: true, companies: 0, rows: 0 };

const noCompany = headersFor((language) => language.noCompany);
const domain = /^(?:https?:\/\/)?(?:[\w-]+\.)+[a-z]{2,}\/?$/i;

/** The name of a company; null of `private`, and of a bare domain, which some programs fill in. */
export function companyIn(text: string | null): string | null {
  if (text === null || domain.test(text) || noCompany.has(headerKey(text))) return null;
  return /[\p{L}\p{N}]/u.test(text) ? text : null;
}

/** What a row shows of its company. */
interface Shown {
  /** Whether it names somebody besides the company: a list of organizations has no people. */
  readonly hasPerson: boolean;
  readonly company: string | null;
  readonly companyId: string | null;
  readonly role: string | null;
  readonly emails: readonly string[];
}

/** More people than these on average are employees of a few large employers, who buy for themselves. */
const mostPeople = 12;
/** So many rows are looked at. */
export const looked = 5000;

export class CompanyEvidence {
  #rows = 0;
  #named = 0;
  #numbered = 0;
  #withRole = 0;
  #atWork = 0;
  #atHome = 0;
  readonly #companies = new Map<string, number>();

  get rows(): number {
    return this.#rows;
  }

  observe({ hasPerson, company: written, companyId, role, emails }: Shown): void {
    this.#rows++;
    const company = companyIn(written);
    if (company === null || !hasPerson) return;
    this.#named++;
    if (companyId !== null) this.#numbered++;
    if (role !== null) this.#withRole++;
    const domains = emails.map((email) => email.slice(email.indexOf('@') + 1));
    if (domains.some((one) => !isFreeMail(one))) this.#atWork++;
    else if (domains.length > 0) this.#atHome++;
    const key = companyId ?? nameKey(company);
    this.#companies.set(key, (this.#companies.get(key) ?? 0) + 1);
  }

  /** `isOfBusinesses`: the file is an export of a program in which companies have people. */
  grouping(isOfBusinesses: boolean): Grouping {
    const several = [...this.#companies.values()].filter((people) => people > 1);
    const inSeveral = several.reduce((sum, people) => sum + people, 0);
    const found = { companies: several.length, rows: inSeveral };
    if (this.#share(this.#numbered) >= 0.5 && this.#named * 2 >= this.#rows)
      return { ...found, of: 'company', isClear: true };
    if (several.length === 0) return { ...found, of: 'none', isClear: true };
    const speaking = [isOfBusinesses, this.#share(this.#atWork) >= 0.5, this.#share(this.#withRole) >= 0.3];
    const against = [
      this.#named * 2 < this.#rows,
      inSeveral > several.length * mostPeople,
      this.#share(this.#atHome) >= 0.5,
    ];
    const [pro, contra] = [speaking, against].map((signs) => signs.filter((sign) => sign).length) as [number, number];
    if (pro >= 2 && contra === 0) return { ...found, of: 'company', isClear: true };
    return { ...found, of: 'none', isClear: pro === 0 && contra > 0 };
  }

  #share(rows: number): number {
    return this.#named === 0 ? 0 : rows / this.#named;
  }
}

const headers = {
  companyId: headersFor(({ personHeaders }) => personHeaders?.companyId),
  role: headersFor(({ personHeaders }) => personHeaders?.role),
  language: headersFor(({ personHeaders }) => personHeaders?.language),
};

/** The columns of a list of people: those about each person, besides the columns of any list. */
export function personColumns(
  plan: ColumnPlan,
  columns: readonly FileColumn[],
): ReadonlyMap<'companyId' | 'role' | 'language', FileColumn> {
  const read = new Set([...plan.columns].flatMap(([field, of]) => (field === 'externalId' ? [] : of)));
  const free = new Map(columns.toReversed().flatMap((one) => (read.has(one) ? [] : [[headerKey(one.header), one]])));
  const found = Object.entries(headers).flatMap(([field, keys]) => {
    // The surest header comes first: a title next to a job title is a form of address.
    const key = [...keys].find((one) => free.has(one));
    const column = key === undefined ? undefined : free.get(key);
    return column === undefined ? [] : [[field as keyof typeof headers, column] as const];
  });
  return new Map(found);
}

/** The header says that the column is about people of companies: whether it is read shows only later. */
export function isOfPeople({ header }: FileColumn): boolean {
  return Object.values(headers).some((keys) => keys.has(headerKey(header)));
}

/** Salesforce's accounts, and Pipedrive's organizations next to its persons. */
const businesses = new Set(
  ['Account Name', 'Person - Organization', 'Person - Organisation', 'Sales account'].map(headerKey),
);

/** The column of companies is called as programs for sales to businesses call it. */
export function isOfBusinesses({ columns }: ColumnPlan): boolean {
  return businesses.has(headerKey(columns.get('company')?.[0]?.header ?? ''));
}

/** Whether the name is not the company's own. */
export function isPerson(name: string | null, company: string | null): boolean {
  return name !== null && nameKey(name) !== nameKey(company ?? '');
}

const personNames = ['name', 'firstName', 'lastName'] as const;

/** What a row shows, by the plan. */
export function shownIn(plan: ColumnPlan, person: ReturnType<typeof personColumns>, { cells }: RawRecord): Shown {
  const textOf = (column: FileColumn | undefined) => textOrNull(cells[column?.index ?? -1]);
  const company = textOf(plan.columns.get('company')?.[0]);
  const names = personNames.map((field) => textOf(plan.columns.get(field)?.[0]));
  return {
    hasPerson: names.some((name) => isPerson(name, company)),
    company,
    companyId: textOf(person.get('companyId')),
    role: textOf(person.get('role')),
    emails: (plan.columns.get('email') ?? []).flatMap(({ index }) => splitEmails(cells[index] ?? '').found),
  };
}

/** The same plan with these columns read; a column of companies' ids is not that of the people's where there is another. */
export function withPersonColumns(plan: ColumnPlan, person: ReturnType<typeof personColumns>): ColumnPlan {
  const [ofCompany, [id, ...others]] = [person.get('companyId'), plan.columns.get('externalId') ?? []];
  const own = id === ofCompany ? otherId(plan, ofCompany) : id;
  const columns = new Map(plan.columns);
  if (id !== undefined && own === undefined) columns.delete('externalId');
  if (own !== undefined) columns.set('externalId', [own, ...others]);
  for (const [field, column] of person) columns.set(field, [column]);
  const read = new Set([...columns.values()].flat());
  const isFree = (column: FileColumn) => !read.has(column);
  return { ...plan, columns, unread: plan.unread.filter(isFree), unknown: plan.unknown.filter(isFree) };
}

/** A column of ids that was not read because the one of companies came first. */
function otherId(plan: ColumnPlan, ofCompany: FileColumn | undefined): FileColumn | undefined {
  return plan.unread.find(
    (column) =>
      column !== ofCompany && meaningsOf(column.header)[0]?.field === 'externalId' && /\bid\b/i.test(column.header),
  );
}
