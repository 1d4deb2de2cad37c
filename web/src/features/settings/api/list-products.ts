import { api } from "~/shared/api/client";
import type { Page } from "~/shared/api/types";
import type { Product } from "./setting-types";

const PRODUCTS_MAX = 200;
export const products_query = {
  queryKey: ["products", "all"],
  queryFn: async () =>
    (await api.get<Page<Product>>("/products", { query: { sort: "name", limit: PRODUCTS_MAX } })).items,
};
