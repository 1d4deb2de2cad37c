// Parts of the page are fetched when they are first wanted. One that cannot be had is gone with an update: then the new
// page is taken. Or there is no connection: then a reload would lose the page that is there, so it waits for the server.
const NAME = "MissingPart";
const RELOADED = "penstock.reloaded_at";
const SOONEST_AGAIN_MS = 60_000;

export function is_missing_part(error: unknown): boolean {
  return error instanceof Error && error.name === NAME;
}

export function on_missing_part({ payload }: VitePreloadErrorEvent) {
  payload.name = NAME;
  // By its message the router would know it too, and reload whatever the connection.
  payload.message = "a part of the page could not be fetched";
  void reload_if_reached();
}

// Not again and again: what is missing for another reason stays missing.
export async function reload_if_reached() {
  const since = Date.now() - Number(sessionStorage.getItem(RELOADED) ?? 0);
  if (since < SOONEST_AGAIN_MS) return;
  const reached = await fetch("/", { cache: "no-store" }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!reached) return;
  sessionStorage.setItem(RELOADED, String(Date.now()));
  location.reload();
}
