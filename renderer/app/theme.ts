/** Paper, ink and one accent: Mantine's theme. The named colours that features use are in theme.css. */
import {
  ActionIcon,
  Button,
  createTheme,
  Menu,
  Modal,
  type MantineColorsTuple,
  Popover,
  Tooltip,
} from "@mantine/core";

const cinnabar: MantineColorsTuple = [
  "#fcf0eb",
  "#f7dbd1",
  "#efb7a5",
  "#e79580",
  "#e07b60",
  "#cf5432",
  "#b83e20",
  "#a5341a",
  "#8b2b14",
  "#6e200e",
];

/** Warm greys, paper to ink. */
const gray: MantineColorsTuple = [
  "#faf8f3",
  "#f3efe7",
  "#e9e3d8",
  "#dbd4c6",
  "#c6bdad",
  "#a1988a",
  "#6b6458",
  "#4e483e",
  "#36312a",
  "#221f1a",
];

/** The same by lamplight; index 7 is the page. */
const dark: MantineColorsTuple = [
  "#e8e3d8",
  "#d5cfc3",
  "#bcb6a9",
  "#9f988b",
  "#55504a",
  "#3c3833",
  "#2b2825",
  "#1c1a18",
  "#151412",
  "#0e0d0c",
];

/** By the language of the page; theme.css has the families. */
const family = "inherit";

export const theme = createTheme({
  primaryColor: "cinnabar",
  primaryShade: { light: 7, dark: 6 },
  colors: { cinnabar, gray, dark },
  white: "#fffdf9",
  black: "#221f1a",
  fontFamily: family,
  headings: { fontFamily: family, fontWeight: "600" },
  fontSizes: { xs: "12px", sm: "13.5px", md: "15px", lg: "17px", xl: "20px" },
  lineHeights: { xs: "1.5", sm: "1.55", md: "1.6", lg: "1.6", xl: "1.5" },
  defaultRadius: "sm",
  radius: { xs: "2px", sm: "4px", md: "6px", lg: "10px", xl: "16px" },
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: "subtle", color: "gray" } }),
    Button: Button.extend({ defaultProps: { size: "sm" } }),
    Menu: Menu.extend({
      // The placeholder is an element that a menu must not contain (ARIA 1.2, required owned elements).
      defaultProps: { shadow: "md", withinPortal: true, withInitialFocusPlaceholder: false },
    }),
    Modal: Modal.extend({
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.4 } },
    }),
    Popover: Popover.extend({ defaultProps: { shadow: "md", withinPortal: true } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withinPortal: true } }),
  },
});
