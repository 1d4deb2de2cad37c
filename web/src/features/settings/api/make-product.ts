import { api } from "~/shared/api/client";
import type { Product } from "./setting-types";

export type ProductFields = Pick<Product, "name" | "series" | "price" | "active">;
export const make_product = (body: ProductFields) => api.post("/products", { body });
