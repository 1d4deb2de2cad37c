// What may take the focus for a moment: it goes back when that is gone.
const PASSING = "[role=dialog], [role=menu], [role=toolbar], [role=listbox]";

// Tells when the focus is in `node`, and when a person took it elsewhere. Focus that went with a removed element tells
// nothing: `node` still owes it a place. Returns what ends it.
export function follow_focus(node: HTMLElement, told: { here: () => void; gone: () => void }): () => void {
  const follow = ({ target }: Event, is_gone: (target: HTMLElement) => boolean) => {
    if (target instanceof HTMLElement && is_gone(target)) told.gone();
  };
  const on_focus = (event: FocusEvent) => {
    if (node.contains(event.target as Node)) told.here();
    else follow(event, (target) => !target.closest(PASSING));
  };
  const on_pointer = (event: PointerEvent) =>
    follow(event, (target) => !target.closest(PASSING) && !target.closest("[data-deal-id], [data-cell]"));
  document.addEventListener("focusin", on_focus);
  document.addEventListener("pointerdown", on_pointer);
  return () => {
    document.removeEventListener("focusin", on_focus);
    document.removeEventListener("pointerdown", on_pointer);
  };
}
