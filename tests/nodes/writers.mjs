// Clients that make, move and edit deals of their own, every change with an idempotency key, and
// that know afterwards what must be there: nothing lost, nothing done twice, nothing half done.

import { randomUUID } from 'node:crypto';
import { expectSame } from './events.mjs';
import { ask, sleep } from './world.mjs';

const factOf = (deal) => ({ id: deal.id, title: deal.title, stage_id: deal.stage_id, version: deal.version });
const same = (a, b) => a && b && a.title === b.title && a.stage_id === b.stage_id && a.version === b.version;

// The state that a change in doubt would have made of what was acknowledged before.
function madeBy(change, before) {
  return { ...before, version: before.version + 1, title: change.title ?? before.title, stage_id: change.stage ?? before.stage_id };
}

export class Writers {
  constructor(world, { clients = 8, below }) {
    this.world = world;
    this.below = below;
    this.owned = Array.from({ length: clients }, () => []);
    this.deals = new Map(); // id → {id, title, stage_id, version}, as last acknowledged
    this.acknowledged = []; // {key, method, path, body, id, version, at, client}
    this.inDoubt = []; // changes whose answer was lost
    this.serial = 0;
    this.retries = 0;
    this.failures = []; // answers that were none, or 5xx
    this.stopping = false;
  }

  plan(own) {
    const title = `deal ${++this.serial}`;
    const key = randomUUID();
    if (own.length === 0 || this.below(own.length < 40 ? 4 : 40) === 0)
      return { key, method: 'POST', path: '/deals', body: { title, pipeline_id: this.world.pipelineId }, title };
    const deal = this.deals.get(own[this.below(own.length)]);
    if (this.below(3) === 0)
      return { key, method: 'PATCH', path: `/deals/${deal.id}`, body: { title, expected_version: deal.version }, deal: deal.id, title };
    const others = this.world.stages.filter((stage) => stage !== deal.stage_id);
    const to = others[this.below(others.length)];
    return { key, method: 'POST', path: `/deals/${deal.id}/moves`, body: { to_stage_id: to }, deal: deal.id, stage: to };
  }

  send(server, change, timeoutMs) {
    return ask(server, this.world.token, change.method, change.path, change.body, { 'idempotency-key': change.key }, timeoutMs);
  }

  remember(change, deal, own, client) {
    if (!this.deals.has(deal.id)) own.push(deal.id);
    this.deals.set(deal.id, factOf(deal));
    this.acknowledged.push({ ...change, id: deal.id, version: deal.version, at: performance.now(), client });
  }

