/** What people call a field, by its name in a value or its column in the book. */
const words: Readonly<Record<string, string>> = {
  'contact types': 'types of numbers',
  'struck phones': 'removed numbers',
  'dnc on': 'do not call',
  'dnc reason': 'do not call',
  'external id': 'id',
  hours: 'hours for calls',
  'began with id': 'with whom it began',
  'person id': 'person',
  'interval request': 'interval they asked for',
  'tier pin request': 'reason for the tier pin',
};

/** `contactTypes`, `contact_types`: types of numbers. */
export function fieldWords(field: string): string {
  const key = field
    .replaceAll('_', ' ')
    .replace(/[A-Z]/g, (letter) => ` ${letter}`)
    .toLowerCase();
  return words[key] ?? key;
}
