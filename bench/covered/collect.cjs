// Writes down which parts of src/ a process runs: a process of the tests, and every one that the tests start. It is loaded
// before anything of src/. Not NODE_V8_COVERAGE: that is lost where a test gives a bare environment (cron, a terminal),
// and holds every library too.
const { writeFileSync } = require('node:fs');
const { Session } = require('node:inspector');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const source = pathToFileURL(join(__dirname, '..', '..', 'src', '/')).href;

/** Begins; the function that is returned writes what was run since it was last called. */
module.exports = function collect(folder) {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  let written = 0;
  return () =>
    session.post('Profiler.takePreciseCoverage', (error, taken) => {
      if (error !== null) throw new Error(error.message);
      const result = taken.result.filter(({ url }) => url.startsWith(source));
      if (result.length > 0)
        writeFileSync(join(folder, `${process.pid}-${++written}.json`), JSON.stringify({ result }));
    });
};
