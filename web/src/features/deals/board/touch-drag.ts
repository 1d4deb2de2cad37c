import { Emitter } from "~/shared/emitter";

// A card in the hand of a finger: which one, and what it is above. Columns and outcome strips look here, as they look
// at the browser's own drag for a mouse.
export type TouchOver = { lane_id: string } | { outcome: string } | null;
type Carried = { deal_id: string; over: TouchOver } | null;

class TouchDrag extends Emitter {
  private carried: Carried = null;
  readonly get = () => this.carried;

  set(carried: Carried) {
    this.carried = carried;
    this.emit();
  }
}

export const touch_drag = new TouchDrag();
