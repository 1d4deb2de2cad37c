import { useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { read_amount } from "~/shared/format/money";
import { useSession } from "~/shared/session";
import { Checkbox } from "~/shared/ui/checkbox";
import { FormModal } from "~/features/deals/dialogs/form-modal";
import { edit_product } from "./api/edit-product";
import { make_product, type ProductFields } from "./api/make-product";
import type { Product } from "./api/setting-types";
import { Fault } from "./section";
import { useSave } from "./use-save";

export function ProductDialog(props: { product: Product | null; close: () => void }) {
  const { t } = useLingui();
  const { product, close } = props;
  const { workspace } = useSession();
  const currency = product?.price?.currency ?? workspace.currency;
  const [name, set_name] = useState(product?.name ?? "");
  const [series, set_series] = useState(product?.series ?? "");
  const [price, set_price] = useState(product?.price?.amount ?? "");
  const [active, set_active] = useState(product?.active ?? true);
  const amount = price.trim() ? read_amount(price) : "";
  const save = useSave(
    (body: ProductFields): Promise<unknown> =>
      product ? edit_product(product.id, { ...body, expected_version: product.version }) : make_product(body),
    { says: t`${name} is saved.`, refresh: ["products"], done: close },
  );
  const submit = () =>
    save.run({
      name: name.trim(),
      series: series.trim() || null,
      price: amount ? { amount, currency } : null,
      active,
    });
  return (
    <FormModal
      title={product ? product.name : t`New product`}
      submit={product ? t`Save` : t`Add`}
      busy={save.busy}
      disabled={!name.trim() || amount === null}
      close={close}
      on_submit={submit}
    >
      <TextInput
        data-autofocus
        label={t`Name`}
        value={name}
        error={save.fault("name")}
        onChange={(e) => set_name(e.currentTarget.value)}
      />
      <TextInput
        label={t`Series`}
        value={series}
        error={save.fault("series")}
        onChange={(e) => set_series(e.currentTarget.value)}
      />
      <TextInput
        label={t`List price, ${currency}`}
        inputMode="decimal"
        value={price}
        error={amount === null ? t`Write a number such as 1250.00.` : save.fault("price")}
        onChange={(e) => set_price(e.currentTarget.value)}
      />
      <Checkbox
        label={t`Offered for new deals`}
        checked={active}
        onChange={(e) => set_active(e.currentTarget.checked)}
      />
      <Fault text={save.text} />
    </FormModal>
  );
}
