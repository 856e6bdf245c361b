/** Whether words can be drawn: a bare machine may have no font at all. */
import sharp from "sharp";

const widthOf = async (text: string) => {
  const { info } = await sharp({ text: { text, font: "sans-serif", dpi: 300 } })
    .raw().toBuffer({ resolveWithObject: true });
  return info.width;
};

/** Without fonts each letter is the same empty box. */
export const hasFonts = await widthOf("iiii") < await widthOf("MMMM");
