/** The help of `--force`, the same for all commands that write to a named file. */
export const forceHelp = 'overwrite an existing file; write to a device, a pipe or a link';
