/**
 * The suite runs in two zones, one on either side of Greenwich and both with summer time. A file of tests runs in both
 * unless it stands here, and of what stands here it is checked that it may.
 */
export const zones = ['America/Los_Angeles', 'Pacific/Auckland'] as const;

/** They fail when anything in them asks for the time zone (zone-watch.ts): the second zone would tell them nothing new. */
export const zoneless: readonly string[] = [
  'test/{argv,layers,regexps}.test.ts',
  'test/bench/btyd.test.ts',
  'test/domain/{address,backup,bought-before,command-words,control-totals,habit,insight,key,left-out}.test.ts',
  'test/domain/{machine-settings,moment,plural,schedule,settings,shell-word,spelling,themes,touch}.test.ts',
  'test/domain/{week,written-day}.test.ts',
  'test/domain/{plan,rank,script}/*.test.ts',
  'test/import/{bomb,hash-index,properties,records,rows,values}.test.ts',
  'test/import/values/*.test.ts',
  'test/render/{brief,fitted,html,paint,table,text,vcard}.test.ts',
];

/**
 * They start processes, or wait for servers: the slowest by far. What a process has of the zone is one line of main.ts, and
 * test/bin/zones.test.ts tries that in zones a day apart. Each by its name: whoever adds one has to think of that.
 */
export const processes: readonly string[] = [
  'test/{docs,readme}.test.ts',
  'test/bench/torture.test.ts',
  'test/bin/{build,encryption,executable,launcher,mail,output,package,plaintext,power-cut,read-only,secrets,settings-of-others}.test.ts',
  'test/commands/config-encrypt.test.ts',
  'test/mail/{open,patient,server,smtp}.test.ts',
  'test/render/pages.test.ts',
  'test/terminal/{call,completion,pager,screens,together}.test.ts',
];
