import "./app/trusted-types";
import "./app/mantine.css";
import "./app/tokens.css";
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { updates } from "./app/offline/updates";
import { router } from "./app/router";
import { css_variables, theme } from "./app/theme";
import { on_signed_out } from "./shared/api/client";
import { on_key_down } from "./shared/commands";
import { guess_language, use_language } from "./shared/i18n";
import { on_missing_part } from "./shared/missing-part";
import { query_client } from "./shared/query";

const nonce = document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";

// The scroll lock of dialogs adds a style of its own and looks for the nonce under this name.
Object.assign(globalThis, { __webpack_nonce__: nonce });

on_signed_out(() => {
  if (location.pathname === "/sign-in" || location.pathname === "/setup") return;
  void router.navigate({ to: "/sign-in", search: { next: location.pathname + location.search } as never });
});
addEventListener("keydown", on_key_down);
addEventListener("vite:preloadError", on_missing_part);

await use_language(guess_language());
void updates.start();

const root = document.querySelector("#root");
if (root) {
  createRoot(root).render(
    <I18nProvider i18n={i18n}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={css_variables}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <QueryClientProvider client={query_client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </I18nProvider>,
  );
}
