import { useSession } from "~/shared/session";
import { day_of } from "~/shared/format/dates";
import { useUrlState } from "~/shared/url-state";
import { read_metric } from "./metric";
import { end_of_day, read_as_of, read_period, span_of, trend_span } from "./period";
import { useGroupWords } from "./use-group-words";

// Everything that the page shows is in the address: a link shows a colleague the same.
export function useInsightsState() {
  const [url, set_url] = useUrlState();
  const { workspace } = useSession();
  const groups = useGroupWords();
  const real_today = day_of(new Date(), workspace.time_zone);
  const as_of_day = read_as_of(url.as_of, real_today);
  const today = as_of_day ?? real_today;
  const period = read_period(url.period);
  const span = span_of(period, today, url.from, url.to);
  const shared = {
    where: url.where || undefined,
    as_of: as_of_day ? end_of_day(as_of_day, workspace.time_zone) : undefined,
  };
  return {
    url,
    set_url,
    period,
    span,
    trend: trend_span(span, today),
    today,
    real_today,
    as_of_day,
    group_by: groups.read(url.by),
    metric: read_metric(url.metric),
    shared,
  };
}
export type InsightsState = ReturnType<typeof useInsightsState>;
