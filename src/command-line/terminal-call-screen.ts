import type { CallScreen } from '../call/call-screen.ts';
import type { Context } from '../context.ts';
import { labelled, wrapped } from '../render/labelled.ts';
import { paintFor } from '../render/paint.ts';
import { plain, plainLines } from '../render/text.ts';

const widest = 100;

/** The terminal as a call screen: words to say stand out, everything else stays quiet. */
export async function terminalCallScreen({ io, prompter, now }: Context): Promise<CallScreen> {
  const paint = await paintFor(io.color);
  const width = () => Math.min(io.width, widest) - 1;
  const show = (text: string, look: (line: string) => string, indent = '') => {
    const lines = wrapped(plainLines(text), width() - indent.length);
    io.out(`${lines.map((line) => look(indent + line)).join('\n')}\n`);
  };
  return {
    prompter: {
      ...prompter,
      // A prompt leaves room for its mark: a wider line would be folded a second time.
      text: (question, options) => prompter.text(wrapped(plain(question), width() - 1).join('\n'), options),
      choose: (question, choices, options) => prompter.choose(plain(question), choices, options),
    },
    now,
    head: (text) => io.out(`\n${paint.dim(plain(text))}\n`),
    say: (text) => show(text, paint.strong),
    aside: (text) => show(text, paint.dim, '  '),
    tell: (text) => show(text, paint.good, '  '),
    warn: (text) => show(text, paint.warn, '  '),
    rows(rows) {
      const safe = rows.map(({ label, texts }) => ({ label: plain(label), texts: texts.map(plainLines) }));
      io.out(`\n${labelled(safe, width(), paint.dim).join('\n')}\n\n`);
    },
  };
}

/** Terminals known to support links, as they identify themselves. */
export function followsLinks(env: (name: string) => string | null): boolean {
  if ((env('TERM') ?? 'dumb') === 'dumb') return false;
  const program = env('TERM_PROGRAM') ?? '';
  if (/^(iTerm\.app|WezTerm|vscode|ghostty|Hyper|rio)$/i.test(program)) return true;
  if (/kitty|foot|alacritty|ghostty/.test(env('TERM') ?? '')) return true;
  return Number(env('VTE_VERSION') ?? 0) >= 5000 || env('WT_SESSION') !== null || env('KONSOLE_VERSION') !== null;
}
