import type { Program } from './program.ts';

/** The deals of HubSpot: the contact is named with the number by which the list of contacts knows it. */
export const hubspotDeals: Program = {
  name: 'HubSpot-Deals',
  marks: ['Deal Name', 'Deal Stage', 'Associated Contact'],
  headers: { 'Associated Contact': 'name', 'Associated Contact IDs': 'externalId', 'Associated Company IDs': null },
};
