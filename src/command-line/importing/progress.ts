/** A bar on the terminal for work that takes more than a second. */
import type { Progress } from '../../app/imports/take-file.ts';
import type { Context } from '../../context.ts';
import { plain, plural } from '../../render/text.ts';

const patience = 1000;
const interval = 100;
const width = 24;

export function progressOf(ctx: Pick<Context, 'io' | 'now'>, work: { name: string; bytes: number | null }): Progress {
  if (!ctx.io.errIsTerminal) return { at: () => {}, end: () => {} };
  const begun = ctx.now().getTime();
  let shown = 0;
  return {
    at({ bytes, rows }) {
      const now = ctx.now().getTime();
      if (now - begun < patience || now - shown < interval) return;
      shown = now;
      const share = work.bytes === null || work.bytes === 0 ? null : Math.min(1, bytes / work.bytes);
      const bar =
        share === null
          ? ''
          : `[${'#'.repeat(Math.round(share * width)).padEnd(width, '.')}] ${Math.round(share * 100)}%  `;
      ctx.io.talk(`\r\u001b[K${plain(work.name)}  ${bar}${plural(rows, 'row')}`);
    },
    end() {
      if (shown !== 0) ctx.io.talk('\r\u001b[K');
    },
  };
}
