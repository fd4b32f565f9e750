import type { Program } from './program.ts';

/** HubSpot's deals: the contact has the same number as in the list of contacts. */
export const hubspotDeals: Program = {
  name: 'HubSpot-Deals',
  marks: ['Deal Name', 'Deal Stage', 'Associated Contact'],
  headers: { 'Associated Contact': 'name', 'Associated Contact IDs': 'externalId', 'Associated Company IDs': null },
};
