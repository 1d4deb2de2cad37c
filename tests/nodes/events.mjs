// Who follows the live changes: one open event stream that comes back with Last-Event-ID, and that
// notes every position.

import { request } from 'node:http';
import { sleep } from './world.mjs';

export class Follower {
  // `pick()` names the server to follow, at each connect.
  constructor(world, pick) {
    this.world = world;
    this.pick = pick;
    this.last = 0; // position of the last change
    this.first = 0;
    this.seen = 0;
    this.gaps = 0;
    this.resets = 0; // told to begin anew, since it was far behind
    this.again = 0; // positions that were told twice
    this.connects = 0;
    this.refused = []; // answers that were no stream
    this.stopped = false;
    this.ready = new Promise((resolve) => (this.onReady = resolve));
    this.done = this.loop();
  }

  async loop() {
    while (!this.stopped) {
      await this.connect();
      if (!this.stopped) await sleep(50);
    }
  }

  connect() {
    return new Promise((resolve) => {
      const headers = { authorization: `Bearer ${this.world.token}` };
      if (this.last) headers['last-event-id'] = String(this.last);
      const sent = request({ host: '127.0.0.1', port: this.pick().port, path: '/api/v1/events', headers, agent: false }, (answer) => {
        if (answer.statusCode !== 200) {
          this.refused.push(answer.statusCode);
          answer.resume();
          return answer.on('end', resolve);
        }
        ++this.connects;
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk) => {
          this.onReady();
          text += chunk;
          const frames = text.split('\n\n');
          text = frames.pop();
          for (const frame of frames) this.take(frame);
        });
        answer.on('end', resolve);
        answer.on('error', resolve);
        answer.on('close', resolve);
      });
      sent.on('error', (error) => {
        this.refused.push(error.code ?? error.message);
        resolve();
      });
      sent.end();
      this.sent = sent;
    });
  }

  take(frame) {
    const id = /^id: (\d+)$/m.exec(frame);
    if (!id) return;
    const pos = Number(id[1]);
    const reset = /^event: reset$/m.test(frame);
    if (reset) ++this.resets;
    else if (this.last === 0) this.first = pos;
    else if (pos <= this.last) return void ++this.again;
    else if (pos !== this.last + 1) {
      ++this.gaps;
      this.world.fault(`a stream went from ${this.last} to ${pos}`);
    }
    this.last = pos;
    ++this.seen;
  }

  async stop() {
    this.stopped = true;
    this.sent?.destroy();
    await this.done;
  }
}

// All of these streams come to the same position, without a gap. Returns it.
export async function expectSame(world, followers, ms = 15_000) {
  const end = Date.now() + ms;
  const level = () => new Set(followers.map((one) => one.last)).size === 1;
  let steady = 0;
  while (Date.now() < end && steady < 10) {
    steady = level() ? steady + 1 : 0;
    await sleep(50);
  }
  if (!level()) world.fault(`streams stand at ${followers.map((one) => one.last).join(', ')}`);
  for (const one of followers)
    if (one.again > 0) world.fault(`a stream was told ${one.again} positions twice`);
  return Math.max(...followers.map((one) => one.last));
}
