/** What several kinds of panels have in common, in vega-lite's words. */

/** A part of a spec. */
export type Spec = Record<string, unknown>;

/** A field of numbers along an axis. */
export function quantity(field: string, title: string): Spec {
  return { field, type: "quantitative", title };
}

/**
 * A color for each name; a legend if there are several.
 *
 * @param named What the legend tells: a name that is not drawn keeps its color
 */
export function colorBy(names: string[], named: string[] = names): Spec {
  return {
    field: "name",
    type: "nominal",
    scale: { domain: names },
    legend: names.length > 1 ? { values: named } : null,
  };
}
