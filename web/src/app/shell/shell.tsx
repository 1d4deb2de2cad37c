import { useQuery } from "@tanstack/react-query";
import { Outlet, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useSyncExternalStore } from "react";
import { as_problem } from "~/shared/api/problem";
import { useDisclosureFlag } from "~/shared/ui/use-flag";
import { follow_language } from "~/shared/i18n";
import { live } from "~/shared/live/live-stream";
import { read_what_failed } from "~/shared/query";
import { session_query, SessionContext } from "~/shared/session";
import { DealDialogs } from "~/features/deals/dialogs/deal-dialogs";
import { LiveRegion } from "./live-region";
import { NoChangesBar } from "./no-changes-bar";
import { OfflineBar } from "./offline-bar";
import { PageFailed } from "./page-failed";
import { Rail } from "./rail";
import { useShellCommands } from "./shell-commands";
import styles from "./shell.module.css";
import { UpdateBar } from "./update-bar";
import { SkipLink } from "./skip-link";
import { ToastStack } from "./toast-stack";

const PALETTE_SOON_MS = 1500;
const load_palette = () => import("./palette");
const Palette = lazy(load_palette);
const KeyMap = lazy(() => import("./key-map"));

export function Shell() {
  const session = useQuery(session_query);
  const navigate = useNavigate();
  const signed_out = session.error && as_problem(session.error).status === 401;
  useEffect(() => {
    if (!signed_out) return;
    const here = location.pathname + location.search;
    void navigate({
      to: "/sign-in",
      search: (here === "/" || here === "/pipeline" ? {} : { next: here }) as never,
    });
  }, [signed_out, navigate]);
  const language = session.data?.user.language;
  useEffect(() => {
    if (language) void follow_language(language);
  }, [language]);
  const signed_in = Boolean(session.data);
  useEffect(() => {
    if (!signed_in) return;
    live.start();
    return () => live.stop();
  }, [signed_in]);

  if (!session.data)
    return session.failureReason && !signed_out ? <PageFailed error={session.failureReason} /> : null;
  return (
    <SessionContext value={session.data}>
      <Frame />
    </SessionContext>
  );
}

function Frame() {
  const palette = useDisclosureFlag();
  const key_map = useDisclosureFlag();
  // Whoever opens the palette types at once: it must be there already.
  useEffect(() => {
    const timer = setTimeout(() => void load_palette().catch(() => null), PALETTE_SOON_MS);
    return () => clearTimeout(timer);
  }, []);
  const is_well = useSyncExternalStore(live.subscribe, live.is_well);
  useEffect(() => {
    if (is_well) void read_what_failed();
  }, [is_well]);
  useShellCommands({ open_palette: palette.open, open_key_map: key_map.open });
  return (
    <div className={styles.frame}>
      <SkipLink />
      <Rail open_palette={palette.open} open_key_map={key_map.open} />
      <div className={styles.content}>
        <OfflineBar />
        <NoChangesBar />
        <UpdateBar />
        <main id="main" className={styles.main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <DealDialogs />
      <ToastStack />
      <LiveRegion />
      <Suspense>
        {palette.is_open ? <Palette close={palette.close} /> : null}
        {key_map.is_open ? <KeyMap close={key_map.close} /> : null}
      </Suspense>
    </div>
  );
}
