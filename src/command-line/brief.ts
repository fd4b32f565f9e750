import type { Context } from '../context.ts';
import type { Brief } from '../domain/script/brief.ts';
import { briefJson, briefText } from '../render/brief.ts';
import { json } from '../render/json.ts';
import { paintFor } from '../render/paint.ts';
import { followsLinks } from './terminal-call-screen.ts';

export async function showBrief({ io, config }: Context, brief: Brief, asJson = false): Promise<void> {
  const links = io.outIsTerminal && followsLinks((name) => config.env(name));
  const paint = await paintFor(io.color);
  io.out(asJson ? json(briefJson(brief)) : briefText(brief, { paint, width: io.width - 1, links }));
}
