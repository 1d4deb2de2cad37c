// What was acknowledged survives kill -9: nothing lost, nothing done twice, nothing half done.
//
// Each round: start the server, let eight clients make, move and edit their own deals (every change
// with an idempotency key), in every second round beside a running import, and kill the server at a
// random moment. Then: the store is whole and its journal has no gap (`penstock check`); every
// acknowledged change is there by id and version; a change whose answer was lost is there whole or
// not at all, and asking for it again with its key does it once; the import ends with each row once.
//
// With PENSTOCK_DATABASE=private the store is a PostgreSQL of the test's own (fsync on), with
// another value that database. There a dead server's job waits for its lease (30 s): imports run in
// the first half of more than ten rounds only, and are looked at in the end.
//
// PENSTOCK_LARGE: in a workspace that has so many other deals (100000).
//
//   crash.mjs PENSTOCK [ROUNDS] [SEED]      one line per round; exit code 0 when nothing was lost

import { expectImported, startImport, Writers } from '../nodes/writers.mjs';
import { ask, makeRandom, options, Postgres, quantile, sleep, World } from '../nodes/world.mjs';

const { penstock } = options();
const rounds = Number(process.argv[3] ?? 10);
const seed = process.argv[4] ?? String(Date.now() % 1e9);
const importRows = 400;
const killAfterMs = { min: 50, max: 500 };

const cluster = process.env.PENSTOCK_DATABASE === 'private' ? new Postgres('crash') : null;
cluster?.start();
const world = new World(penstock, { name: 'crash', database: cluster?.uri ?? process.env.PENSTOCK_DATABASE ?? '' });
const { below } = makeRandom(seed);
const writers = new Writers(world, { clients: 8, below });
const imports = []; // that may not have ended yet
const restarts = [];

async function expectImports(server) {
  let rows = 0;
  for (const one of imports.splice(0)) rows += await expectImported(world, server, one, { mayBePutAside: true });
  return rows;
}

async function runRound(round) {
  const server = await world.serve();
  const before = writers.acknowledged.length;
  const importing = round % 2 === 1 && (!world.database || (rounds > 10 && round <= rounds / 2));
  if (importing) imports.push(await startImport(server, world.token, `Round ${round}`, importRows));
  const working = writers.workUntilCut(server);
  const moment = killAfterMs.min + below(killAfterMs.max - killAfterMs.min);
  await sleep(moment);
  await world.kill(server);
  await working;
  const doubts = writers.inDoubt.length;

  world.check();
  const restarted = performance.now();
  const again = await world.serve();
  const first = await ask(again, world.token, 'GET', '/pipelines');
  if (first.status !== 200) world.fault(`the first answer after the restart was ${first.status}`);
  const restartMs = performance.now() - restarted;
  restarts.push(restartMs);
  const happened = writers.expectAcknowledged(await writers.allDeals(again));
  await writers.askAgain(again);
  const rows = world.database ? 0 : await expectImports(again);
  await writers.expectHistory(again);
  await world.kill(again);
  world.check();
  console.log(
    `round ${round}: killed after ${moment} ms, ${writers.acknowledged.length - before - doubts} acknowledged, ${doubts} in doubt ` +
      `(${happened} had happened), ${rows ? `import finished with ${rows} rows, ` : ''}first answer ${Math.round(restartMs)} ms after the restart`,
  );
}

try {
  await world.prepare({ large: Number(process.env.PENSTOCK_LARGE ?? 0) });
  for (let round = 1; round <= rounds && world.faults.length === 0; ++round) await runRound(round);
  if (imports.length > 0 && world.faults.length === 0) {
    const server = await world.serve();
    const waited = performance.now();
    const count = imports.length;
    console.log(`${count} imports ended with ${await expectImports(server)} rows, the last after ${Math.round(performance.now() - waited)} ms`);
    await world.stop(server);
    world.check();
  }
} catch (error) {
  world.fault(error.stack);
}
const code = await world.finish(
  `crash: ${rounds} rounds${world.database ? ' on PostgreSQL' : ''}, ${world.gaps ?? 0} gaps, ${writers.acknowledged.length} changes, ${world.putAside ?? 0} imports tried again, ` +
    `first answer after p95 ${Math.round(quantile(restarts, 0.95))} ms (seed ${seed})`,
);
cluster?.remove();
process.exit(code);
