import type { Workspace } from '../../context.ts';

/** The zone that hours of the day are meant in; where TZ names none that is known, the clock here shows UTC. */
export function clockZone(ctx: Workspace): string {
  return ctx.zoneHere() ?? 'UTC';
}

/** The zone of the machine itself, whatever TZ says here: what cron goes by. Null where the system does not tell. */
export async function machineZone({ files }: Pick<Workspace, 'files'>): Promise<string | null> {
  const [, zone] = (await files.real('/etc/localtime')).split(/\/zoneinfo\/(?:posix\/|right\/)?/);
  return zone === undefined || zone === '' ? null : zone;
}

/** Zones of a country (IANA names); none where it is not known. */
export function zonesOf(country: string): readonly string[] {
  const locale = new Intl.Locale(`und-${country}`) as ZonedLocale;
  // Node 22 has an accessor, later ones a method.
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

type ZonedLocale = Intl.Locale & { getTimeZones?(): string[] | undefined; timeZones?: string[] };

/** What the environment says of the zone, where there is no such zone; an empty TZ means UTC everywhere. */
export function unknownZone({ config, zoneHere }: Pick<Workspace, 'config' | 'zoneHere'>): string | null {
  return zoneHere() === null ? config.env('TZ') : null;
}
