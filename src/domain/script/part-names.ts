/** The parts of a call beside the questions of its script. */

/** In the order of a call; what each is for. */
export const partTitles = {
  greeting: 'Greeting',
  'good-moment': 'Good moment?',
  'cut-off': 'After a break',
  'promise-kept': 'A promise kept',
  goal: 'A goal of theirs',
  clarify: 'Short questions',
  told: 'What they told',
  luck: 'Their goal',
  promise: 'Our promise',
  complaint: 'A complaint',
  thanks: 'Thanks',
} as const;
export type PartName = keyof typeof partTitles;
export const partNames = Object.keys(partTitles) as readonly PartName[];

/** What a script says of these; the others are those of the courtesy script. */
export type Parts = Readonly<Partial<Record<PartName, string>>>;

export function isPart(name: string): name is PartName {
  return Object.hasOwn(partTitles, name);
}
