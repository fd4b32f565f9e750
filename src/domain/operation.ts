/** What a writing command did to the book, by kind. */

export const operationKinds = [
  ...(['add', 'ask', 'call', 'config', 'dates', 'dnc', 'doctor', 'done', 'edit', 'erase', 'event', 'import'] as const),
  ...([
    'interval',
    'log',
    'merge',
    'news',
    'note',
    'pause',
    'plan',
    'potential',
    'resume',
    'script',
    'snooze',
  ] as const),
  ...(['tag', 'tier'] as const),
];
export type OperationKind = (typeof operationKinds)[number];

/** How a customer left the book. */
export type WayOut = { readonly kind: 'erased' } | { readonly kind: 'merged'; readonly into: number };

/** What became of a row. */
export const changeKinds = ['added', 'changed', 'removed'] as const;
export type ChangeKind = (typeof changeKinds)[number];
