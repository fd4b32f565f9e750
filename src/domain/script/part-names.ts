/** The parts of a call other than the questions of its script. */

/** In the order of a call, with their purpose. */
export const partTitles = {
  greeting: 'Greeting',
  'good-moment': 'Good moment?',
  'cut-off': 'After a break',
  'promise-kept': 'A promise kept',
  goal: 'One of their goals',
  clarify: 'Short questions',
  told: 'What they told',
  luck: 'Their goal',
  promise: 'Our promise',
  complaint: 'A complaint',
  thanks: 'Thanks',
} as const;
export type PartName = keyof typeof partTitles;
export const partNames = Object.keys(partTitles) as readonly PartName[];

/** The parts a script has; the courtesy script provides the others. */
export type Parts = Readonly<Partial<Record<PartName, string>>>;

export function isPart(name: string): name is PartName {
  return Object.hasOwn(partTitles, name);
}
