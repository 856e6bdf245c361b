/** The demo's chapters as one page for a browser, beside its pictures. */
import type { Chapter } from "./_demo_chapters.ts";

const STYLE = `
body { font: 17px/1.5 sans-serif; max-width: 46em; margin: 2em auto;
  padding: 0 1em; color: #222; background: #fff }
img { max-width: 100%; border: 1px solid #ddd; margin: 0.5em 0 }
h2 { margin-top: 2em }
footer { margin-top: 3em; color: #666; font-size: 14px }`;

const FOOT = "All pictures are synthetic: made by formula, or by a network " +
  "that learned from formulas alone. Nobody signed or touched them.";

/** One page of all chapters; the pictures' files lie beside it. */
export function demoPage(chapters: Omit<Chapter, "dots">[]): string {
  const parts = chapters.map(({ title, text, files }, i) => {
    const pictures = Object.keys(files).map((name) =>
      `<img src="${name}" alt="${escape(title)}">`
    );
    return [
      `<h2>${i + 1}. ${escape(title)}</h2>`,
      `<p>${escape(text)}</p>`,
      ...pictures,
    ].join("\n");
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>inkprint in three minutes</title>
<style>${STYLE}
</style>
<h1>inkprint in three minutes</h1>
${parts.join("\n")}
<footer>${FOOT}</footer>
</html>
`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;");
}
