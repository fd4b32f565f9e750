/** Files of which the tests cannot run as much as of the others, and why. One that is not needed any more fails the run. */
export const exceptions: Readonly<Record<string, string>> = {
  'src/platform/keyring.ts':
    'a keyring: the tests have to leave the one of whoever runs them alone, and servers have none',
};
