/** `npm run bench`: every figure as a ratio against another command in the same run. */
import { benchImport } from './import.ts';
import { benchScore } from './score.ts';
import { benchStart } from './start.ts';

await benchStart();
await benchScore();
await benchImport();
