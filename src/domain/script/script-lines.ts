/** The lines of a script file, without comments, fences and horizontal rules. */

export interface ScriptLine {
  /** From 1. */
  readonly number: number;
  /** Without trailing spaces. */
  readonly text: string;
  /** Inside a fenced code block: plain words, whatever they look like. */
  readonly literal: boolean;
}

/**
 * `openFence` is the line of an unclosed fence, else null. Lines without content become empty, so that line numbers
 * stay right.
 */
export function scriptLines(text: string): {
  readonly lines: readonly ScriptLine[];
  readonly openFence: number | null;
} {
  const lines: ScriptLine[] = [];
  let fence: { readonly mark: string; readonly line: number } | null = null;
  const written = withoutComments(text.replace(/^\uFEFF/, '').split(/\r\n?|\n/)).map((line) => line.trimEnd());
  for (const [index, line] of written.entries()) {
    const number = index + 1;
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== null && mark?.startsWith(fence.mark) && line.trim() === mark) fence = null;
    else if (fence !== null) {
      lines.push({ number, text: line, literal: true });
      continue;
    } else if (mark !== undefined) fence = { mark, line: number };
    lines.push({ number, text: mark === undefined ? line : '', literal: false });
  }
  return { lines, openFence: fence?.line ?? null };
}

/** Includes `##Heading`: two number signs are not a word. */
export function isHeading({ text, literal }: ScriptLine): boolean {
  return !literal && /^ {0,3}(#{1,6}(\s|$)|#{2,6}[^#\s])/.test(text);
}

/** Horizontal rules become empty. Hyphens directly below text stay: Markdown would make a heading of them. */
export function withoutRules(lines: readonly ScriptLine[]): ScriptLine[] {
  return lines.map((line, index) => {
    const marks = line.text.replaceAll(/\s/g, '');
    const isRule = /^(\*{3,}|_{3,})$/.test(marks) || (/^-{3,}$/.test(marks) && (lines[index - 1]?.text ?? '') === '');
    return isRule && !line.literal ? { ...line, text: '' } : line;
  });
}

/** Comments become empty, so that line numbers stay right. */
function withoutComments(lines: readonly string[]): string[] {
  const text = lines.join('\n');
  let kept = '';
  for (let at = 0; ; ) {
    const begin = text.indexOf('<!--', at);
    const end = begin < 0 ? -1 : text.indexOf('-->', begin + 4);
    if (end < 0) return (kept + text.slice(at)).split('\n');
    kept += text.slice(at, begin) + text.slice(begin, end).replaceAll(/[^\n]/g, '');
    at = end + 3;
  }
}
