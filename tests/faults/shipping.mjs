// The machine dies: a server under writes ships its commits, is killed at a random moment, and a store is made again from
// the shipping folder alone, by one command. All that was acknowledged a second or more before is there, the journal has no
// gap, and nothing is there that was not asked for.
//
//   shipping.mjs PENSTOCK [ROUNDS]      one line per round

import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { start } from '../security/server.mjs';

const [penstock, rounds = '3'] = process.argv.slice(2);
const lossMs = 1_000;
const clients = 4;
const faults = [];
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

for (let round = 0; round < Number(rounds); ++round) {
  const shipped = `/tmp/penstock-shipped-${process.pid}-${round}`;
  const server = await start(penstock, ['--api-requests-per-minute', '0', '--ship-to', shipped]);
  const headers = { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' };
  const metrics = async () => (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
  while (!/shipped_timestamp_seconds [1-9]/.test(await metrics())) await sleep(20);
  const acknowledged = [];
  let asked = 0;
  let dead = false;
  const client = async () => {
    while (!dead) {
      const title = `company ${++asked}`;
      try {
        const answer = await fetch(`${server.url}/companies`, { method: 'POST', headers, body: JSON.stringify({ name: title }) });
        if (answer.status === 201) acknowledged.push({ title, at: Date.now() });
        await answer.text();
      } catch {
        return;
      }
    }
  };
  const work = Array.from({ length: clients }, client);
  await sleep(1_500 + Math.random() * 2_000);
  const diedAt = Date.now();
  server.child.kill('SIGKILL');
  dead = true;
  await Promise.all(work);
  rmSync(server.data, { recursive: true });

  const began = performance.now();
  const to = join(server.folder, 'restored');
  const restored = spawnSync(penstock, ['restore', '--from', shipped, '--data', to], { encoding: 'utf8' });
  const took = performance.now() - began;
  if (restored.status !== 0) faults.push(`restore ended with ${restored.status}: ${restored.stderr}`);
  const checked = spawnSync(penstock, ['check', '--data', to], { encoding: 'utf8' });
  if (checked.status !== 0) faults.push(`the restored store: ${checked.stdout}`);
  const csv = spawnSync(penstock, ['export', 'companies', '--data', to, '--workspace', 'Acme'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const again = new Set(csv.stdout.match(/\bcompany \d+\b/g));
  const lost = acknowledged.filter(({ title }) => !again.has(title));
  const late = lost.filter(({ at }) => at < diedAt - lossMs);
  if (late.length) faults.push(`${late.length} changes are lost that were acknowledged more than ${lossMs} ms before the end`);
  const newest = Math.max(0, ...lost.map(({ at }) => diedAt - at));
  console.log(
    `round ${round}: ${acknowledged.length} acknowledged, ${again.size} restored, ${lost.length} of the last ${newest} ms lost; ` +
      `restored in ${took.toFixed(0)} ms`,
  );
  const twice = spawnSync(penstock, ['restore', '--from', shipped, '--data', to], { encoding: 'utf8' });
  if (twice.status !== 1 || !twice.stderr.includes('exists already')) faults.push('a store was written over');
  rmSync(shipped, { recursive: true });
  rmSync(server.folder, { recursive: true });
}
for (const fault of faults) console.error(fault);
process.exit(faults.length ? 1 : 0);
