/** The order of the files in a run. */
import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { isOneOf } from './globs.ts';
import { processes, zones } from './zones.ts';

/**
 * Another order in each run, but project by project. Vitest's own shuffles the files of all projects together, and wherever the
 * next one is of another project it starts a new process, which loads all of the program. What waits half of its time, for a
 * process or a server, stands evenly among what does not, so that no processor is idle; none comes last, for it is long. In a
 * short run the processes of the first zone try the files of the second too, in turn (in-short.ts).
 */
export class Shuffled extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { config, projects } = this.ctx;
    const run = isShort() ? files.filter(({ project }) => project.name !== zones[1]) : files;
    const placed = run.map((file) => {
      const path = relative(config.root, file.moduleId).replaceAll('\\', '/');
      const drawn = createHash('sha1').update(`${config.sequence.seed} ${path}`).digest('hex');
      return { file, drawn, project: projects.indexOf(file.project), waits: isOneOf(path, processes) };
    });
    const kinds = Map.groupBy(placed, ({ project, waits }) => `${project} ${waits}`);
    const ranked = [...kinds.values()].flatMap((kind) =>
      kind
        .sort((a, b) => (a.drawn < b.drawn ? -1 : 1))
        .map((one, i) => ({ ...one, at: (i / kind.length) * (one.waits ? beforeTheEnd : 1) })),
    );
    return ranked.sort((a, b) => a.project - b.project || a.at - b.at).map(({ file }) => file);
  }
}

/** The share of a project's files among which those that wait are. */
const beforeTheEnd = 0.8;

const isShort = () => process.env['CADENCE_TEST_TURN'] !== undefined;
