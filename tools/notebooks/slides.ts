/** Slide tags, for `jupyter nbconvert --to slides`. */
import {
  type Cell,
  countPictures,
  type Notebook,
  sourceOf,
} from "./notebook.ts";

/** What a cell begins or does in a lecture; `-` goes on where the last was. */
export const SLIDE_TYPES = [
  "slide",
  "subslide",
  "fragment",
  "skip",
  "notes",
  "-",
];

/** How a cell is tagged, if it is. */
export function slideTypeOf({ metadata }: Cell): unknown {
  return (metadata.slideshow as { slide_type?: unknown })?.slide_type;
}

/**
 * A copy in which each cell has a tag; those that are there stay.
 *
 * A heading begins a slide. Below it, what would not fit under a picture, or
 * under the text before it, begins a page of its own.
 */
export function tagSlides(notebook: Notebook): Notebook {
  let isFull = false;
  const cells = notebook.cells.map((cell, i) => {
    const usual = i === 0 || isHeading(cell)
      ? "slide"
      : isFull || cell.cell_type === "markdown"
      ? "subslide"
      : "-";
    const slide_type = slideTypeOf(cell) ?? usual;
    if (slide_type !== "-") isFull = false;
    isFull ||= countPictures(cell) > 0;
    return {
      ...cell,
      metadata: { ...cell.metadata, slideshow: { slide_type } },
    };
  });
  return { ...notebook, cells };
}

function isHeading(cell: Cell): boolean {
  return cell.cell_type === "markdown" && /^#{1,2} /.test(sourceOf(cell));
}
