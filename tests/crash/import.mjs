// An import that is killed (kill -9) many times ends as if nobody had: each row is there exactly
// once, the rows that cannot be taken are told exactly once, and the report is exact.
//
// One file of companies, in which every 997th row has no name. A server runs the import; as soon as
// it has come past a random place it is killed, and the next server goes on. In the end all
// companies are exported and counted by name.
//
// With PENSTOCK_DATABASE=private the store is a PostgreSQL of the test's own (fsync on), with
// another value that database. There the work of a dead server waits for the end of its lease.
//
//   import.mjs PENSTOCK [ROWS] [KILLS] [SEED]      exit code 0 when all is exact

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ask, makeRandom, Postgres, until, World } from '../nodes/world.mjs';

const [penstock, rowsText = '20000', killsText = '3', seed = String(Date.now() % 1e9)] = process.argv.slice(2);
const rows = Number(rowsText);
const kills = Number(killsText);
const everyBad = 997;
const leaseMs = 60_000; // 30 s, and up to a beat until somebody sees that it is over; a busy machine

const cluster = process.env.PENSTOCK_DATABASE === 'private' ? new Postgres('crash-import') : null;
cluster?.start();
const world = new World(penstock, { name: 'crash-import', database: cluster?.uri ?? process.env.PENSTOCK_DATABASE ?? '' });
const { random } = makeRandom(seed);
const bad = Math.floor(rows / everyBad);

function fileOfRows() {
  const parts = ['Name,City\n'];
  for (let i = 1; i <= rows; ++i) parts.push(i % everyBad === 0 ? `,Town ${i}\n` : `Company ${i},Town ${i % 7}\n`);
  return Buffer.from(parts.join(''));
}

async function start(server) {
  const upload = await ask(server, world.token, 'POST', '/uploads?name=rows.csv', fileOfRows(), {}, 600_000);
  if (upload.status >= 300) throw new Error(`upload: ${JSON.stringify(upload)}`);
  const columns = [{ header: 'Name', field: 'name' }, { header: 'City', field: 'city' }];
  const files = [{ upload_id: upload.body.upload_id, record_type: 'company', columns }];
  const started = await ask(server, world.token, 'POST', '/imports', { files, duplicates: 'create' });
  if (started.status >= 300) throw new Error(`import: ${JSON.stringify(started)}`);
  return started.body.id;
}

const reportOf = async (server, id) => (await ask(server, world.token, 'GET', `/imports/${id}`)).body;
const goesOn = (report) => ['waiting', 'running'].includes(report.state);

// Serves until the import has come to `place`, and kills in the middle of it. Returns the rows read.
async function killAt(server, id, place) {
  const report = await until(
    `row ${place}`,
    async () => {
      const now = await reportOf(server, id);
      return now.rows_read >= place || !goesOn(now) ? now : null;
    },
    leaseMs + rows,
  );
  if (!goesOn(report)) world.fault(`the import ended (${report.state}) before it was killed at ${place}`);
  await world.kill(server);
  return report.rows_read;
}

// How often each company is there, by what `penstock export` writes.
async function countNames() {
  const child = spawn(penstock, ['export', '--data', world.data, '--workspace', 'Crash', 'companies'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: world.environment(),
  });
  const seen = new Uint8Array(rows + 1);
  let strangers = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /(?:^|,)Company (\d+)(?:,|$)/.exec(line);
    if (found) ++seen[Number(found[1])];
    else ++strangers;
  }
  return { seen, strangers: strangers - 1 }; // the header
}

async function expectExact(server, id) {
  const report = await until('the end', async () => {
    const now = await reportOf(server, id);
    return goesOn(now) ? null : now;
  }, leaseMs + 60_000 + rows);
  const expected = { state: 'done', rows_read: rows, created: rows - bad, updated: 0, skipped: 0, failed: bad, reconciled: true };
  for (const [field, value] of Object.entries(expected))
    if (report[field] !== value) world.fault(`the report says ${field} ${report[field]}, not ${value}`);
  await world.stop(server);
  world.check();
  const { seen, strangers } = await countNames();
  let missing = 0, twice = 0;
  for (let i = 1; i <= rows; ++i) {
    if (i % everyBad === 0) continue;
    missing += seen[i] === 0;
    twice += seen[i] > 1;
  }
  if (missing || twice || strangers) world.fault(`${missing} rows missing, ${twice} twice, ${strangers} of nobody`);
  return report;
}

const began = performance.now();
let summary = '';
try {
  await world.prepare();
  let server = await world.serve();
  const id = await start(server);
  for (let kill = 0; kill < kills; ++kill) {
    const place = Math.floor(((kill + random()) / (kills + 0.5)) * rows * 0.95);
    const read = await killAt(server, id, place);
    console.log(`kill ${kill + 1}: behind row ${read}`);
    server = await world.serve();
  }
  const report = await expectExact(server, id);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  summary = `${rows} rows, killed ${kills} times: ${report.created} created, ${report.failed} refused, each once (${seconds} s, seed ${seed})`;
} catch (error) {
  world.fault(error.stack);
}
const code = await world.finish(summary || `seed ${seed}`);
cluster?.remove();
process.exit(code);
