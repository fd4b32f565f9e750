/** Files of which the tests cannot run as much as of the others, and why. One that is not needed any more fails the run. */
export const exceptions: Readonly<Record<string, string>> = {};
