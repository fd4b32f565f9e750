import type { Program } from './program.ts';

/** How many custom fields are examined: Google has one for each label. */
const customFields = Array.from({ length: 9 }, (_, at) => `Custom Field ${at + 1} - Value`);

export const google: Program = {
  name: 'Google Contacts',
  marks: ['Labels', 'Custom Field 1 - Label', 'Custom Field 1 - Value'],
  // Only sentences about refusals are read from them, as `export` writes them there.
  headers: Object.fromEntries(customFields.map((header) => [header, 'refusals'])),
};
