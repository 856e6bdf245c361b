import { dirname } from "@std/path";
import { UserError } from "@/engine/user_error.ts";
import { ASIDE, mended } from "@/training/run_folder_files.ts";
import { shownPath } from "./flags.ts";

/**
 * Sees to it that a folder can be filled: nothing of the user's is mixed in.
 *
 * @param path Made later, by the first file
 * @param own Names that the command writes anew: they may be there
 * @throws {UserError} If something else is in it, or it is a file
 */
export async function checkNewFolder(
  path: string,
  own: readonly string[] = [],
): Promise<void> {
  try {
    for await (const { name } of Deno.readDir(path)) {
      if (own.includes(name.replace(ASIDE, ""))) continue;
      throw new UserError(
        `Cannot write to ${shownPath(path)} as it is not empty: it has ` +
          `${name}; name another folder with --out`,
      );
    }
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return;
    if (error instanceof Deno.errors.NotADirectory) {
      throw new UserError(
        `Cannot write to ${shownPath(path)} as it is a file: name a folder ` +
          "with --out",
      );
    }
    throw error;
  }
}

/**
 * Writes a file that nobody has yet; its folder is made.
 *
 * Not synced: a folder of many files is whole when its manifest is there.
 *
 * @throws {UserError} If there is no room, no right or no such folder
 */
export function writeNew(
  file: string,
  content: Uint8Array | string,
): Promise<void> {
  return mended(file, async () => {
    await Deno.mkdir(dirname(file), { recursive: true });
    await (typeof content === "string"
      ? Deno.writeTextFile(file, content)
      : Deno.writeFile(file, content));
  });
}
