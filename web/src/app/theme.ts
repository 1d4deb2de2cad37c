import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  Menu,
  Modal,
  Select,
} from "@mantine/core";

// Index 7 fills in the light theme, index 8 in the dark one: both pass AA with their `on accent` colour.
const indigo: MantineColorsTuple = [
  "#eef0ff",
  "#e0e2ff",
  "#c7c9ff",
  "#a9acff",
  "#8b8cff",
  "#6f6bf5",
  "#5d55ee",
  "#4f46e5",
  "#8b8cff",
  "#37309f",
];

export const theme = createTheme({
  primaryColor: "indigo",
  primaryShade: { light: 7, dark: 8 },
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    if (input.color && input.color !== "indigo") return colors;
    if (input.variant === "filled") return { ...colors, color: "var(--on-accent)" };
    if (input.variant === "light")
      return { ...colors, background: "var(--accent-soft)", color: "var(--accent)" };
    return input.variant === "subtle" ? { ...colors, color: "var(--accent)" } : colors;
  },
  black: "#1b1b22",
  colors: { indigo },
  fontFamily: "var(--font)",
  headings: { fontFamily: "var(--font)" },
  defaultRadius: "8px",
  cursorType: "pointer",
  respectReducedMotion: true,
  fontSizes: { xs: "12px", sm: "14px", md: "14px", lg: "16px", xl: "20px" },
  components: {
    Button: Button.extend({ defaultProps: { size: "sm" } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: "subtle", color: "gray", size: 28 } }),
    Menu: Menu.extend({
      defaultProps: { shadow: "md", position: "bottom-start", transitionProps: { duration: 80 } },
    }),
    Modal: Modal.extend({ defaultProps: { centered: true, radius: 10, transitionProps: { duration: 120 } } }),
    Select: Select.extend({
      defaultProps: { allowDeselect: false, checkIconPosition: "right", openOnFocus: false },
    }),
  },
});

export const css_variables: CSSVariablesResolver = () => {
  const shared = {
    "--mantine-color-body": "var(--surface)",
    "--mantine-color-text": "var(--text)",
    "--mantine-color-dimmed": "var(--muted)",
    "--mantine-color-placeholder": "var(--muted)",
    "--mantine-color-default": "var(--surface)",
    "--mantine-color-default-hover": "var(--sunken)",
    "--mantine-color-default-color": "var(--text)",
    "--mantine-color-default-border": "var(--control)",
    "--mantine-color-error": "var(--overdue)",
    "--mantine-color-anchor": "var(--accent)",
    "--mantine-primary-color-filled": "var(--accent)",
    "--mantine-primary-color-contrast": "var(--on-accent)",
    "--mantine-color-gray-light-color": "var(--text)",
    "--mantine-color-gray-light-hover": "var(--sunken)",
    "--mantine-color-red-light": "var(--overdue-soft)",
    "--mantine-color-red-light-color": "var(--overdue)",
    "--mantine-shadow-md": "var(--shadow)",
    "--mantine-shadow-xl": "var(--shadow)",
  };
  // Borders of fields and boxes reach 3:1 in both themes; fields lie on our surfaces, not on Mantine's greys.
  return {
    variables: {},
    light: { ...shared, "--mantine-color-gray-4": "var(--control)" },
    dark: {
      ...shared,
      "--mantine-color-dark-4": "var(--control)",
      "--mantine-color-dark-5": "var(--line)",
      "--mantine-color-dark-6": "var(--surface)",
      "--mantine-color-dark-8": "var(--sunken)",
    },
  };
};
