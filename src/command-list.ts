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
  /** It has no JSON: what to use instead. */
  readonly notJson?: string;
  readonly load: () => Promise<{ readonly register: Register }>;
}

/** A command is loaded only when it is called, to keep start-up fast. */
export const commands: readonly Listed[] = [
  ...under('Every day:', [
    {
      name: 'desk',
      about: 'show the whole day on one screen; cadence alone',
      load: () => import('./commands/desk.ts'),
    },
    { name: 'today', about: 'list the promises and calls for today', load: () => import('./commands/today.ts') },
    {
      name: 'call',
      about: 'call the next customer, or anybody, with a guide',
      load: () => import('./commands/call.ts'),
    },
    { name: 'log', about: 'record a call, visit or card already made', load: () => import('./commands/log.ts') },
    { name: 'week', about: 'show or mail the weekly list', load: () => import('./commands/week.ts') },
    { name: 'plan', about: 'show the year ahead, and whether it fits', load: () => import('./commands/plan.ts') },
    { name: 'promises', about: 'list open promises', load: () => import('./commands/promises.ts') },
    { name: 'done', about: 'mark a promise as done, and as told', load: () => import('./commands/done.ts') },
    {
      name: 'note',
      about: 'save a fact, a goal or a question for the next call',
      load: () => import('./commands/note.ts'),
    },
    { name: 'dates', about: 'show birthdays, other dates and cards ahead', load: () => import('./commands/dates.ts') },
  ]),
  ...under('Find and understand:', [
    { name: 'list', about: 'list customers by rank', pages: true, load: () => import('./commands/list.ts') },
    {
      name: 'search',
      about: 'search names, notes and answers',
      pages: true,
      load: () => import('./commands/search.ts'),
    },
    {
      name: 'show',
      about: 'show everything about one customer',
      pages: true,
      load: () => import('./commands/show.ts'),
    },
    {
      name: 'why',
      about: 'explain a place, tier, priority and date',
      pages: true,
      load: () => import('./commands/why.ts'),
    },
    {
      name: 'report',
      about: 'show a period in words, figures and charts',
      exact: true,
      notJson: 'it is a page; cadence stats --json and cadence insights --json have figures and words',
      load: () => import('./commands/report.ts'),
    },
    { name: 'insights', about: 'show what customers say, by question', load: () => import('./commands/insights.ts') },
  ]),
  ...under('Change one customer or many:', [
    { name: 'add', about: 'add a customer by hand', load: () => import('./commands/add.ts') },
    { name: 'edit', about: 'change the details of a customer', load: () => import('./commands/edit.ts') },
    { name: 'tag', about: 'add and remove tags', load: () => import('./commands/tag.ts') },
    { name: 'interval', about: 'set how often a customer is called', load: () => import('./commands/interval.ts') },
    { name: 'pause', about: 'stop calls until a day, or resume them', load: () => import('./commands/pause.ts') },
    { name: 'snooze', about: 'put the next call off', load: () => import('./commands/snooze.ts') },
    { name: 'dnc', about: 'mark a customer as do not call', load: () => import('./commands/dnc.ts') },
    { name: 'event', about: 'call many customers for one reason', load: () => import('./commands/event.ts') },
    { name: 'tier', about: 'show or pin the tier of a customer', load: () => import('./commands/tier.ts') },
    { name: 'potential', about: 'set what you expect of a customer', load: () => import('./commands/potential.ts') },
  ]),
  ...under('Several callers:', [
    {
      name: 'caller',
      about: 'set who calls, and whose customers are whose',
      load: () => import('./commands/caller.ts'),
    },
  ]),
  ...under('The book as a whole:', [
    { name: 'rank', about: 'show how the book is ranked, and how well', load: () => import('./commands/rank.ts') },
    { name: 'stats', about: 'show how calls go, and the 80:20 of the book', load: () => import('./commands/stats.ts') },
  ]),
  ...under('Data you can trust:', [
    {
      name: 'import',
      about: 'read customers or orders from any export',
      load: () => import('./commands/import.ts'),
    },
    {
      name: 'imports',
      about: 'list imported files',
      pages: true,
      load: () => import('./commands/imports.ts'),
    },
    { name: 'duplicates', about: 'find customers who may be the same', load: () => import('./commands/duplicates.ts') },
    { name: 'merge', about: 'join two customers into one', load: () => import('./commands/merge.ts') },
    {
      name: 'history',
      about: 'show what was done to one customer',
      pages: true,
      load: () => import('./commands/history.ts'),
    },
    { name: 'erase', about: 'remove a person for good', load: () => import('./commands/erase.ts') },
    {
      name: 'export',
      about: 'write the book for other programs',
      exact: true,
      load: () => import('./commands/export.ts'),
    },
    { name: 'backup', about: 'make a verified backup of the book', load: () => import('./commands/backup.ts') },
    { name: 'restore', about: 'go back to a backup', load: () => import('./commands/restore.ts') },
    { name: 'move', about: 'move the book to a server, or back to a file', load: () => import('./commands/move.ts') },
    { name: 'doctor', about: 'check that all is well, and say what to do', load: () => import('./commands/doctor.ts') },
    { name: 'undo', about: 'undo the last change', load: () => import('./commands/undo.ts') },
    { name: 'redo', about: 'redo what was undone', load: () => import('./commands/redo.ts') },
  ]),
  ...under('Set up:', [
    { name: 'script', about: 'choose and edit the questions of a call', load: () => import('./commands/script.ts') },
    { name: 'mcp', about: 'let an AI assistant use the book', load: () => import('./commands/mcp.ts') },
    {
      name: 'cron',
      about: 'mail the weekly list every Monday',
      exact: true,
      load: () => import('./commands/cron.ts'),
    },
    {
      name: 'completion',
      about: 'complete commands in bash, zsh and fish',
      exact: true,
      notJson: 'it is a script for your shell: cadence completion bash',
      load: () => import('./commands/completion.ts'),
    },
    { name: 'config', about: 'show and change settings', load: () => import('./commands/config.ts') },
    {
      name: 'demo',
      about: 'look around in a made-up shop',
      notJson: 'it is a tour; its book answers in JSON: cadence demo, then cadence --db BOOK today --json',
      load: () => import('./commands/demo.ts'),
    },
  ]),
];

function under(group: string, listed: readonly Omit<Listed, 'group'>[]): Listed[] {
  return listed.map((one) => ({ ...one, group }));
}
