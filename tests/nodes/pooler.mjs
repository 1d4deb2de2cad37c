// Everything through PgBouncer in transaction mode, with fewer connections to the database than the
// servers have threads: two servers under 16 writers and an import, the pooler restarted meanwhile;
// then the store's own tests and the told stories.
//
//   pooler.mjs PENSTOCK [short | long] [SECONDS] [SEED]

import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Follower, expectSame } from './events.mjs';
import { makeRandom, scenario, sleep, until } from './world.mjs';
import { expectImported, startImport, Writers } from './writers.mjs';

const port = 6432; // of a socket in a folder of its own

// PgBouncer refuses to run as root.
const asUser = (program, args) => (process.getuid() === 0 ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, args]);

class Pooler {
  constructor(cluster, folder) {
    this.folder = folder;
    mkdirSync(folder);
    chmodSync(folder, 0o777);
    this.uri = `postgresql://penstock@/postgres?host=${folder}&port=${port}&pooled=true`;
    this.file = join(folder, 'pgbouncer.ini');
    writeFileSync(
      this.file,
      `[databases]\n* = host=${cluster.folder} user=penstock\n[pgbouncer]\nlisten_port = ${port}\nunix_socket_dir = ${folder}\n` +
        'auth_type = any\npool_mode = transaction\nmax_client_conn = 1000\ndefault_pool_size = 6\nlog_connections = 0\n' +
        'log_disconnections = 0\nlog_pooler_errors = 0\nlog_stats = 0\n',
    );
    chmodSync(this.file, 0o644);
  }
  async start() {
    const [program, args] = asUser('pgbouncer', ['-q', this.file]);
    this.child = spawn(program, args, { stdio: 'ignore', env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` } });
    this.ended = new Promise((resolve) => this.child.once('exit', resolve));
    await until('the pooler listens', () => existsSync(join(this.folder, `.s.PGSQL.${port}`)), 5_000);
  }
  async stop() {
    this.child.kill('SIGTERM');
    await this.ended;
  }
}

// Runs a test program of the build through the pooler.
// The short form runs a quarter of its tests.
function runTests({ world, cluster, long }, pooler, name, more = []) {
  const program = join(dirname(world.penstock), name);
  const done = spawnSync(program, ['--gtest_brief=1', ...more], {
    encoding: 'utf8',
    timeout: 600_000,
    env: {
      ...world.env,
      PENSTOCK_TEST_POSTGRES: cluster.uri,
      PENSTOCK_TEST_POOLER: pooler.uri,
      GTEST_TOTAL_SHARDS: long ? '1' : '4',
      GTEST_SHARD_INDEX: '0',
    },
  });
  if (done.status !== 0) return void world.fault(`${name} through the pooler: ${done.error ?? ''}${done.stdout?.slice(-3_000)}${done.stderr?.slice(-1_000)}`);
  console.log(`${name}: ${/\d+ tests? from .*/.exec(done.stdout)?.[0] ?? 'passed'}`);
}

await scenario('pooler', async ({ world, cluster, long, more }) => {
  const seconds = Number(more[0] ?? (long ? 60 : 3));
  const seed = more[1] ?? String(Date.now() % 1e9);
  const { below } = makeRandom(seed);
  chmodSync(world.folder, 0o755);
  const pooler = new Pooler(cluster, join(world.folder, 'pooler'));
  await pooler.start();
  try {
    world.database = pooler.uri;
    await world.prepare();
    const nodes = [await world.serve(), await world.serve()];
    const writers = new Writers(world, { clients: 16, below });
    const followers = nodes.map((node) => new Follower(world, () => node));
    await Promise.all(followers.map((one) => one.ready));
    const working = writers.workPersistently((client, tries) => nodes[(client + tries) % 2], { pauseMs: 10 });
    const one = await startImport(nodes[0], world.token, 'Pooled', long ? 20_000 : 1_000);
    await sleep((seconds * 1_000) / 2);
    await pooler.stop();
    await sleep(300);
    await pooler.start();
    const back = performance.now();
    await until('every writer goes on', () => writers.allAfter(back), 10_000);
    const wait = writers.allAfter(back) - back;
    await sleep((seconds * 1_000) / 2);
    writers.stop();
    await working;
    const rows = await expectImported(world, nodes[1], one);
    await writers.expectAll(nodes[1]);
    const head = await expectSame(world, followers);
    for (const follower of followers) await follower.stop();
    for (const node of nodes) await world.stop(node);
    // Those of the lost commit put a network of their own before the database itself.
    runTests({ world, cluster, long }, pooler, 'penstock_store_test', ['--gtest_filter=-*LostCommit*']);
    runTests({ world, cluster, long }, pooler, 'penstock_scenarios_test', long ? [] : ['--gtest_filter=*Scenario*']);
    return (
      `${writers.acknowledged.length} changes of 16 writers on two servers over 6 connections, ${writers.retries} asked again ` +
      `(${JSON.stringify(writers.whys())}), on again ${Math.round(wait)} ms after the pooler's restart, ${rows} rows imported, both streams at ${head} (seed ${seed})`
    );
  } finally {
    for (const server of [...world.servers]) await world.kill(server);
    await pooler.stop();
  }
});
