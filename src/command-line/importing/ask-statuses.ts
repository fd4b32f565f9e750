import type { UnknownStatus } from '../../import/file.ts';
import { statusKey } from '../../import/statuses.ts';
import { plain, plural, shorten } from '../../render/text.ts';
import type { Questions } from './questions.ts';

/** Asks whether orders with an unknown status were bought, the most frequent first, as long as questions are left. */
export async function askStatuses(
  questions: Questions,
  unknown: readonly UnknownStatus[],
): Promise<ReadonlyMap<string, boolean>> {
  const answers = new Map<string, boolean>();
  for (const { status, rows } of unknown) {
    const those = rows === 1 ? 'it' : 'them';
    const asked = await questions.choose<boolean>(
      `“${shorten(plain(status), 40)}” (${plural(rows, 'row')}): does this status mean something was bought?`,
      [
        { value: true, label: `yes, count ${those}`, key: 'y' },
        { value: false, label: `no, leave ${those} out`, key: 'n' },
      ],
    );
    if (asked !== null) answers.set(statusKey(status), asked.answer);
  }
  return answers;
}
