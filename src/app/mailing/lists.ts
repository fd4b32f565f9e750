/** Who gets which list on Monday. */
import type { Workspace } from '../../context.ts';
import { type Address, parseAddress, parseAddresses } from '../../domain/address.ts';
import { type Caller, callerNamed } from '../../domain/team.ts';
import { UsageError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';
import { paperView, type View, viewOf } from '../callers/view.ts';
import { ownerAddresses } from '../settings/owner-addresses.ts';

/** An owner for whom no address is known: a caller, one who left, or somebody who is none. */
export interface WithoutAddress {
  readonly owner: string;
  readonly who: 'caller' | 'left' | 'no caller';
}

/** A list and whom it goes to. */
interface ListFor {
  readonly view: View;
  readonly to: readonly Address[];
  /** Whose list it is; absent for the whole. */
  readonly whose?: string;
  /** Only customers of this owner, where that is no caller. */
  readonly owner?: string | undefined;
  /** Owners whose customers are on the whole list only, because no address is known for them. */
  readonly without?: readonly WithoutAddress[] | undefined;
}

interface ListsRequest {
  /** Null for the recipients in the settings. */
  readonly to: readonly string[] | null;
  readonly owner?: string;
}

/** One list: the whole, or that of one owner. */
export async function oneList(ctx: Workspace, store: Store, { to, owner }: ListsRequest): Promise<ListFor> {
  const view = await viewOf(ctx, store, { everyone: owner === undefined, owner });
  return { view, owner, to: recipients(ctx, to), ...(owner && { whose: owner }) };
}

/** The whole for those who lead, and for everybody with an address the list of their own customers. */
export async function eachOnesList(ctx: Workspace, store: Store, { to }: ListsRequest): Promise<readonly ListFor[]> {
  const team = (await store.callers.team()) ?? [];
  const settings = await store.settings.book();
  const known = new Map(
    ownerAddresses(ctx).map(({ owner, address }) => [owner.toLowerCase(), { name: owner, address }]),
  );
  const addressOf = (owner: string) => known.get(owner.toLowerCase()) ?? ownAddress(owner);
  const own: ListFor[] = [];
  const without: WithoutAddress[] = [];
  const all = await store.callers.all();
  for (const caller of team) {
    const mail = caller.mail === null ? addressOf(caller.name) : { name: caller.name, address: caller.mail };
    const view = paperView(team, caller, { settings, today: ctx.today });
    if (mail !== null) own.push({ view, to: [mail], whose: caller.name });
    else if ((await store.callers.customersOf([caller.name])).length > 0)
      without.push({ owner: caller.name, who: 'caller' });
  }
  for (const owner of await store.customers.owners()) {
    if (owner === '' || callerNamed(team, owner) !== null) continue;
    const caller = callerNamed(all, owner);
    const address = addressOfStranger(caller, owner, addressOf);
    if (address === null)
      without.push({ owner, who: caller === null ? 'no caller' : caller.archived ? 'left' : 'caller' });
    else own.push({ view: await viewOf(ctx, store, { owner }), to: [address], whose: owner, owner });
  }
  const whole = await viewOf(ctx, store, { everyone: true });
  return [{ view: whole, to: recipients(ctx, to), without }, ...own];
}

/** A caller alone has an address of theirs too; one who left has none any more. */
function addressOfStranger(
  caller: Caller | null,
  owner: string,
  addressOf: (owner: string) => Address | null,
): Address | null {
  if (caller?.archived) return null;
  return caller?.mail == null ? addressOf(owner) : { name: caller.name, address: caller.mail };
}

function ownAddress(owner: string): Address | null {
  const parsed = parseAddress(owner);
  return 'value' in parsed ? parsed.value : null;
}

/** The recipients: as requested, else from the settings. */
function recipients(ctx: Workspace, asked: readonly string[] | null): readonly Address[] {
  const named = asked === null ? ctx.config.own('mail.to') : asked.join(',');
  if (named === null || named.trim() === '') {
    throw new UsageError('no address is set to mail the list to', {
      hint: 'cadence week --email ann@shop.example, or for good: cadence config set mail.to ann@shop.example',
    });
  }
  const parsed = parseAddresses(named);
  if ('problem' in parsed) throw new UsageError(`the list cannot be mailed: ${parsed.problem}`);
  return parsed.value;
}
