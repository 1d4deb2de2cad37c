// The checkbox with its label and the styles of both: none is on the first page, so they are not in its styles.
import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Checkbox.css";

export { Checkbox } from "@mantine/core";
