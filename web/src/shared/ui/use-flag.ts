import { useState } from "react";

export function useDisclosureFlag(initially = false) {
  const [is_open, set_open] = useState(initially);
  return { is_open, open: () => set_open(true), close: () => set_open(false) };
}
