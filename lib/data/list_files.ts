import { UserError } from "@/engine/user_error.ts";

/** What lies beside images in data sets and is no image. */
const NO_IMAGE =
  /(^|\/)(\.[^/]*|thumbs\.db|desktop\.ini|[^/]*\.(mat|txt|csv|tsv|md|json|html|py|ipynb))$/i;

/** Whether a name, or a folder in its path, tells that it is no image. */
export function isNoImage(path: string): boolean {
  return path.split("/").some((part) => NO_IMAGE.test(part));
}

const collator = new Intl.Collator("en", { numeric: true });

/** Sorts 2 before 10. */
export function numericOrder(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : 1);
}

/** What was found under a folder. */
export interface FileList {
  /** Paths under the folder with forward slashes, 2 before 10 */
  files: string[];
  /** Links that were not followed, and why */
  skipped: { file: string; reason: string }[];
}

/**
 * All files under a folder that may be images, in numeric order.
 *
 * A link to a file inside the folder is taken for that file; a link that
 * leads out of it, or to a folder, is not followed.
 *
 * @throws {UserError} If `dir` is missing, no folder or not readable
 */
export async function listFiles(dir: string): Promise<FileList> {
  const list: FileList = { files: [], skipped: [] };
  const root = await checkFolder(dir);
  await walk(root, "", list);
  list.files.sort(numericOrder);
  return list;
}

/** The real path of a folder that can be read. */
async function checkFolder(dir: string): Promise<string> {
  try {
    const root = await Deno.realPath(dir);
    if ((await Deno.stat(root)).isDirectory) return root;
  } catch (error) {
    throw new UserError(`Cannot open folder ${dir}: ${reasonOf(error)}.`);
  }
  throw new UserError(`Cannot open folder ${dir}: it is a file, not a folder.`);
}

async function walk(root: string, under: string, list: FileList) {
  try {
    for await (const entry of Deno.readDir(`${root}/${under}`)) {
      const path = under + entry.name;
      if (NO_IMAGE.test(path)) continue;
      if (entry.isDirectory) await walk(root, `${path}/`, list);
      else if (entry.isFile) list.files.push(path);
      else await follow(root, path, list);
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    const place = under === "" ? root : `${root}/${under}`;
    throw new UserError(`Cannot read folder ${place}: ${reasonOf(error)}.`);
  }
}

/** Takes a link for its file, unless it leads out of the folder. */
async function follow(root: string, path: string, list: FileList) {
  try {
    const target = await Deno.realPath(`${root}/${path}`);
    const inside = target.startsWith(`${root}/`);
    if (inside && (await Deno.stat(target)).isFile) list.files.push(path);
    else {
      const reason = inside
        ? "is a link to a folder or device, which is not followed"
        : "is a link out of the folder, which is not followed";
      list.skipped.push({ file: path, reason });
    }
  } catch (error) {
    list.skipped.push({ file: path, reason: reasonOf(error) });
  }
}

/** Why the system refused, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  if (error instanceof Deno.errors.NotFound) return "it does not exist";
  if (error instanceof Deno.errors.NotADirectory) return "it is no folder";
  if (
    error instanceof Deno.errors.PermissionDenied ||
    error instanceof Deno.errors.NotCapable
  ) return "it must not be read (permission denied)";
  return error instanceof Error ? error.message : String(error);
}
