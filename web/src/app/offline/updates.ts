import { live } from "~/shared/live/live-stream";
import { Emitter } from "~/shared/emitter";

// Whether a newer version of the page is ready. It never comes by itself in the middle of work: the reader is told
// and takes it, or gets it with the next opening.
const AFTER_FIRST_LOAD_MS = 3000;

class Updates extends Emitter {
  private waiting: ServiceWorker | null = null;
  readonly get = () => this.waiting !== null;

  async start() {
    const workers = navigator.serviceWorker;
    if (!import.meta.env.PROD || !workers) return;
    await new Promise((done) => setTimeout(done, AFTER_FIRST_LOAD_MS));
    // A browser may forbid it (private windows, policies): the page works without.
    const registration = await workers.register("/sw.js").catch(() => undefined);
    if (!registration) return;
    const look = () => this.found(registration.waiting);
    look();
    registration.addEventListener("updatefound", () => {
      registration.installing?.addEventListener("statechange", look);
    });
    // A server that was away may have come back newer.
    let was_lost = false;
    live.subscribe(() => {
      const lost = live.lost_at() !== null;
      if (was_lost && !lost) void registration.update().catch(() => undefined);
      was_lost = lost;
    });
  }

  // The first worker of a browser replaces nothing.
  private found(waiting: ServiceWorker | null) {
    if (!waiting || !navigator.serviceWorker.controller || this.waiting === waiting) return;
    this.waiting = waiting;
    this.emit();
  }

  take() {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    this.waiting?.postMessage("take over");
  }
}

export const updates = new Updates();
