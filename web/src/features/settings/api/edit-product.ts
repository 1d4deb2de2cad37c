import { api } from "~/shared/api/client";
import type { ProductFields } from "./make-product";

export const edit_product = (
  product_id: string,
  body: Partial<ProductFields> & { expected_version: number },
) => api.patch("/products/{product_id}", { path: { product_id }, body });
