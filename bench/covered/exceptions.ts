import { hasKeyring } from '../../test/support/keyring.ts';

/**
 * Files of which the tests cannot run as much as of the others on this machine, and why. One that is not needed any more
 * fails the run.
 */
export const exceptions: Readonly<Record<string, string>> = {
  ...(hasKeyring
    ? {}
    : { 'src/platform/keyring.ts': 'a keyring that keeps what it is given: this machine has no gnome-keyring' }),
};
