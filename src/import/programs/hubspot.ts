import type { Program } from './program.ts';

export const hubspot: Program = {
  name: 'HubSpot',
  marks: ['Record ID', 'Lifecycle Stage'],
  // How far a salesperson has come with somebody, also with customers.
  headers: { 'Lead Status': null },
  dealHeaders: [
    'Number of Associated Deals',
    'Associated Deal',
    'Associated Deals',
    'Recent Deal Amount',
    'Recent Deal Close Date',
    'Became a Customer Date',
    'Total Revenue',
  ],
};
