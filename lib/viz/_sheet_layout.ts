/** Where on a sheet each picture and each word goes. */

const FONT = 13;
/** A letter of a sans-serif face is about this much of its height wide. */
const LETTER = 0.6;
const LINE = Math.round(FONT * 1.7);

/** The words on a sheet. */
export interface Titles {
  /** Above everything. */
  title?: string;
  /** Above each column. */
  columnTitles?: string[];
  /** Left of each row. */
  rowTitles?: string[];
  /** Below each picture. */
  captions?: string[];
}

/** A picture and the place of its top left corner. */
export interface Placed {
  index: number;
  x: number;
  y: number;
}

/** A word and the place of its baseline. */
interface PlacedText {
  text: string;
  x: number;
  y: number;
  size: number;
  anchor: "start" | "middle" | "end";
}

/** A sheet before it is drawn. */
export interface Page {
  width: number;
  height: number;
  cells: Placed[];
  texts: PlacedText[];
}

interface Layout extends Titles {
  columns?: number;
  group?: number;
  gap?: number;
  scale?: number;
}

/** Lays out `count` pictures in rows, with even margins around them. */
export function layOut(
  { size, count }: { size: number; count: number },
  {
    columns = Math.ceil(Math.sqrt(count)),
    group = columns,
    gap = 8,
    scale = 1,
    title,
    columnTitles = [],
    rowTitles = [],
    captions = [],
  }: Layout,
): Page {
  const side = size * scale;
  const margin = Math.max(gap, 8);
  const rowHead = rowTitles.length > 0
    ? Math.max(...rowTitles.map((text) => textWidth(text, FONT))) + 8
    : 0;
  const left = margin + rowHead;
  const titleFoot = margin + (title ? LINE : 0);
  const top = titleFoot + (columnTitles.length > 0 ? LINE : 0);
  const rowHeight = side + (captions.length > 0 ? LINE : gap);
  const rows = Math.ceil(count / columns);
  const xOf = (column: number) =>
    left + column * (side + gap) + 2 * gap * Math.floor(column / group);
  const gridRight = xOf(columns - 1) + side;
  const titleRight = margin + (title ? textWidth(title, FONT + 1) : 0);

  const cells = Array.from({ length: count }, (_, index) => ({
    index,
    x: xOf(index % columns),
    y: top + Math.floor(index / columns) * rowHeight,
  }));
  const centered = (all: string[], place: (i: number) => [number, number]) => {
    const longest = Math.max(...all.map((text) => text.length));
    const size = Math.min(FONT, side / (LETTER * longest)); // one for all
    return all.map((text, i): PlacedText => {
      const [x, y] = place(i);
      return { text, x: x + side / 2, y, size, anchor: "middle" };
    });
  };
  const texts: PlacedText[] = [
    ...centered(
      columnTitles.slice(0, columns),
      (column) => [xOf(column), top - 7],
    ),
    ...rowTitles.slice(0, rows).map((text, row) => ({
      text,
      x: left - 8,
      y: top + row * rowHeight + side / 2 + FONT / 3,
      size: FONT,
      anchor: "end" as const,
    })),
    ...centered(
      captions.slice(0, count),
      (i) => [cells[i].x, cells[i].y + side + FONT + 2],
    ),
  ];
  if (title) {
    const x = rowTitles.length > 0 ? margin : left;
    const y = titleFoot - 7;
    texts.push({ text: title, x, y, size: FONT + 1, anchor: "start" });
  }
  return {
    width: Math.ceil(Math.max(gridRight, titleRight) + margin),
    height: top + rows * rowHeight - (captions.length > 0 ? 5 : gap) + margin,
    cells,
    texts,
  };
}

/** The words of a page as a transparent picture to lay over it. */
export function textSvg({ width, height, texts }: Page): string {
  const elements = texts.map(({ text, x, y, size, anchor }) =>
    `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}">` +
    `${escapeXml(text)}</text>`
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" ` +
    `height="${height}" font-family="sans-serif" fill="#222">` +
    `${elements.join("")}</svg>`;
}

function textWidth(text: string, size: number): number {
  return Math.ceil(text.length * size * LETTER);
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
