import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
} from "@tanstack/react-router";
import { parse_search, print_search } from "~/shared/url-state";
import { features } from "./features";
import { Shell } from "./shell/shell";
import { NotFound } from "./shell/not-found";
import { PageFailed } from "./shell/page-failed";

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: PageFailed });
const inside = createRoute({ getParentRoute: () => root, id: "inside", component: Shell });
const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: () => <Navigate to={"/pipeline" as "/"} replace />,
});
const sign_in = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  component: lazyRouteComponent(() => import("~/features/session/sign-in-page"), "SignInPage"),
});
const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  component: lazyRouteComponent(() => import("~/features/session/setup-page"), "SetupPage"),
});
const pages = features.map((feature) =>
  createRoute({
    getParentRoute: () => inside,
    path: feature.path,
    component: feature.page as () => React.ReactNode,
    errorComponent: PageFailed,
  }),
);

export const router = createRouter({
  routeTree: root.addChildren([home, sign_in, setup, inside.addChildren(pages)]),
  parseSearch: parse_search,
  stringifySearch: print_search,
  defaultPreload: "intent",
  scrollRestoration: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
