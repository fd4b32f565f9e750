/** A terminal's screen as a picture: an SVG of its cells, for a light or a dark page. */
import type { IBufferCell, IBufferLine, Terminal } from '@xterm/headless';

export type Page = 'dark' | 'light';

/** The first eight colours and their bright forms, as terminals have them, with enough contrast on each page. */
const palettes: Readonly<Record<Page, { paper: string; ink: string; frame: string; colors: readonly string[] }>> = {
  dark: {
    ...{ paper: '#14191f', ink: '#e6eaee', frame: '#35404b' },
    colors: [
      ...['#5c6773', '#ff8a7a', '#4cc2a0', '#f0a04b', '#7fb4ec', '#d3a6f0', '#5fc7d9', '#e6eaee'],
      ...['#93a1ae', '#ff8a7a', '#4cc2a0', '#f0a04b', '#7fb4ec', '#d3a6f0', '#5fc7d9', '#ffffff'],
    ],
  },
  light: {
    ...{ paper: '#ffffff', ink: '#1f2933', frame: '#d9dee3' },
    colors: [
      ...['#1f2933', '#b42318', '#17604f', '#b45309', '#1a5fa0', '#7a3fa0', '#0e6b7a', '#52606d'],
      ...['#52606d', '#b42318', '#17604f', '#b45309', '#1a5fa0', '#7a3fa0', '#0e6b7a', '#1f2933'],
    ],
  },
};

const cell = { width: 8.4, height: 18 } as const;
const margin = 14;

export function terminalSvg(terminal: Terminal, page: Page, title: string): string {
  const { paper, ink, frame } = palettes[page];
  const rows = filledRows(terminal);
  const [width, height] = [terminal.cols * cell.width + 2 * margin, rows.length * cell.height + 2 * margin];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>${escaped(title)}</title>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="${paper}" stroke="${frame}"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="${ink}" xml:space="preserve">
${rows.flatMap((row, y) => runs(row, terminal.cols, page).map((run) => drawn(run, y))).join('\n')}
</g>
</svg>
`;
}

/** The rows of the screen without the empty ones at its end. */
function filledRows({ buffer, rows }: Terminal): IBufferLine[] {
  const { active } = buffer;
  const all = Array.from({ length: rows }, (_, y) => active.getLine(active.viewportY + y)).filter(
    (row) => row !== undefined,
  );
  const last = all.findLastIndex((row) => row.translateToString(true) !== '');
  return all.slice(0, last + 1);
}

interface Run {
  readonly x: number;
  readonly text: string;
  readonly style: string;
}

/** Neighbouring cells of one look. */
function runs(row: IBufferLine, columns: number, page: Page): Run[] {
  const found: { x: number; text: string; style: string }[] = [];
  for (let x = 0; x < columns; x++) {
    const at = row.getCell(x);
    if (at === undefined || at.getWidth() === 0) continue;
    const [text, style] = [at.getChars() || ' ', styleOf(at, page)];
    const last = found.at(-1);
    if (last?.style === style) last.text += text;
    else found.push({ x, text, style });
  }
  return found.filter(({ text }) => text.trim() !== '').map((run) => ({ ...run, text: run.text.trimEnd() }));
}

function styleOf(at: IBufferCell, page: Page): string {
  const { colors, ink } = palettes[page];
  const color = at.isFgPalette() ? (colors[at.getFgColor()] ?? ink) : ink;
  const parts = [color === ink ? '' : ` fill="${color}"`];
  if (at.isBold()) parts.push(' font-weight="bold"');
  if (at.isDim()) parts.push(' opacity="0.65"');
  return parts.join('');
}

/** The width is said, so that columns stay columns in whatever font there is. */
function drawn({ x, text, style }: Run, y: number): string {
  const [left, base] = [margin + x * cell.width, margin + y * cell.height + 13];
  const length = Array.from(text).length * cell.width;
  const lead = text.length - text.trimStart().length;
  const [from, words] = [left + lead * cell.width, text.trimStart()];
  return `<text x="${round(from)}" y="${round(base)}" textLength="${round(length - lead * cell.width)}" lengthAdjust="spacingAndGlyphs"${style}>${escaped(words)}</text>`;
}

const round = (value: number) => Math.round(value * 10) / 10;
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
