import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { editText } from '../../src/platform/editor.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-editor-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function editor(script: string): string {
  const path = join(folder, 'my editor');
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return `"${path}" --wait`;
}

it('gives back what was saved; VISUAL goes before EDITOR, and may have arguments and spaces', async () => {
  const VISUAL = editor('[ "$1" = --wait ] && printf " and more" >> "$2"');
  expect(await editText('two vans', { VISUAL, EDITOR: 'nothing' }, join(folder, 'book.db'))).toBe('two vans and more');
});

it('says so when there is none, with a folder on the PATH that says nothing of it', async () => {
  // As to somebody who may not look into a folder of the PATH, EACCES is what Linux answers to this.
  writeFileSync(join(folder, 'no-such-editor'), '', { mode: 0o644 });
  const { PATH } = process.env;
  process.env['PATH'] = `${folder}:${PATH}`;
  try {
    await expect(editText('', { EDITOR: 'no-such-editor' }, join(folder, 'book.db'))).rejects.toThrow(
      'the editor did not work: there is no program "no-such-editor"',
    );
  } finally {
    process.env['PATH'] = PATH;
  }
});

it.each([
  ['there is no editor', () => 'no-such-editor', 'the editor did not work: there is no program "no-such-editor"'],
  ['it fails', () => editor('exit 3'), /^the editor did not work: .* ended with 3$/],
])('says so when %s', async (_, command, message) => {
  await expect(editText('', { EDITOR: command() }, join(folder, 'book.db'))).rejects.toThrow(message);
});

it('lies beside the book, for its owner only, and goes', async () => {
  const EDITOR = editor('stat -c %a "$(dirname "$2")" "$2" > "$2.new"; dirname "$2" >> "$2.new"; mv "$2.new" "$2"');
  const [folderMode, fileMode, where] = (await editText('', { EDITOR }, join(folder, 'book.db'))).split('\n');
  expect([folderMode, fileMode]).toEqual(['700', '600']);
  expect(where).toContain(join(folder, `book.db.${process.pid}.tmp-`));
  expect(readdirSync(folder)).toEqual(['my editor']);
});
