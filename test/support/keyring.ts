import { existsSync } from 'node:fs';

/** Whether this machine has what a test needs to begin a keyring of its own. */
export const hasKeyring: boolean = ['gnome-keyring-daemon', 'dbus-run-session'].every((program) =>
  existsSync(`/usr/bin/${program}`),
);
