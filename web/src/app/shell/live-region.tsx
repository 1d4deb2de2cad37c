import { useSyncExternalStore } from "react";
import { announcer } from "~/shared/ui/announcer";

export function LiveRegion() {
  const text = useSyncExternalStore(announcer.subscribe, announcer.get);
  return (
    <div className="sr-only" aria-live="polite" data-testid="live-region">
      {text}
    </div>
  );
}
