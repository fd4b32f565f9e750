import { type AskWhichIsRight, disagreementText } from '../app/checks/book-findings.ts';
import type { Context, Prompter } from '../context.ts';
import { plain } from '../render/text.ts';
import type { Disagreement } from '../store/health.ts';

/** Asks which is right when a row and its index differ; null when the user cannot be asked. */
export function askerOf({ prompter }: Context): AskWhichIsRight | null {
  return prompter.available ? (differing) => indexesThatAreRight(prompter, differing) : null;
}

async function indexesThatAreRight(prompter: Prompter, differing: readonly Disagreement[]) {
  const right: Disagreement[] = [];
  for (const one of differing) {
    const answer = await prompter.choose(`${plain(disagreementText(one))}. Which is right?`, [
      { value: 'row', label: `the row: ${plain(String(one.inRow))}`, key: 'r' },
      { value: 'index', label: `the index: ${plain(String(one.inIndex))}`, key: 'i' },
      { value: 'neither', label: 'I can’t tell: change nothing', key: 'n' },
    ]);
    if (answer === 'neither') return null;
    if (answer === 'index') right.push(one);
  }
  if (differing.length > 0) return right;
  return (await prompter.confirm('Rebuild the index from the rows?', false)) ? [] : null;
}
