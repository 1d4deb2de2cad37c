// The database goes away under 16 writers and a reader, in every way: its backends are ended, it is
// restarted, the network is cut, the network swallows everything for a while. Each change is asked
// for again with its key until it is answered. Nothing may be lost or done twice, and five seconds
// after the database is there again the server is ready and every writer goes on.
//
//   outages.mjs PENSTOCK [short | long] [ROUNDS] [SEED]

import { Cut } from './cut.mjs';
import { Follower } from './events.mjs';
import { ask, look, makeRandom, quantile, scenario, sleep, until } from './world.mjs';
import { endLoad, Writers } from './writers.mjs';

const backMs = 5_000;

await scenario('outages', async ({ world, cluster, long, more }) => {
  const rounds = Number(more[0] ?? (long ? 25 : 1));
  const seed = more[1] ?? String(Date.now() % 1e9);
  const { below } = makeRandom(seed);
  await world.prepare();
  const network = new Cut(`${cluster.folder}/.s.PGSQL.5432`);
  await network.listen();
  const server = await world.serve({ database: `postgresql://penstock@127.0.0.1:${network.port}/postgres` });
  const writers = new Writers(world, { clients: 16, below });
  const follower = new Follower(world, () => server);
  await follower.ready;
  const working = writers.workPersistently(() => server);

  // Each brings the database away and back again, and ends when it is back.
  const outages = {
    'backends ended': async () => void cluster.endBackends(),
    'restarted': async () => {
      cluster.stop();
      await sleep(200 + below(1_500));
      cluster.start();
    },
    'connections reset': async () => network.dropAll(),
    'network cut': async () => {
      network.refuse();
      await sleep(500 + below(2_500));
      network.state = 'open';
    },
    'network silent, then cut': async () => {
      network.stall();
      await sleep(500 + below(2_500));
      network.dropAll();
      network.state = 'open';
    },
    'network silent, then on': async () => {
      network.stall();
      await sleep(500 + below(long ? 8_000 : 2_000));
      network.resume();
    },
  };
  const waits = [];
  for (let round = 1; round <= rounds && world.faults.length === 0; ++round) {
    for (const [name, outage] of Object.entries(outages)) {
      await sleep(150 + below(300));
      const failed = writers.failures.length;
      const away = performance.now();
      await outage();
      const back = performance.now();
      await until(`every writer goes on after "${name}"`, () => writers.allAfter(back), 20_000);
      const wait = writers.allAfter(back) - back;
      await until('ready', async () => (await look(server, '/readyz')) === 200, backMs);
      const read = await ask(server, world.token, 'GET', '/pipelines');
      if (read.status !== 200) world.fault(`after "${name}" a read was answered ${read.status}`);
      waits.push(wait);
      if (wait > backMs) world.fault(`after "${name}" the last writer went on after ${Math.round(wait)} ms`);
      console.log(
        `${name}: away ${Math.round(back - away)} ms, all writers on ${Math.round(wait)} ms after, ` +
          `${writers.failures.length - failed} answers to ask for again`,
      );
    }
  }
  const told = await endLoad(world, server, { writers, working, follower });
  network.close();
  return (
    `${waits.length} outages, writers on again at most ${Math.round(Math.max(...waits))} ms and ` +
    `p95 ${Math.round(quantile(waits, 0.95))} ms after, ${told} (seed ${seed})`
  );
});
