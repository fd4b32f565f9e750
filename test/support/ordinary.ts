import { statSync } from 'node:fs';

/** The user for `asOrdinary`: the owner of this checkout, who may enter it even if others may not. */
export function ordinaryUser(): { readonly uid: number; readonly gid: number } {
  const { uid, gid } = statSync(process.execPath);
  return { uid, gid };
}

/** The superuser may write anywhere, so it steps down: to the owner, and without what makes root more than the owner of its files. */
export function asOrdinary(...argv: readonly string[]): [string, string[]] {
  const { uid, gid } = ordinaryUser();
  const down = [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--inh-caps=-all',
    '--bounding-set=-all',
  ];
  const [file = '', ...args] = process.getuid?.() === 0 ? [...down, ...argv] : argv;
  return [file, args];
}
