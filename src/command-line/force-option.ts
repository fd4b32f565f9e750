/** The help of `--force`, the same for all commands that write to a named file. */
export const forceHelp = 'replace a file that is there already; write into a device, a pipe or a link';
