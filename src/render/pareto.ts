/** The curve of value over customers, drawn in the terminal. */
import type { Tier } from '../domain/customer.ts';
import { tiers } from '../domain/customer.ts';
import type { Pareto, TierShare } from '../domain/rank/pareto.ts';
import type { Paint } from './paint.ts';
import { plural } from './text.ts';

const rows = 10;
const besideCurve = 8;

export function paretoText(pareto: Pareto, { paint, width }: { paint: Paint; width: number }): string {
  const { tiers: shares, customers, topFifth } = pareto;
  const lines =
    shares === null
      ? [`${plural(customers, 'customer')}: the top 20% bring in ${percent(topFifth)} of revenue`]
      : tiers.map((tier) => tierLine(tier, shares[tier]));
  return `${lines.join('\n')}\n\n${curveText(pareto, paint, width)}\n`;
}

/** `A: 143 customers (19%) bring 80%`. */
function tierLine(tier: Tier, { customers, shareOfCustomers, shareOfValue }: TierShare): string {
  const bring = customers === 1 ? 'brings' : 'bring';
  return `${tier}: ${plural(customers, 'customer')} (${percent(shareOfCustomers)}) ${bring} ${percent(shareOfValue)}`;
}

/** A column for each step, filled up to the share of value that these and all better customers bring. */
function curveText({ curve }: Pareto, paint: Paint, width: number): string {
  const each = Math.max(1, Math.ceil((curve.length - 1) / Math.max(10, width - besideCurve)));
  const steps = curve.filter((_, step) => step > 0 && step % each === 0);
  const lines = Array.from({ length: rows }, (_, row) => {
    const level = (rows - row) / rows;
    const cells = steps.map(({ value }) => blockFor((value - (level - 1 / rows)) * rows));
    return `${row % 2 === 0 ? percent(level).padStart(6) : '      '} ┤${cells.join('')}`;
  });
  const axis = `       └${'─'.repeat(steps.length)}`;
  const quarter = Math.floor(steps.length / 5);
  const labels = `        ${[20, 40, 60, 80, 100].map((share) => `${share}%`.padStart(quarter)).join('')}`;
  return [
    ...lines,
    axis,
    labels,
    paint.dim('        of the customers, the best first; height: share of the value'),
  ].join('\n');
}

const blocks = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

function blockFor(filled: number): string {
  return blocks[Math.max(0, Math.min(8, Math.round(filled * 8)))] ?? ' ';
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;
