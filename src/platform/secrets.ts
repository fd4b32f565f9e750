import type { Environment } from './paths.ts';

/** Variables that carry a key or a password; CADENCE_SMTP may have one in its address. */
const secret = [
  'CADENCE_KEY',
  'CADENCE_NEW_KEY',
  'CADENCE_SMTP',
  'CADENCE_SMTP_PASSWORD',
  'CADENCE_IMAP_PASSWORD',
] as const;

/**
 * Removes the secrets from this process's environment and returns them: every program started from here on (sendmail,
 * the pager, an editor, a library's child process) inherits what is left.
 */
export function takeSecrets(env: Record<string, string | undefined>): Environment {
  const taken: Record<string, string | undefined> = {};
  for (const name of secret) {
    taken[name] = env[name];
    delete env[name];
  }
  return taken;
}
