import { useLingui } from "@lingui/react/macro";
import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api } from "~/shared/api/client";
import type { PersonRole } from "~/shared/api/types";
import { query_client } from "~/shared/query";
import { RecordSelect } from "~/shared/record/record-select";
import styles from "~/shared/record/record.module.css";
import { toasts } from "~/shared/ui/toasts";
import { useProblemText } from "~/shared/ui/use-problem-text";
import panel from "./panel.module.css";

export function DealPeople(props: { deal_id: string }) {
  const { t } = useLingui();
  const problem_text = useProblemText();
  const { deal_id } = props;
  const key = ["deal", deal_id, "people"];
  const { data } = useQuery({
    queryKey: key,
    queryFn: async () => (await api.get("/deals/{deal_id}/people", { path: { deal_id } })).items,
  });
  const roles: Record<PersonRole, string> = {
    decision_maker: t`Decision maker`,
    economic_buyer: t`Economic buyer`,
    champion: t`Champion`,
    influencer: t`Influencer`,
    gatekeeper: t`Gatekeeper`,
    user: t`User`,
  };
  const change = async (send: () => Promise<unknown>) => {
    try {
      await send();
    } catch (error) {
      toasts.show({ says: problem_text(error), kind: "refused" });
    }
    await query_client.invalidateQueries({ queryKey: key });
  };
  const place = (person_id: string) => ({ path: { deal_id, person_id } });
  const put = (person_id: string, role: PersonRole | null) =>
    change(() => api.put("/deals/{deal_id}/people/{person_id}", { ...place(person_id), body: { role } }));
  return (
    <section className={panel.block}>
      <h3>{t`People`}</h3>
      <ul className={styles.list}>
        {(data ?? []).map((person) => (
          <li key={person.person_id}>
            <Link to={"/people" as "/"} search={{ open: person.person_id } as never} className={panel.back}>
              {person.name}
            </Link>
            <select
              className={styles.select}
              aria-label={t`Role of ${person.name}`}
              value={person.role ?? ""}
              onChange={(e) =>
                void put(person.person_id, (e.currentTarget.value || null) as PersonRole | null)
              }
            >
              <option value="">{t`No role`}</option>
              {Object.entries(roles).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
            <ActionIcon
              size={24}
              aria-label={t`Take ${person.name} off the deal`}
              onClick={() =>
                void change(() => api.remove("/deals/{deal_id}/people/{person_id}", place(person.person_id)))
              }
            >
              <IconX size={14} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <RecordSelect
        kind="people"
        size="xs"
        mt={6}
        aria-label={t`Add a person`}
        placeholder={t`Add a person …`}
        on_pick={(id) => id && void put(id, null)}
      />
    </section>
  );
}
