import type { Program } from './program.ts';

/** So many fields of one's own are looked at: Google gives each label of them one. */
const customFields = Array.from({ length: 9 }, (_, at) => `Custom Field ${at + 1} - Value`);

export const google: Program = {
  name: 'Google Contacts',
  marks: ['Labels', 'Custom Field 1 - Label', 'Custom Field 1 - Value'],
  // Only sentences about what somebody does not want are taken out of them, as `export` writes them there.
  headers: Object.fromEntries(customFields.map((header) => [header, 'refusals'])),
};
