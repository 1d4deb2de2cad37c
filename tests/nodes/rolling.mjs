// Three servers behind a proxy are stopped (SIGTERM) and started again, one after the other, under
// reads, writes and open event streams. Nobody sees a failed request; each has ended within ten
// seconds; the streams come back and miss nothing. The proxies run the guide's own configurations.
//
//   rolling.mjs PENSTOCK [short | long] [ROUNDS] [SEED]

import { Follower, expectSame } from './events.mjs';
import { startProxy } from './proxies.mjs';
import { ask, look, makeRandom, quantile, scenario, sleep, until } from './world.mjs';
import { Writers } from './writers.mjs';

const drainMs = 10_000;
const options = ['--trusted-proxy', '127.0.0.1', '--stop-delay', '3'];

// Asks until it is stopped; every answer but 200 is a failed request.
async function read(world, proxy, state) {
  while (!state.over) {
    const began = performance.now();
    try {
      const answer = await ask(proxy, world.token, 'GET', '/deals?limit=20');
      if (answer.status !== 200) world.fault(`a read was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    } catch (error) {
      world.fault(`a read failed: ${error.message}`);
    }
    state.times.push(performance.now() - began);
    await sleep(10);
  }
}

async function roll(world, kind, nodes, rounds, writers) {
  const proxy = await startProxy(kind, world.folder, nodes);
  const before = writers.acknowledged.length;
  const reading = { over: false, times: [] };
  const readers = Array.from({ length: 8 }, () => read(world, proxy, reading));
  const followers = Array.from({ length: 6 }, () => new Follower(world, () => proxy));
  await Promise.all(followers.map((one) => one.ready));
  const working = writers.workPersistently(() => proxy, { pauseMs: 10 });
  const stops = [];
  await sleep(300);
  for (let round = 0; round < rounds * nodes.length && world.faults.length === 0; ++round) {
    const i = round % nodes.length;
    const { port } = nodes[i];
    const stopping = world.stop(nodes[i]);
    await sleep(200);
    const said = [await look(nodes[i], '/readyz'), await look(nodes[i], '/healthz')];
    if (said.join() !== '503,200') world.fault(`a server that is about to stop said ${said} of ready and healthy`);
    const took = await stopping;
    stops.push(took);
    if (took > drainMs) world.fault(`a server took ${Math.round(took)} ms to stop`);
    nodes[i] = await world.serve({ port, more: options });
    await until('ready', async () => (await look(nodes[i], '/readyz')) === 200, 5_000);
    await sleep(kind === 'nginx' ? 2_200 : 800); // until the proxy sends to it again
  }
  writers.stop();
  reading.over = true;
  await Promise.all([working, ...readers]);
  for (const one of writers.failures.slice(0, 5)) world.fault(`failed behind ${kind}: ${one.change} ${one.why}`);
  for (const one of followers) if (one.refused.length > 0) world.fault(`a stream was refused: ${one.refused.join(' ')}`);
  const head = await expectSame(world, followers);
  const connects = followers.reduce((sum, one) => sum + one.connects, 0);
  for (const one of followers) await one.stop();
  await writers.expectAll(proxy);
  await proxy.stop();
  console.log(
    `${kind}: ${stops.length} servers restarted, ${writers.acknowledged.length - before} writes and ${reading.times.length} reads, ` +
      `${writers.failures.length} failed, a stop took at most ${Math.round(Math.max(...stops))} ms; reads p99 ${Math.round(quantile(reading.times, 0.99))} ms, ` +
      `longest ${Math.round(Math.max(...reading.times))} ms; 6 streams connected ${connects} times, all at ${head}`,
  );
  return writers.acknowledged.length - before + reading.times.length;
}

await scenario('rolling', async ({ world, long, more }) => {
  const rounds = Number(more[0] ?? (long ? 5 : 1));
  const seed = more[1] ?? String(Date.now() % 1e9);
  await world.prepare();
  const writers = new Writers(world, { clients: 8, below: makeRandom(seed).below });
  const nodes = [];
  for (let i = 0; i < 3; ++i) nodes.push(await world.serve({ more: options }));
  let requests = 0;
  for (const kind of long ? ['haproxy', 'nginx'] : ['haproxy']) requests += await roll(world, kind, nodes, rounds, writers);
  for (const node of nodes) await world.stop(node);
  return `${requests} requests while ${long ? rounds * 6 : rounds * 3} servers were restarted (seed ${seed})`;
});
