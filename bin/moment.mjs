// When what is built was written: the day in the manual page, the times of files in a package. Not when it is built, for then no
// two builds of one commit would be the same.
import { spawnSync } from 'node:child_process';
import { root } from './root.mjs';

/** Seconds since 1970: SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), else the last commit's; now where neither is known. */
export function moment() {
  const { SOURCE_DATE_EPOCH } = process.env;
  if (/^\d+$/.test(SOURCE_DATE_EPOCH ?? '')) return Number(SOURCE_DATE_EPOCH);
  const { stdout, status } = spawnSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' });
  return status === 0 && /^\d+\n$/.test(stdout) ? Number(stdout) : Math.floor(Date.now() / 1000);
}
