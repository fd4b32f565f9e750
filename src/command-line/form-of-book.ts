/** Days and figures as the book writes them, for commands that do not open the book. */
import type { Context } from '../context.ts';
import { countryOfLanguage } from '../domain/locale.ts';
import { formOf, writeIn } from '../domain/written-form.ts';

/** Never asks for a key and never waits: if the book cannot be read, the country of the system's language decides. */
export async function writeAsBook(ctx: Context): Promise<void> {
  const { glanceAt } = await import('../store/glance.ts');
  const { unattended } = await ctx.keys();
  const country = await glanceAt(ctx.files.database, unattended, (glance) => glance.country());
  writeIn(formOf(country ?? countryOfLanguage(ctx.files.machine().language)));
}
