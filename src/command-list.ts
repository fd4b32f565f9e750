/** All commands, in the order of the help. */
import type { Register } from './context.ts';

interface Listed {
  readonly name: string;
  readonly about: string;
  /** Its heading in the help. */
  readonly group: string;
  /** Its output may be long: shown in a pager on a terminal. */
  readonly pages?: true;
  /** Its output is for other programs: never folded, even on a terminal. */
  readonly exact?: true;
  readonly load: () => Promise<{ readonly register: Register }>;
}

/** A command is loaded only when it is called, to keep start-up fast. */
export const commands: readonly Listed[] = [
  ...under('Every day:', [
    { name: 'desk', about: 'all of it on one screen; cadence alone', load: () => import('./commands/desk.ts') },
    { name: 'today', about: 'promises first, then the calls for today', load: () => import('./commands/today.ts') },
    {
      name: 'call',
      about: 'the guided call, with the next customer or with anybody',
      load: () => import('./commands/call.ts'),
    },
    { name: 'log', about: 'a call, visit or card that was already made', load: () => import('./commands/log.ts') },
    { name: 'week', about: 'the weekly list, also by mail', load: () => import('./commands/week.ts') },
    { name: 'plan', about: 'the programme for the year', load: () => import('./commands/plan.ts') },
    { name: 'promises', about: 'what we owe', load: () => import('./commands/promises.ts') },
    { name: 'done', about: 'a promise is done, and told', load: () => import('./commands/done.ts') },
    {
      name: 'note',
      about: 'a fact or a goal to remember, a question for the next call',
      load: () => import('./commands/note.ts'),
    },
    { name: 'dates', about: 'birthdays and other dates ahead', load: () => import('./commands/dates.ts') },
  ]),
  ...under('Find and understand:', [
    { name: 'list', about: 'customers, ranked', pages: true, load: () => import('./commands/list.ts') },
    {
      name: 'search',
      about: 'full text over names, notes and answers',
      pages: true,
      load: () => import('./commands/search.ts'),
    },
    { name: 'show', about: 'everything about one customer', pages: true, load: () => import('./commands/show.ts') },
    {
      name: 'why',
      about: 'why this place, tier, priority and date',
      pages: true,
      load: () => import('./commands/why.ts'),
    },
    {
      name: 'report',
      about: 'a period in words, figures and charts',
      exact: true,
      load: () => import('./commands/report.ts'),
    },
    { name: 'insights', about: 'what customers say, by question', load: () => import('./commands/insights.ts') },
  ]),
  ...under('Steer one customer or many:', [
    { name: 'add', about: 'a customer by hand', load: () => import('./commands/add.ts') },
    { name: 'edit', about: 'what is known of a customer', load: () => import('./commands/edit.ts') },
    { name: 'tag', about: 'tags on and off', load: () => import('./commands/tag.ts') },
    { name: 'interval', about: 'how often a customer is called', load: () => import('./commands/interval.ts') },
    { name: 'pause', about: 'no calls until a day, or calls again', load: () => import('./commands/pause.ts') },
    { name: 'snooze', about: 'put the next call off', load: () => import('./commands/snooze.ts') },
    { name: 'dnc', about: 'do not call', load: () => import('./commands/dnc.ts') },
    { name: 'event', about: 'one reason to call many', load: () => import('./commands/event.ts') },
    { name: 'tier', about: 'the tier of a customer, pinned or not', load: () => import('./commands/tier.ts') },
    { name: 'potential', about: 'what you expect of a customer', load: () => import('./commands/potential.ts') },
  ]),
  ...under('Several callers:', [
    { name: 'caller', about: 'who calls, and whose customers are whose', load: () => import('./commands/caller.ts') },
  ]),
  ...under('Look at the whole:', [
    { name: 'rank', about: 'how the book is ranked, and how well', load: () => import('./commands/rank.ts') },
    { name: 'stats', about: 'the 80:20 of the book', load: () => import('./commands/stats.ts') },
  ]),
  ...under('Data you can trust:', [
    {
      name: 'import',
      about: 'customers or orders from any CSV export or vCard',
      load: () => import('./commands/import.ts'),
    },
    {
      name: 'imports',
      about: 'the files that were imported',
      pages: true,
      load: () => import('./commands/imports.ts'),
    },
    { name: 'duplicates', about: 'customers who may be one', load: () => import('./commands/duplicates.ts') },
    { name: 'merge', about: 'two customers who are one', load: () => import('./commands/merge.ts') },
    {
      name: 'history',
      about: 'what was done to one customer',
      pages: true,
      load: () => import('./commands/history.ts'),
    },
    { name: 'erase', about: 'take a person out for good', load: () => import('./commands/erase.ts') },
    { name: 'export', about: 'the book for other programs', exact: true, load: () => import('./commands/export.ts') },
    { name: 'backup', about: 'a checked copy of the whole book', load: () => import('./commands/backup.ts') },
    { name: 'restore', about: 'go back to a copy', load: () => import('./commands/restore.ts') },
    { name: 'move', about: 'the book to a server, or back into a file', load: () => import('./commands/move.ts') },
    { name: 'doctor', about: 'is everything sound, and what to do', load: () => import('./commands/doctor.ts') },
    { name: 'undo', about: 'take the last change back', load: () => import('./commands/undo.ts') },
    { name: 'redo', about: 'do again what was undone', load: () => import('./commands/redo.ts') },
  ]),
  ...under('Set up:', [
    { name: 'script', about: 'the questions of a call', load: () => import('./commands/script.ts') },
    { name: 'mcp', about: 'the book as the tools of an assistant', load: () => import('./commands/mcp.ts') },
    {
      name: 'cron',
      about: 'the weekly list every Monday, by cron',
      exact: true,
      load: () => import('./commands/cron.ts'),
    },
    {
      name: 'completion',
      about: 'completion for bash, zsh and fish',
      exact: true,
      load: () => import('./commands/completion.ts'),
    },
    { name: 'config', about: 'settings', load: () => import('./commands/config.ts') },
    { name: 'demo', about: 'look around in a made-up shop', load: () => import('./commands/demo.ts') },
  ]),
];

function under(group: string, listed: readonly Omit<Listed, 'group'>[]): Listed[] {
  return listed.map((one) => ({ ...one, group }));
}
