import { api } from "~/shared/api/client";

const PRODUCTS_MAX = 200;
export const products_query = {
  queryKey: ["products", "all"],
  queryFn: async () => (await api.get("/products", { query: { sort: "name", limit: PRODUCTS_MAX } })).items,
};
