import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { format_money } from "~/shared/format/money";
import { products_query } from "./api/list-products";
import type { Product } from "./api/setting-types";
import { ProductDialog } from "./product-dialog";
import { Row, Section } from "./section";
import styles from "./settings.module.css";

export function ProductsSection() {
  const { t, i18n } = useLingui();
  const products = useQuery(products_query).data ?? [];
  const [open, set_open] = useState<Product | "new" | null>(null);
  return (
    <Section
      title={t`Products`}
      says={t`What you sell. One that is no longer offered stays on its deals.`}
      tools={
        <Button
          size="compact-md"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => set_open("new")}
        >{t`New product`}</Button>
      }
    >
      <ul className={styles.rows}>
        {products.length === 0 ? <li className={styles.none}>{t`No products yet.`}</li> : null}
        {products.map((product) => (
          <Row
            key={product.id}
            off={!product.active}
            name={
              <>
                {product.name}
                {product.active ? null : <span className={styles.badge}>{t`Not offered`}</span>}
              </>
            }
            meta={[product.series, format_money(product.price, i18n.locale)].filter(Boolean).join(" · ")}
            tools={
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t`Edit ${product.name}`}
                onClick={() => set_open(product)}
              >{t`Edit`}</Button>
            }
          />
        ))}
      </ul>
      {open ? <ProductDialog product={open === "new" ? null : open} close={() => set_open(null)} /> : null}
    </Section>
  );
}
