/** Several people with one book: nobody is called by two of them. */
import type { Workspace } from '../../context.ts';
import { type CallClaim, claimEnds, heartbeatMinutes, isClaimed } from '../../domain/claim.ts';
import { readMachineSettings } from '../../domain/machine-settings.ts';
import { MayNot, UserError } from '../../errors.ts';
import type { Holding } from '../../store/claims.ts';
import type { Store } from '../../store/store.ts';
import { type Clockwork, timeForReader } from '../settings/clocks.ts';

/** A customer taken for a call, until it ends. */
export interface HeldLine {
  /** Says that the call goes on; false once somebody else took the customer over. */
  extend(): Promise<boolean>;
  /** Says with a write of the call that it goes on; `lost` is called once somebody else took the customer over. */
  holding(lost: () => void): Holding | undefined;
  end(): Promise<void>;
}

/**
 * Takes a customer whose claim was `seen` in this version, or is as it is now; null when somebody else took them since. In
 * a team it waits for others who write, so that it is sure; one caller alone is not stopped by a book in use.
 */
export async function takeLine(
  { now, programs, config }: Workspace,
  store: Store,
  customerId: number,
  seen?: number,
): Promise<HeldLine | null> {
  const surely = (await store.callers.team()) !== null;
  const by = readMachineSettings(config.entries()).me;
  const bookNow = clockOf({ now }, store);
  const claim = { by, since: bookNow().toISOString(), until: claimEnds(bookNow()), process: programs.mark() };
  try {
    const known = seen ?? (await store.claims.of(customerId))?.version ?? 0;
    const version = await store.takeClaim(customerId, { seen: known, claim, impatient: !surely });
    return version === null ? null : heldLine(store, { customerId, version, now: bookNow });
  } catch (error) {
    if (surely || !(error instanceof UserError) || error instanceof MayNot) throw error;
    return { extend: async () => true, holding: () => undefined, end: async () => {} };
  }
}

interface Held {
  readonly customerId: number;
  readonly version: number;
  readonly now: Workspace['now'];
}

/** A sign of life that cannot be written now is no reason to stop a call. */
function heldLine(store: Store, { customerId, version, now }: Held): HeldLine {
  const unlessInUse = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return otherwise;
    }
  };
  const extend = () => unlessInUse(() => store.extendClaim(customerId, version, claimEnds(now())), true);
  const heart = setInterval(() => void extend().catch(() => {}), heartbeatMinutes * 60_000);
  heart.unref();
  return {
    extend,
    holding: (lost) => ({ customerId, version, until: claimEnds(now()), lost }),
    end: async () => {
      clearInterval(heart);
      await unlessInUse(() => store.endClaim(customerId, version, now().toISOString()), undefined);
    },
  };
}

/** In a team: the versions of all claims, to be read before a list; null for one caller, who is in nobody's way. */
export async function lineVersions(store: Store): Promise<ReadonlyMap<number, number> | null> {
  return (await store.callers.team()) === null ? null : await store.claims.versions();
}

type Around = Pick<Workspace, 'now' | 'programs'>;

/** The clock that claims are by: the server's of a book on one, so that computers with other clocks agree. */
function clockOf({ now }: Pick<Workspace, 'now'>, { clockAhead }: Pick<Store, 'clockAhead'>): () => Date {
  return () => new Date(now().getTime() + clockAhead);
}

/** Somebody else's call that goes on at this moment. */
function isOthers({ programs }: Around, claim: CallClaim, now: Date): boolean {
  return isClaimed(claim, now, programs.mark(), programs.isAlive);
}

/** Who else is on the phone with which customers, by customer. */
export async function othersOnThePhone(ctx: Around, store: Store): Promise<ReadonlyMap<number, CallClaim>> {
  const now = clockOf(ctx, store)();
  const held = await store.claims.held(now);
  return new Map([...held].filter(([, claim]) => isOthers(ctx, claim, now)));
}

/** `Since 14:02 Ann has`, where somebody else is on the phone with this customer right now. */
export async function claimedBy(ctx: Around & Clockwork, store: Store, customerId: number): Promise<string | null> {
  const claim = await store.claims.of(customerId);
  if (claim === null || !isOthers(ctx, claim, clockOf(ctx, store)())) return null;
  const since = (await timeForReader(ctx, store))(new Date(claim.since));
  return `Since ${since} ${claim.by ?? 'somebody else'} has`;
}
