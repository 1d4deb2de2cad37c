// One of two servers over one database is stopped in the middle of its work (SIGSTOP), and goes on
// later (SIGCONT), under 16 writers and an import. Whoever gets no answer from it asks the other
// with the same key. What the stopped one had begun takes effect once or not at all; the other is
// held up for as long as the guide says and no longer; both tell the same changes, each once.
//
//   pause.mjs PENSTOCK [short | long] [ROUNDS] [SEED]

import { Follower, expectSame } from './events.mjs';
import { makeRandom, scenario, sleep } from './world.mjs';
import { expectImported, startImport, Writers } from './writers.mjs';

// The database ends what a stopped server has begun after 5 s; the rest is the machine's noise.
const heldUpMs = 6_500;

await scenario('pause', async ({ world, long, more }) => {
  const rounds = Number(more[0] ?? (long ? 3 : 1));
  const seed = more[1] ?? String(Date.now() % 1e9);
  const pauseMs = long ? 60_000 : 8_000;
  const { below } = makeRandom(seed);
  await world.prepare();
  const nodes = [await world.serve(), await world.serve()];
  const writers = new Writers(world, { clients: 16, below });
  const followers = nodes.map((node) => new Follower(world, () => node));
  await Promise.all(followers.map((one) => one.ready));
  // Even clients begin at the first node, odd ones at the second; each next try is at the other.
  const working = writers.workPersistently((client, tries) => nodes[(client + tries) % 2], { timeoutMs: 1_000, pauseMs: 20 });

  const gaps = [];
  for (let round = 1; round <= rounds && world.faults.length === 0; ++round) {
    const stopped = nodes[round % 2];
    const other = (client) => nodes[client % 2] !== stopped;
    const one = await startImport(stopped, world.token, `Round ${round}`, long ? 20_000 : 2_000);
    await sleep(200 + below(400));
    const from = performance.now();
    stopped.child.kill('SIGSTOP');
    await sleep(pauseMs);
    const to = performance.now();
    stopped.child.kill('SIGCONT');
    const during = writers.acknowledged.filter(({ at }) => at > from && at < to).length;
    const gap = writers.longestGap(from, to, other);
    gaps.push(gap);
    if (gap > heldUpMs) world.fault(`the other server was held up for ${Math.round(gap)} ms`);
    await sleep(1_000);
    const rows = await expectImported(world, nodes[(round + 1) % 2], one, 120_000);
    console.log(
      `round ${round}: stopped for ${Math.round(to - from)} ms, ${during} changes by the other meanwhile, ` +
        `its longest gap ${Math.round(gap)} ms, import ended with ${rows} rows`,
    );
  }
  writers.stop();
  await working;
  await writers.expectAll(nodes[0]);
  const head = await expectSame(world, followers);
  for (const one of followers) await one.stop();
  for (const node of nodes) await world.stop(node);
  return (
    `${rounds} pauses of ${pauseMs / 1000} s, ${writers.acknowledged.length} changes of 16 writers, ${writers.retries} asked again ` +
    `(${JSON.stringify(writers.whys())}), other server's longest gap ${Math.round(Math.max(...gaps))} ms, ` +
    `both streams at ${head}, ${followers[0].resets + followers[1].resets} told to begin anew (seed ${seed})`
  );
});
