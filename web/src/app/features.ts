import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import {
  IconBuilding,
  IconCalendarEvent,
  IconChartBar,
  IconLayoutKanban,
  type IconProps,
  IconSettings,
  IconUsers,
} from "@tabler/icons-react";
import { lazyRouteComponent } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { PipelinePage } from "~/features/deals/pipeline-page";

// Every page of the application. A feature with `nav` is in the rail and in the palette, in this order; `go_key` is
// what follows G. To add a feature: add its line here.
export type Feature = {
  path: string;
  page: ComponentType;
  nav?: { label: MessageDescriptor; icon: ComponentType<IconProps>; go_key?: string };
};

export const features: Feature[] = [
  {
    path: "/pipeline",
    page: PipelinePage,
    nav: { label: msg`Pipeline`, icon: IconLayoutKanban, go_key: "KeyP" },
  },
  {
    path: "/people",
    page: lazyRouteComponent(() => import("~/features/people/people-page"), "PeoplePage"),
    nav: { label: msg`People`, icon: IconUsers, go_key: "KeyO" },
  },
  {
    path: "/companies",
    page: lazyRouteComponent(() => import("~/features/companies/companies-page"), "CompaniesPage"),
    nav: { label: msg`Companies`, icon: IconBuilding, go_key: "KeyC" },
  },
  {
    path: "/activities",
    page: lazyRouteComponent(() => import("~/features/activities/activities-page"), "ActivitiesPage"),
    nav: { label: msg`Activities`, icon: IconCalendarEvent, go_key: "KeyA" },
  },
  {
    path: "/insights",
    page: lazyRouteComponent(() => import("~/features/insights/insights-page"), "InsightsPage"),
    nav: { label: msg`Insights`, icon: IconChartBar, go_key: "KeyI" },
  },
  {
    path: "/insights/deals",
    page: lazyRouteComponent(() => import("~/features/insights/behind-page"), "BehindPage"),
  },
  {
    path: "/settings",
    page: lazyRouteComponent(() => import("~/features/settings/settings-page"), "SettingsPage"),
    nav: { label: msg`Settings`, icon: IconSettings, go_key: "KeyS" },
  },
  {
    path: "/settings/$section",
    page: lazyRouteComponent(() => import("~/features/settings/settings-page"), "SettingsPage"),
  },
  {
    path: "/import",
    page: lazyRouteComponent(() => import("~/features/importing/import-page"), "ImportPage"),
  },
  { path: "/start", page: lazyRouteComponent(() => import("~/features/setup/start-page"), "StartPage") },
  {
    path: "/deals/$deal_id",
    page: lazyRouteComponent(() => import("~/features/deals/panel/deal-page"), "DealPage"),
  },
];

export function route_exists(path: string): boolean {
  return features.some((f) => f.path === path);
}
