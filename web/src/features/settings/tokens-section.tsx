import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { format_day, format_instant } from "~/shared/format/dates";
import { useSession } from "~/shared/session";
import { delete_token } from "./api/delete-token";
import { tokens_query } from "./api/list-tokens";
import type { Token } from "./api/setting-types";
import { ConfirmDialog } from "./confirm-dialog";
import { Row, Section } from "./section";
import styles from "./settings.module.css";
import { TokenDialog } from "./token-dialog";
import { useScopeWords } from "./use-scope-words";

export function TokensSection() {
  const { t, i18n } = useLingui();
  const { workspace } = useSession();
  const tokens = useQuery(tokens_query).data ?? [];
  const scopes = useScopeWords();
  const [making, set_making] = useState(false);
  const [ending, set_ending] = useState<Token | null>(null);
  const used = (token: Token) => {
    if (!token.used_at) return t`never used`;
    return t`used ${format_instant(token.used_at, i18n.locale, workspace.time_zone)}`;
  };
  const until = (token: Token) =>
    token.expires_on ? t`until ${format_day(token.expires_on, i18n.locale, "long")}` : t`without an end`;
  return (
    <Section
      title={t`API tokens`}
      says={t`A program with a token acts as you, within the token's scopes. One token for each program.`}
      tools={
        <Button
          size="compact-md"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => set_making(true)}
        >{t`New token`}</Button>
      }
    >
      <ul className={styles.rows}>
        {tokens.length === 0 ? <li className={styles.none}>{t`No tokens.`}</li> : null}
        {tokens.map((token) => (
          <Row
            key={token.id}
            name={token.name}
            meta={[token.scopes.map((s) => scopes[s]).join(", "), until(token), used(token)].join(" · ")}
            tools={
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t`Revoke ${token.name}`}
                onClick={() => set_ending(token)}
              >{t`Revoke`}</Button>
            }
          />
        ))}
      </ul>
      {making ? <TokenDialog close={() => set_making(false)} /> : null}
      {ending ? (
        <ConfirmDialog
          title={t`Revoke ${ending.name}?`}
          says={t`The program that uses it stops working at once. This cannot be undone.`}
          submit={t`Revoke`}
          done_says={t`The token is revoked.`}
          refresh={["tokens"]}
          send={() => delete_token(ending.id)}
          close={() => set_ending(null)}
        />
      ) : null}
    </Section>
  );
}
