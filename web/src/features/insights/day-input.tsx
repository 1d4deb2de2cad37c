import { TextInput, type TextInputProps } from "@mantine/core";
import { useState } from "react";
import { is_day } from "./period";

// A date field tells every keystroke: on the way to 2026 it says the years 2, 20 and 202. Only a day that somebody
// can mean goes on; until then the field keeps what is typed.
export function DayInput(
  props: Omit<TextInputProps, "value" | "onChange" | "onBlur" | "type"> & {
    value: string | undefined;
    set: (day: string | null) => void;
  },
) {
  const { value, set, ...rest } = props;
  const [typed, set_typed] = useState<string | null>(null);
  return (
    <TextInput
      {...rest}
      size="xs"
      type="date"
      value={typed ?? value ?? ""}
      onChange={(e) => {
        const text = e.currentTarget.value;
        set_typed(text);
        if (text === "" || is_day(text)) set(text || null);
      }}
      onBlur={() => set_typed(null)}
    />
  );
}
