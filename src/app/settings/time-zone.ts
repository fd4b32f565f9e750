import type { Workspace } from '../../context.ts';

/** The zone that hours of the day are meant in; where TZ names none that is known, the clock here shows UTC. */
export function clockZone(ctx: Workspace): string {
  return ctx.zoneHere() ?? 'UTC';
}

/** What the environment says of the zone, where there is no such zone; an empty TZ means UTC everywhere. */
export function unknownZone({ config, zoneHere }: Pick<Workspace, 'config' | 'zoneHere'>): string | null {
  return zoneHere() === null ? config.env('TZ') : null;
}
