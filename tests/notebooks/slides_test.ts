import { deepStrictEqual } from "node:assert/strict";
import { type Cell, codeCells } from "../../tools/notebooks/notebook.ts";
import { slideTypeOf, tagSlides } from "../../tools/notebooks/slides.ts";
import { notebookOf } from "./_notebook_folder.ts";

const text = (source: string): Cell => ({
  cell_type: "markdown",
  metadata: {},
  source,
});

Deno.test("tagSlides() begins a slide at a heading and a page after a picture", () => {
  const notebook = notebookOf("setup", "draw", "then", "last");
  const [setup, draw, then, last] = codeCells(notebook);
  draw.outputs = [{ output_type: "display_data", data: { "image/png": "" } }];
  notebook.cells = [
    text("# Title"),
    setup,
    draw,
    then,
    text("So it is."),
    text("## Next"),
    last,
  ];
  const tags = (cells: Cell[]) => cells.map(slideTypeOf);
  const tagged = tagSlides(notebook);
  deepStrictEqual(tags(tagged.cells), [
    "slide",
    "-",
    "-",
    "subslide",
    "subslide",
    "slide",
    "-",
  ]);
  deepStrictEqual(tags(notebook.cells), Array(7).fill(undefined));
});

Deno.test("tagSlides() keeps an author's tags and other metadata", () => {
  const notebook = notebookOf("1", "2");
  const own = { tags: ["kept"], slideshow: { slide_type: "skip" } };
  notebook.cells[1].metadata = own;
  const tagged = tagSlides(notebook);
  deepStrictEqual(tagged.cells[1].metadata, own);
  deepStrictEqual(tagSlides(tagged), tagged);
});
