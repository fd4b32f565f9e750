/** The order of the files in a run. */
import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { isOneOf } from './globs.ts';
import { processes } from './zones.ts';

/**
 * Another order in each run, but project by project, and the long files of each first. Vitest's own shuffles those of all
 * projects together, and wherever the next file is of another one it starts a new process, which loads all of the program.
 */
export class Shuffled extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { config, projects } = this.ctx;
    const placed = files.map((file) => {
      const path = relative(config.root, file.moduleId).replaceAll('\\', '/');
      const isLong = isOneOf(path, processes);
      const drawn = createHash('sha1').update(`${config.sequence.seed} ${path}`).digest('hex');
      return { file, rank: `${projects.indexOf(file.project)} ${isLong ? 0 : 1} ${drawn}` };
    });
    return placed.sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ file }) => file);
  }
}
