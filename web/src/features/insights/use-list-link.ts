import { useNavigate } from "@tanstack/react-router";
import type { MouseEvent } from "react";
import { print_search } from "~/shared/url-state";

// A number leads to the deals behind it. A real address, so that it also opens in a new tab.
export function useListLink() {
  const navigate = useNavigate();
  return (where: string | undefined, says: string) => {
    if (where === undefined) return null;
    const search = { where, says };
    return {
      href: `/insights/deals${print_search(search)}`,
      onClick: (event: MouseEvent) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        void navigate({ to: "/insights/deals" as "/", search: search as never });
      },
    };
  };
}
export type ListLink = ReturnType<ReturnType<typeof useListLink>>;
