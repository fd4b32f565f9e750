import type { Program } from './program.ts';

/** All columns about an organization except its name: none of them is a company. */
const others = ['Type', 'Yomi Name', 'Title', 'Department', 'Symbol', 'Location', 'Job Description'];

export const googleOlder: Program = {
  name: 'Google-older',
  marks: ['Given Name', 'Family Name', 'Group Membership', 'Organization 1 - Name'],
  headers: Object.fromEntries(others.map((part) => [`Organization 1 - ${part}`, null])),
};
