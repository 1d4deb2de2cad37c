import { API } from "~/shared/api/client";
import type { LiveChange } from "~/shared/api/types";
import { Emitter } from "~/shared/emitter";

// The server's stream of changes. Changes are handed on once per frame, four times a second in a hidden tab. The
// browser resumes by Last-Event-ID; when it has given up, a new stream asks from the last position seen.
const HIDDEN_FLUSH_MS = 250;
const RETRY_MS = [1000, 2000, 5000, 10_000];

// The server tells it at the beginning of a stream and whenever it changes.
const WHY_NO_CHANGES = ["damaged", "disk_full", "away"] as const;
export type WhyNoChanges = (typeof WHY_NO_CHANGES)[number];

type Listener = { changes: (changes: LiveChange[]) => void; reset: () => void };

class LiveStream extends Emitter {
  private source: EventSource | null = null;
  private listening = new Set<Listener>();
  private queue: LiveChange[] = [];
  private flush_is_due = false;
  private retries = 0;
  private last_pos = 0;
  private lost_since: number | null = null;
  private refused: WhyNoChanges | null = null;
  readonly lost_at = () => this.lost_since;
  // null: changes are taken, as far as is known.
  readonly why_no_changes = () => this.refused;
  readonly is_well = () => this.lost_since === null && this.refused === null;

  start(since?: number) {
    if (since && since > this.last_pos) this.last_pos = since;
    if (this.source) return;
    const source = new EventSource(`${API}/events${this.last_pos ? `?since=${this.last_pos}` : ""}`);
    this.source = source;
    source.addEventListener("open", () => this.found());
    source.addEventListener("change", (event) => this.take(event as MessageEvent<string>));
    source.addEventListener("state", (event) => this.take_state(event as MessageEvent<string>));
    source.addEventListener("reset", () => {
      for (const l of this.listening) l.reset();
    });
    source.addEventListener("error", () => this.lost(source));
  }

  stop() {
    this.source?.close();
    this.source = null;
  }

  listen(listener: Listener) {
    this.listening.add(listener);
    return () => {
      this.listening.delete(listener);
    };
  }

  private found() {
    this.retries = 0;
    if (this.lost_since === null) return;
    this.lost_since = null;
    this.emit();
  }

  private lost(source: EventSource) {
    if (source !== this.source) return;
    if (this.lost_since === null) {
      this.lost_since = Date.now();
      this.emit();
    }
    if (source.readyState !== EventSource.CLOSED) return;
    this.source = null;
    setTimeout(() => this.start(), RETRY_MS[Math.min(this.retries++, RETRY_MS.length - 1)]);
  }

  private take(event: MessageEvent<string>) {
    const change = JSON.parse(event.data) as LiveChange;
    this.last_pos = change.pos;
    this.queue.push(change);
    if (this.flush_is_due) return;
    this.flush_is_due = true;
    if (document.hidden) setTimeout(() => this.flush(), HIDDEN_FLUSH_MS);
    else requestAnimationFrame(() => this.flush());
  }

  private take_state(event: MessageEvent<string>) {
    const { changes } = JSON.parse(event.data) as { changes: string };
    this.refused = WHY_NO_CHANGES.find((why) => why === changes) ?? null;
    this.emit();
  }

  private flush() {
    this.flush_is_due = false;
    const changes = this.queue;
    this.queue = [];
    for (const l of this.listening) l.changes(changes);
  }
}

export const live = new LiveStream();
