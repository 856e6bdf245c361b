/** How all plots look. */

/** Okabe and Ito 2008: colors that color-blind readers tell apart. */
export const COLORS = [
  "#0072b2",
  "#d55e00",
  "#009e73",
  "#cc79a7",
  "#e69f00",
  "#56b4e9",
  "#f0e442",
  "#000000",
];

/** From few to many, on white. */
export const SHADES = ["#ffffff", "#0072b2"];

/** The theme, in vega-lite's words. */
export const VEGA_CONFIG = {
  background: "white",
  font: "sans-serif",
  padding: 12,
  view: { stroke: null },
  concat: { spacing: 28 },
  title: {
    anchor: "start",
    frame: "group",
    fontSize: 14,
    fontWeight: 600,
    offset: 10,
  },
  axis: {
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: "normal",
    titlePadding: 8,
    labelFlush: false,
    gridColor: "#e6e6e6",
    domainColor: "#999",
    tickColor: "#999",
  },
  axisY: { minExtent: 54 }, // panels stand flush with each other
  legend: { labelFontSize: 12, symbolStrokeWidth: 3, title: null },
  range: { category: COLORS },
} as const;
