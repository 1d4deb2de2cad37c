// The primary PostgreSQL dies as in a power cut and its synchronous standby is promoted, under 16
// writers. Penstock knows both by one URI and finds the primary itself. Nothing acknowledged may be
// lost, nothing done twice, and ten seconds after the death every writer goes on.
//
//   failover.mjs PENSTOCK [short | long] [ROUNDS] [SEED]

import { Follower } from './events.mjs';
import { look, makeRandom, Postgres, quantile, scenario, sleep, until } from './world.mjs';
import { endLoad, Writers } from './writers.mjs';

const gapMs = 10_000;

// `follower` follows, and each commit of `primary` waits until it is on the disk of both.
async function follow(follower, primary) {
  follower.tool('standby', primary.name);
  primary.ask("ALTER SYSTEM SET synchronous_standby_names TO '*'");
  primary.ask('SELECT pg_reload_conf()');
  await until('the standby follows', () => primary.ask("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") === '1');
}

await scenario('failover', async ({ world, long, more }) => {
  const rounds = Number(more[0] ?? (long ? 50 : 1));
  const seed = more[1] ?? String(Date.now() % 1e9);
  const { below } = makeRandom(seed);
  let primary = new Postgres('failover one');
  let standby = new Postgres('failover two');
  try {
    primary.start();
    await follow(standby, primary);
    world.database = `postgresql://penstock@/postgres?host=${primary.folder},${standby.folder}&target_session_attrs=read-write`;
    await world.prepare();
    const server = await world.serve();
    const writers = new Writers(world, { clients: 16, below });
    const follower = new Follower(world, () => server);
    await follower.ready;
    const working = writers.workPersistently(() => server, { pauseMs: 5 });
    const gaps = [];
    for (let round = 1; round <= rounds && world.faults.length === 0; ++round) {
      await sleep(300 + below(700));
      const died = performance.now();
      primary.tool('kill');
      await sleep(200 + below(1_000)); // until whoever watches over them has noticed
      standby.tool('promote');
      const promoted = performance.now();
      await until('every writer goes on', () => writers.allAfter(promoted), 20_000);
      const gap = writers.allAfter(promoted) - died;
      gaps.push(gap);
      if (gap > gapMs) world.fault(`the last writer went on ${Math.round(gap)} ms after the primary's death`);
      await until('ready', async () => (await look(server, '/readyz')) === 200, 5_000);
      console.log(`round ${round}: promoted after ${Math.round(promoted - died)} ms, the last writer went on after ${Math.round(gap)} ms`);
      [primary, standby] = [standby, primary];
      if (round < rounds) await follow(standby, primary);
    }
    const told = await endLoad(world, server, { writers, working, follower });
    return `${gaps.length} failovers, gap p95 ${Math.round(quantile(gaps, 0.95))} ms, longest ${Math.round(Math.max(...gaps))} ms, ${told} (seed ${seed})`;
  } finally {
    for (const server of [...world.servers]) await world.kill(server);
    primary.remove();
    standby.remove();
  }
}, { postgres: false });
