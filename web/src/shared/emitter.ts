// The smallest observable: stores extend it, React reads them through useSyncExternalStore.
export class Emitter {
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  protected emit() {
    for (const listener of this.listeners) listener();
  }
}
