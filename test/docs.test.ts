/** docs/call.md says what the program does. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { builtinTexts } from '../src/call/scripts/builtin.ts';
import { parseScript } from '../src/domain/parse-script.ts';
import { mergeFields } from '../src/domain/script.ts';
import { sessionCommands } from '../src/domain/session.ts';

const page = readFileSync(fileURLToPath(new URL('../docs/call.md', import.meta.url)), 'utf8');

it('names every slash command, merge field and built-in script', () => {
  const missing = [
    ...sessionCommands.map(({ name }) => `/${name}`),
    ...Object.keys(mergeFields).map((field) => `{{${field}}}`),
    ...builtinTexts.keys(),
  ].filter((words) => !page.includes(`\`${words}`));
  expect(missing).toEqual([]);
});

it('shows a script that can be read', () => {
  const [, example = ''] = /```markdown\n(.*?)```/s.exec(page) ?? [];
  expect(parseScript(example, 'bakery')).toMatchObject({
    ok: true,
    script: { title: 'The bakery round', steps: [{ id: 'ovens' }, { id: 'recommend' }, { answer: 'none' }] },
  });
});
