import type { Context } from '../context.ts';

export function tellNoHolidays(ctx: Context, country: string): void {
  ctx.io.talk(`no public holidays are known for ${country}: add them to days-off\n`);
}
