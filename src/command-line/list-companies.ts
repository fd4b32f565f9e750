/** What `duplicates --companies` lists. */
import { type CompanyGroup, companyGroups } from '../app/customers/company-groups.ts';
import type { Context } from '../context.ts';
import type { Customer } from '../domain/customer.ts';
import { json } from '../render/json.ts';
import { plain, plural } from '../render/text.ts';
import type { Store } from '../store/store.ts';

export async function listCompanies(
  ctx: Context,
  store: Store,
  named: readonly Customer[],
  options: { readonly json?: boolean },
): Promise<void> {
  const groups = await companyGroups(store, named);
  if (options.json) return ctx.io.out(json(groups.map(groupFacts)));
  if (groups.length === 0) return ctx.io.talk('no company is named by several customers\n');
  ctx.io.out(groups.map(groupText).join(''));
  ctx.io.talk(`${plural(groups.length, 'company', 'companies')}; nothing is joined until you say so\n`);
}

function groupFacts({ company, customers }: CompanyGroup) {
  return { company, customers: customers.map(({ id, externalId, name }) => ({ id, externalId, name })) };
}

function groupText({ company, customers }: CompanyGroup): string {
  const ids = customers.map(({ id }) => id).join(' ');
  const who = customers.map(({ id, name }) => `${id} ${plain(name)}`).join(', ');
  return `${plain(company)}: ${who}\n    one customer with these people: cadence merge ${ids} --as-people\n`;
}
