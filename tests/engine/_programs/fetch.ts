/** Fetches a wheel; prints the library's path, or why there is none. */
import { fetchLibrary } from "@/engine/library/fetch.ts";

const told = new Set<string>();
const result = await fetchLibrary(
  JSON.parse(Deno.args[0]),
  (doing, done, total) =>
    told.add(`${doing} ${done === total ? "all" : "some"}`),
).then((path) => ({ path }), (error) => ({ error: error.message }));
console.log(JSON.stringify({ ...result, told: [...told] }));