  refused(change, answer) {
    this.world.fault(`${change.method} ${change.path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  }

  // Until the server dies: a change whose answer did not come stays in doubt.
  async workUntilCut(server) {
    await Promise.all(
      this.owned.map(async (own, client) => {
        for (;;) {
          const change = this.plan(own);
          let answer;
          try {
            answer = await this.send(server, change);
          } catch {
            this.inDoubt.push({ ...change, own });
            return;
          }
          if (answer.status >= 500) {
            this.inDoubt.push({ ...change, own });
            continue;
          }
          if (answer.status >= 300) return this.refused(change, answer);
          this.remember(change, answer.body, own, client);
        }
      }),
    );
  }

  // Until stop(): a change whose answer did not come, or was 5xx, is asked for again with its key
  // until it has one. `pick(client, tries)` names the server; `pauseMs` lies between two changes.
  async workPersistently(pick, { timeoutMs = 5_000, pauseMs = 0 } = {}) {
    this.stopping = false;
    await Promise.all(
      this.owned.map(async (own, client) => {
        while (!this.stopping) {
          const change = this.plan(own);
          const answer = await this.insist(change, pick, client, timeoutMs);
          if (!answer) return;
          if (answer.status >= 300) return this.refused(change, answer);
          this.remember(change, answer.body, own, client);
          if (pauseMs) await sleep(pauseMs);
        }
      }),
    );
  }

  async insist(change, pick, client, timeoutMs) {
    const end = Date.now() + 90_000;
    for (let tries = 0; Date.now() < end; ++tries) {
      if (tries > 0) await sleep(10 + this.below(40));
      let why;
      try {
        const answer = await this.send(pick(client, tries), change, timeoutMs);
        if (answer.status < 500) return answer;
        why = `${answer.status} ${answer.body?.slug ?? ''}`;
      } catch (error) {
        why = error.code ?? error.message;
      }
      ++this.retries;
      this.failures.push({ at: performance.now(), client, change: `${change.method} ${change.path}`, why });
    }
    this.world.fault(`${change.method} ${change.path} had no answer in 90 s`);
    return null;
  }

  stop() { this.stopping = true; }

  // The longest time in which none of these clients (all, or those that `of` names) had an answer.
  longestGap(from, to, of = () => true) {
    let last = from;
    let longest = 0;
    for (const { at, client } of this.acknowledged) {
      if (at < from || at > to || !of(client)) continue;
      longest = Math.max(longest, at - last);
      last = at;
    }
    return Math.max(longest, to - last);
  }

  // When the first change was acknowledged that was sent after this moment; and when all clients had one.
  firstAfter(moment) {
    return this.acknowledged.find((one) => one.at > moment)?.at;
  }
  allAfter(moment) {
    const firsts = this.owned.map((_, client) => this.acknowledged.find((one) => one.at > moment && one.client === client)?.at);
    return firsts.includes(undefined) ? undefined : Math.max(...firsts);
  }
  // What the failures were: {"503 outcome_unknown": 3}.
  whys() {
    const counts = {};
    for (const { why } of this.failures) counts[why] = (counts[why] ?? 0) + 1;
    return counts;
  }

  // ---- what must hold ----

  async allDeals(server) {
    const where = encodeURIComponent('pipeline.name = "P"');
    const found = new Map();
    let cursor = '';
    do {
      const page = await ask(server, this.world.token, 'GET', `/deals?where=${where}&limit=200&fields=title,stage_id,version&cursor=${cursor}`);
      if (page.status !== 200) throw new Error(`deals: ${JSON.stringify(page)}`);
      for (const deal of page.body.items) found.set(deal.id, factOf(deal));
      cursor = page.body.next_cursor ?? '';
    } while (cursor);
    return found;
  }

  // Every acknowledged change is there; one in doubt is there whole or not at all. Returns how many
  // of those in doubt had happened.
  expectAcknowledged(found) {
    const doubted = new Map(this.inDoubt.filter((change) => change.deal).map((change) => [change.deal, change]));
    let happened = 0;
    for (const [id, expected] of this.deals) {
      const now = found.get(id);
      if (same(now, expected)) continue;
      const change = doubted.get(id);
      if (change && same(now, madeBy(change, expected))) ++happened;
      else this.world.fault(`lost or half done: ${JSON.stringify(expected)} is ${JSON.stringify(now)}`);
    }
    const made = new Set(this.inDoubt.filter((change) => !change.deal).map((change) => change.title));
    for (const [id, deal] of found) {
      if (this.deals.has(id)) continue;
      if (made.delete(deal.title) && deal.version === 1) ++happened;
      else this.world.fault(`nobody made ${JSON.stringify(deal)}, or it was made twice`);
    }
    return happened;
  }

  // Asking again for what was in doubt does it once; asking again for what was done does nothing.
  async askAgain(server) {
    const old = this.acknowledged.slice(-40).filter(() => this.below(4) === 0);
    for (const change of old) {
      const again = await this.send(server, change);
      if (again.status >= 300 || again.body.id !== change.id || again.body.version !== change.version)
        this.world.fault(`a repeated key was answered otherwise: ${JSON.stringify(change)} with ${JSON.stringify(again)}`);
    }
    for (const change of this.inDoubt) {
      const expected = change.deal ? madeBy(change, this.deals.get(change.deal)) : null;
      const again = await this.send(server, change);
      if (again.status >= 300) this.world.fault(`${change.method} ${change.path} again: ${JSON.stringify(again)}`);
      else if (expected && !same(factOf(again.body), expected)) this.world.fault(`done twice: ${JSON.stringify(again.body)}`);
      if (again.status < 300) this.remember(change, again.body, change.own);
    }
    this.inDoubt = [];
    const found = await this.allDeals(server);
    this.expectAcknowledged(found);
    if (found.size !== this.deals.size) this.world.fault(`${found.size} deals, ${this.deals.size} were made`);
  }

  // The journal tells of a deal as often as its version says.
  async expectHistory(server, ids = [...this.deals.keys()].slice(-10)) {
    for (const id of ids) {
      const line = await ask(server, this.world.token, 'GET', `/deals/${id}/timeline`);
      const told = line.body.items.filter((item) => item.record_id === id).length;
      if (line.body.next_cursor === null && told !== this.deals.get(id).version)
        this.world.fault(`${id} has version ${this.deals.get(id).version} and ${told} events`);
    }
  }

  // All of it, after the load: the store, every deal, a sample of histories.
  async expectAll(server) {
    await this.askAgain(server);
    const ids = [...this.deals.keys()];
    await this.expectHistory(server, ids.filter((_, i) => i % Math.ceil(ids.length / 60) === 0));
    this.world.check();
  }
}

// Ends the load on one server, looks at all of it and stops the server. `working` is what the
// writers promised. Returns in words how much there was.
export async function endLoad(world, server, { writers, working, follower }) {
  writers.stop();
  await working;
  await writers.expectAll(server);
  await expectSame(world, [follower]);
  await follower.stop();
  await world.stop(server);
  return (
    `${writers.acknowledged.length} changes of ${writers.owned.length} writers, ${writers.retries} asked again ` +
    `(${JSON.stringify(writers.whys())}), ${follower.seen} positions followed, ${follower.gaps} missed`
  );
}

// ---- an import beside them ----

export async function startImport(server, token, name, rows) {
  const lines = ['Name,City'];
  for (let i = 0; i < rows; ++i) lines.push(`${name} company ${i},Town ${i % 7}`);
  const upload = await ask(server, token, 'POST', `/uploads?name=${encodeURIComponent(name)}.csv`, Buffer.from(lines.join('\n') + '\n'));
  if (upload.status >= 300) throw new Error(`upload: ${JSON.stringify(upload)}`);
  const columns = [{ header: 'Name', field: 'name' }, { header: 'City', field: 'city' }];
  const files = [{ upload_id: upload.body.upload_id, record_type: 'company', columns }];
  const started = await ask(server, token, 'POST', '/imports', { files, duplicates: 'skip' });
  if (started.status >= 300) throw new Error(`import: ${JSON.stringify(started)}`);
  return { id: started.body.id, name, rows };
}

async function tryPutAsideAgain(world, server) {
  for (const job of (await ask(server, world.token, 'GET', '/jobs')).body.items)
    if (job.state === 'quarantined') {
      await ask(server, world.token, 'POST', `/jobs/${job.id}/replay`, {});
      world.putAside = (world.putAside ?? 0) + 1;
    }
}

// Waits for its end: each row is there once, and the report says so.
//
// `mayBePutAside`: one that met three deaths in a row without a step in between is put aside, for it might have caused
// them; then it is tried again, as an administrator would.
export async function expectImported(world, server, one, { patience = 60_000, mayBePutAside = false } = {}) {
  const until = Date.now() + patience;
  const isPutAside = () => mayBePutAside && report.state === 'failed' && /put aside/.test(report.message);
  let report;
  do {
    await sleep(50);
    report = (await ask(server, world.token, 'GET', `/imports/${one.id}`)).body;
    if (isPutAside()) await tryPutAsideAgain(world, server);
  } while ((['waiting', 'running'].includes(report.state) || isPutAside()) && Date.now() < until);
  const where = encodeURIComponent(`name starts with "${one.name} company "`);
  const list = await ask(server, world.token, 'GET', `/companies?where=${where}&limit=1&count=true`);
  const there = list.body.count;
  if (report.state !== 'done' || there !== one.rows || report.created !== one.rows || report.failed !== 0)
    world.fault(`import of ${one.name}: ${report.state}, ${there} of ${one.rows} rows, report ${JSON.stringify(report)}`);
  return there;
}
