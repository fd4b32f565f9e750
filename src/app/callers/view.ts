/** Whose calls a list shows: from two callers on one's own, else everybody's. */
import type { Workspace } from '../../context.ts';
import type { BookSettings } from '../../domain/book-settings.ts';
import { readMachineSettings } from '../../domain/machine-settings.ts';
import { calendarOf } from '../../domain/plan/plan-settings.ts';
import { teamCalendar } from '../../domain/plan/team-days.ts';
import type { Calendar } from '../../domain/plan/workdays.ts';
import { type Caller, callerNamed, type Scope, scopeOf, settingsOf, type Team } from '../../domain/team.ts';
import type { Store } from '../../store/store.ts';

export interface View {
  /** Of the book, with the days of the caller whose list it is. */
  readonly settings: BookSettings;
  readonly calendar: Calendar;
  /** Null for a book with fewer than two callers. */
  readonly team: Team | null;
  /** Absent for a list of everybody's calls. */
  readonly scope?: Scope;
  /** Who reads a list on paper; absent for whoever is at this machine. */
  readonly reader?: Caller;
}

export interface ViewRequest {
  readonly everyone?: boolean | undefined;
  /** A list of this owner's customers: then it has the days of that caller. */
  readonly owner?: string | undefined;
}

/** The view of the person at this machine. */
export async function viewOf(
  ctx: Workspace,
  store: Store,
  { everyone = false, owner }: ViewRequest = {},
): Promise<View> {
  const settings = await store.settings.book();
  const team = await store.callers.team();
  if (team === null) return { settings, calendar: calendarOf(settings), team };
  const { me } = readMachineSettings(ctx.config.entries());
  const caller = callerNamed(team, owner ?? me);
  if (caller === null || everyone) return { settings, calendar: teamCalendar(team, settings, ctx.today), team };
  const days = daysOf(caller, settings, ctx.today);
  if (owner !== undefined) return { ...days, team };
  const scope = scopeOf(team, caller, ctx.today);
  return { ...days, team, scope: me === null ? scope : { ...scope, names: [...new Set([...scope.names, me])] } };
}

/** The list of one caller as it goes out on paper: without what is anybody's. */
export function paperView(
  team: Team,
  caller: Caller,
  { settings, today }: { readonly settings: BookSettings; readonly today: Workspace['today'] },
): View {
  return { ...daysOf(caller, settings, today), team, scope: scopeOf(team, caller, today, false), reader: caller };
}

function daysOf(caller: Caller, settings: BookSettings, today: Workspace['today']) {
  const own = settingsOf(caller, settings, today);
  return { settings: own, calendar: calendarOf(own) };
}
