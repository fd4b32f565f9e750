/** A password for a mail server, from the first place that has it. */
import type { ConfigFile, Programs } from '../context.ts';
import { UserError } from '../errors.ts';

/** How long the command may take, milliseconds: it may ask a person. */
const longest = 300_000;

interface Secret {
  /** The environment variable. */
  readonly variable: string;
  /** In the server's address. */
  readonly inAddress: string | null;
  /** The setting; with `-command` behind it, the one of a command that prints the password. */
  readonly setting: 'mail.password' | 'mail.inbox-password';
  /** What did not happen without it: `nothing was sent`. */
  readonly so: string;
}

/** From the environment, the address, a command that prints it, or the settings file; null where none has it. */
export async function mailSecret(
  { config, programs }: { readonly config: ConfigFile; readonly programs: Programs },
  { variable, inAddress, setting, so }: Secret,
): Promise<string | null> {
  const given = config.env(variable) ?? inAddress;
  if (given !== null) return given;
  const command = config.own(`${setting}-command`);
  if (command === null) return config.get(setting);
  const { code, out, err, stopped } = await programs.run('/bin/sh', ['-c', command], { patience: longest });
  const password = out.replace(/\r?\n$/, '');
  if (code === 0 && password !== '') return password;
  const why = stopped ? 'it did not finish' : err.trim().split('\n')[0] || `exit code ${code}`;
  throw new UserError(`the command that gives the mail password failed: ${why}`, {
    hint: `try it by hand; cadence config get ${setting}-command shows it; ${so}`,
  });
}
