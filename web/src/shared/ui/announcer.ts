import { Emitter } from "~/shared/emitter";

// The polite live region. A screen reader that is spoken to all the time hears nothing: what other people change is
// said at most once in five seconds, what the reader did is said at once.
const OTHERS_EVERY_MS = 5000;

class Announcer extends Emitter {
  private text = "";
  private last_at = 0;
  readonly get = () => this.text;

  say(sentence: string) {
    this.last_at = Date.now();
    // The same sentence twice must still be a change.
    this.text = this.text === sentence ? `${sentence}\u00a0` : sentence;
    this.emit();
  }

  say_of_others(sentence: string) {
    if (Date.now() - this.last_at >= OTHERS_EVERY_MS) this.say(sentence);
  }
}

export const announcer = new Announcer();
