/**
 * `@std/path` for machines that reach npm but not JSR.
 *
 * deno.json asks for `jsr:@std/path@1` and links this folder in its place;
 * delete the `links` line there and the real package is used instead.
 */
export {
  basename,
  dirname,
  extname,
  isAbsolute,
  join,
  normalize,
  parse,
  relative,
  resolve,
  sep as SEPARATOR,
} from "node:path";
export {
  fileURLToPath as fromFileUrl,
  pathToFileURL as toFileUrl,
} from "node:url";
