/** `npm run bench`: every figure as a ratio against another command in the same run. `npm run bench start import` runs some. */
const benches: Readonly<Record<string, () => Promise<void>>> = {
  start: async () => await (await import('./start.ts')).benchStart(),
  import: async () => await (await import('./import.ts')).benchImport(),
  day: async () => await (await import('./day.ts')).benchFirstOfDay(),
  look: async () => await (await import('./look.ts')).benchLook(),
  plan: async () => await (await import('./plan.ts')).benchPlan(),
  large: async () => await (await import('./large.ts')).benchLarge(),
  scale: async () => await (await import('./scale.ts')).benchScale(),
  server: async () => await (await import('./server.ts')).benchServer(),
  score: async () => await (await import('./score.ts')).benchScore(),
};

const asked = process.argv.slice(2);
const usual = Object.keys(benches).filter((name) => !['large', 'scale', 'server'].includes(name));
for (const name of asked.length > 0 ? asked : usual) {
  const bench = benches[name];
  if (bench === undefined) throw new Error(`there is no bench "${name}": ${Object.keys(benches).join(', ')}`);
  await bench();
}
