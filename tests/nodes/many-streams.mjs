// One of the processes of streams.mjs that follow: thousands of event streams over bare sockets.
// Its parent sends {streams: [{token}], port} and then asks by "connect" or "tell"; it answers
// with figures. A stream that ends comes back with Last-Event-ID within a second.

import { connect } from 'node:net';

let port = 0;
let streams = [];
let late = []; // milliseconds from the journal to here, of each change
const told = { open: 0, refused: 0, gaps: 0, twice: 0, resets: 0, changes: 0 };

class Stream {
  constructor(token) {
    this.token = token;
    this.last = 0;
    this.open = false;
  }
  connect() {
    const resume = this.last ? `Last-Event-ID: ${this.last}\r\n` : '';
    let text = '';
    let head = true;
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () =>
      socket.write(`GET /api/v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${this.token}\r\n${resume}\r\n`),
    );
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => {
      text += chunk;
      if (head) {
        const end = text.indexOf('\r\n\r\n');
        if (end < 0) return;
        head = false;
        if (!text.startsWith('HTTP/1.1 200')) {
          ++told.refused;
          return socket.destroy();
        }
        text = text.slice(end + 4);
        this.open = true;
        ++told.open;
      }
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        this.take(text.slice(0, end));
        text = text.slice(end + 2);
      }
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      if (this.open) --told.open;
      this.open = false;
      setTimeout(() => this.connect(), Math.random() * 1_000);
    });
  }
  take(frame) {
    const id = /id: (\d+)\n/.exec(frame);
    if (!id) return;
    const pos = Number(id[1]);
    if (frame.includes('event: reset')) ++told.resets;
    else if (this.last && pos <= this.last) return void ++told.twice;
    else if (this.last && pos !== this.last + 1) ++told.gaps;
    this.last = pos;
    ++told.changes;
    const at = /"at":"([^"]+)"/.exec(frame);
    if (at) late.push(Date.now() - Date.parse(at[1]));
  }
}

process.on('message', (message) => {
  if (message.streams) {
    ({ port } = message);
    streams = message.streams.map(({ token }) => new Stream(token));
    streams.forEach((stream, i) => setTimeout(() => stream.connect(), i / 2));
  } else if (message === 'tell') {
    const heads = {};
    for (const { token, last } of streams) (heads[token] ??= []).push(last);
    const spread = Object.fromEntries(Object.entries(heads).map(([token, all]) => [token, [Math.min(...all), Math.max(...all)]]));
    process.send({ ...told, late, heads: spread });
    late = [];
  }
});
process.on('disconnect', () => process.exit(0));
