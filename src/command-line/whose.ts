import type { View } from '../app/callers/view.ts';
import type { Context } from '../context.ts';
import { readMachineSettings } from '../domain/machine-settings.ts';
import { plain } from '../render/text.ts';

/** Says why a list has everybody's calls, where several people call and nobody asked for it. */
export function tellWhose(
  { config, io }: Context,
  { team, scope }: View,
  { everyone, owner, json }: { readonly everyone?: boolean; readonly owner?: string; readonly json?: boolean },
): void {
  if (team === null || scope !== undefined || everyone || owner !== undefined || json) return;
  const { me } = readMachineSettings(config.entries());
  const who = me === null ? 'your name is not set' : `${plain(me)} is not a caller of this book`;
  io.talk(`the calls of all callers: ${who} (cadence config me NAME)\n`);
}
