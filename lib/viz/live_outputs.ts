/** Where pictures go when no notebook is there to show them. */
import { join } from "@std/path";

/** Pictures kept by this process, for their numbers. */
let kept = 0;

/** A number that no other picture of this process has. */
export function nextNumber(): string {
  return String(++kept).padStart(2, "0");
}

/** A file's name, such as `01-what-it-sees`. */
export function shownName(number: string, title: string): string {
  const words = title.toLowerCase().split(/[^a-z0-9]+/).filter(Boolean);
  return [number, ...words.slice(0, 6)].join("-");
}

/**
 * Writes the forms of a picture side by side, such as `01-loss.png` and
 * `01-loss.svg`; those of an earlier process are replaced.
 *
 * @param forms By the ending of the file's name
 * @returns The path of the first
 */
export async function keepShown(
  folder: string,
  name: string,
  forms: Record<string, Uint8Array | string>,
): Promise<string> {
  await Deno.mkdir(folder, { recursive: true });
  const files: string[] = [];
  for (const [ending, content] of Object.entries(forms)) {
    const file = join(folder, `${name}.${ending}`);
    const bytes = typeof content === "string"
      ? new TextEncoder().encode(content)
      : content;
    await Deno.writeFile(file, bytes);
    files.push(file);
  }
  return files[0];
}
