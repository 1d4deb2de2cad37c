// The database goes away under 16 writers and a reader, in every way: its backends are ended, it is
// restarted, the network is cut, the network swallows everything for a while. Each change is asked
// for again with its key until it is answered. Nothing may be lost or done twice, and five seconds
// after the database is there again the server is ready and every writer goes on.
//
// Then, without any load: two servers whose connections are idle (by the socket of the database)
// meet immediate stops of it, and a server is asked to end while a change of it hangs.
//
//   outages.mjs PENSTOCK [short | long] [ROUNDS] [SEED]

import { Cut } from './cut.mjs';
import { Follower } from './events.mjs';
import { ask, look, makeRandom, quantile, scenario, sleep, until } from './world.mjs';
import { endLoad, Writers } from './writers.mjs';

const backMs = 5_000;
const knownMs = 2_500; // until a server that nobody asks knows that its database is away
const readyMs = 1_500; // promised is a second; the rest is the machine's noise
const stopMs = 15_000; // kStopMax (src/app/serve.h)

const change = (server, world, timeoutMs = backMs) =>
  ask(server, world.token, 'POST', '/companies', { name: 'Idle' }, {}, timeoutMs);

// Returns the longest waits in milliseconds.
async function stopUnderIdleServers(world, cluster, cycles) {
  const servers = [await world.serve(), await world.serve()];
  const longest = { known: 0, ready: 0, change: 0 };
  const time = async (what, work) => {
    const began = performance.now();
    await work();
    longest[what] = Math.max(longest[what], performance.now() - began);
  };
  const expectChange = async (server) => {
    const told = await change(server, world);
    if (told.status !== 201) world.fault(`a change of an idle server was answered ${JSON.stringify(told)}`);
  };
  const each = (work) => Promise.all(servers.map(work));
  for (let cycle = 0; cycle < cycles; ++cycle) {
    await each(expectChange);
    await sleep(300);
    cluster.stop();
    await each((server) => time('known', () => until('not ready', async () => (await look(server, '/readyz')) === 503, knownMs)));
    cluster.start();
    await each((server) => time('ready', () => until('ready', async () => (await look(server, '/readyz')) === 200, readyMs)));
    await each((server) => time('change', () => expectChange(server)));
  }
  for (const server of servers) await world.stop(server);
  return longest;
}

// The database takes a change and never answers. Returns after how long the server ended.
async function endWhileAChangeHangs(world, network) {
  const server = await world.serve({ database: `postgresql://penstock@127.0.0.1:${network.port}/postgres` });
  if ((await change(server, world)).status !== 201) world.fault('no change before the network is silent');
  network.stall();
  const hanging = change(server, world, 60_000).catch(() => null);
  await sleep(300);
  const began = performance.now();
  server.child.kill('SIGTERM');
  const { code, signal } = await Promise.race([server.ended, sleep(stopMs + 5_000).then(() => ({ signal: 'nothing' }))]);
  const took = performance.now() - began;
  if (code !== 1 || !server.log.includes('ends without it'))
    world.fault(`a server whose change hung was ended by ${code ?? signal} after ${Math.round(took)} ms: ${server.log}`);
  if ((await hanging)?.status < 300) world.fault('a change that hung was acknowledged');
  if (code !== undefined) world.forget(server);
  return took;
}

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
  const idle = await stopUnderIdleServers(world, cluster, 5);
  const ended = await endWhileAChangeHangs(world, network);
  network.close();
  console.log(
    `idle servers under 5 immediate stops: not ready at most ${Math.round(idle.known)} ms after, ready ${Math.round(idle.ready)} ms ` +
      `after the start, a change took at most ${Math.round(idle.change)} ms; a server with a change that hung ended after ${Math.round(ended)} ms`,
  );
  return (
    `${waits.length} outages, writers on again at most ${Math.round(Math.max(...waits))} ms and ` +
    `p95 ${Math.round(quantile(waits, 0.95))} ms after, ${told} (seed ${seed})`
  );
});
