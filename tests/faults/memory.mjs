// Memory runs out: again and again a working server gets no more address space than it has, with a little to spare, while
// large requests come in. It may refuse (503) or die; whatever it does, nothing acknowledged is lost or done twice, no
// client is told that the fault is its own, and with memory again, in the same process or a new one, work goes on.
//
//   memory.mjs PENSTOCK [ROUNDS] [SEED]

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ask, makeRandom, sleep, World } from '../nodes/world.mjs';
import { Writers } from '../nodes/writers.mjs';

const [penstock, rounds = '6', seed = String(Date.now() % 1e9)] = process.argv.slice(2);
const sparedMiB = 12; // at most
const squeezedMs = 1_500;
const { below } = makeRandom(seed);
const world = new World(penstock, { name: 'memory', database: process.env.PENSTOCK_DATABASE ?? '' });
const writers = new Writers(world, { clients: 4, below });
const large = { name: 'x'.repeat(900_000) }; // is refused as too long, after it was read whole
const told = { died: 0, stayed: 0, unavailable: 0 };
let server;

function limit(bytes) {
  const done = spawnSync('prlimit', [`--pid=${server.child.pid}`, `--as=${bytes}:unlimited`]);
  if (done.status !== 0 && server.child.exitCode === null && server.child.signalCode === null)
    world.fault(`prlimit: ${done.stderr}`);
}

async function askMuch(until) {
  while (performance.now() < until) {
    try {
      const answer = await ask(server, world.token, 'POST', '/companies', large);
      if (answer.status === 503) ++told.unavailable;
      else if (answer.status !== 422) world.fault(`a large request was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    } catch {
      await sleep(20);
    }
  }
}

async function runRound() {
  const size = Number(/VmSize:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.child.pid}/status`, 'utf8'))[1]) * 1024;
  limit(size + below(sparedMiB << 20));
  const until = performance.now() + squeezedMs;
  await Promise.all(Array.from({ length: 6 }, () => askMuch(until)));
  const died = await Promise.race([server.ended.then(() => true), sleep(0).then(() => false)]);
  died ? ++told.died : ++told.stayed;
  const before = writers.acknowledged.length;
  if (died) {
    world.forget(server);
    server = await world.serve();
  } else {
    limit('unlimited');
  }
  for (let i = 0; i < 500 && writers.acknowledged.length === before; ++i) await sleep(20);
  if (writers.acknowledged.length === before) world.fault('no change is taken ten seconds after there is memory again');
}

try {
  await world.prepare();
  server = await world.serve();
  const working = writers.workPersistently(() => server);
  await sleep(500);
  for (let round = 0; round < Number(rounds) && world.faults.length === 0; ++round) await runRound();
  writers.stop();
  await working;
  await writers.expectAll(server);
  await world.stop(server);
} catch (error) {
  world.fault(error.stack);
}
process.exit(
  await world.finish(
    `memory: ${rounds} times short of it, died ${told.died} times, stayed ${told.stayed} times with ${told.unavailable} large requests refused; ` +
      `${writers.acknowledged.length} changes, ${writers.retries} asked again (${JSON.stringify(writers.whys())}) (seed ${seed})`,
  ),
);
