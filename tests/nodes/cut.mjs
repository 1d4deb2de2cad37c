// A network between two programs that can be cut: it listens on a port of loopback and passes what
// comes to a Unix socket.

import { connect, createServer } from 'node:net';

export class Cut {
  constructor(path) {
    this.path = path;
    this.pairs = new Set();
    this.state = 'open'; // open; stalled: nothing passes; refusing: nobody gets in
  }

  async listen() {
    // Half-open as the socket behind is: an end is passed on, not answered.
    this.server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (near) => this.enter(near));
    await new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.port = this.server.address().port;
  }

  enter(near) {
    if (this.state === 'refusing') return near.destroy();
    const far = connect({ path: this.path, allowHalfOpen: true });
    const pair = { near, far };
    this.pairs.add(pair);
    const end = () => {
      near.destroy();
      far.destroy();
      this.pairs.delete(pair);
    };
    for (const one of [near, far]) one.on('error', end).on('close', end);
    near.pipe(far);
    far.pipe(near);
    if (this.state === 'stalled') this.hold(pair);
  }

  hold({ near, far }) {
    near.unpipe(far);
    far.unpipe(near);
    near.pause();
    far.pause();
  }

  // Nothing passes, and nobody is told.
  stall() {
    this.state = 'stalled';
    for (const pair of this.pairs) this.hold(pair);
  }
  // What waited goes on.
  resume() {
    this.state = 'open';
    for (const { near, far } of this.pairs) {
      near.pipe(far);
      far.pipe(near);
    }
  }
  // Cuts what is open and lets nobody in; what waited is lost.
  refuse() {
    this.state = 'refusing';
    this.dropAll();
  }
  dropAll() {
    for (const { near, far } of this.pairs) {
      near.resetAndDestroy();
      far.destroy();
    }
  }
  close() {
    this.server.close();
    this.refuse();
  }
}
