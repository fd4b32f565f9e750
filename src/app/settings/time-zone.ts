import type { Workspace } from '../../context.ts';

/** The user's time zone; UTC when TZ is not a known zone, as the system clock then shows it. */
export function clockZone(ctx: Pick<Workspace, 'zoneHere'>): string {
  return ctx.zoneHere() ?? 'UTC';
}

/** The machine's own zone, whatever TZ says: the one that cron uses. Null when the system does not tell. */
export async function machineZone({ files }: Pick<Workspace, 'files'>): Promise<string | null> {
  const [, zone] = (await files.real('/etc/localtime')).split(/\/zoneinfo\/(?:posix\/|right\/)?/);
  return zone === undefined || zone === '' ? null : zone;
}

/** A country's zones (IANA names); empty when unknown. */
export function zonesOf(country: string): readonly string[] {
  const locale = new Intl.Locale(`und-${country}`) as ZonedLocale;
  // Node 22 has an accessor, later ones a method.
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

type ZonedLocale = Intl.Locale & { getTimeZones?(): string[] | undefined; timeZones?: string[] };

/** The environment's TZ when there is no such zone; an empty TZ means UTC everywhere. */
export function unknownZone({ config, zoneHere }: Pick<Workspace, 'config' | 'zoneHere'>): string | null {
  return zoneHere() === null ? config.env('TZ') : null;
}
