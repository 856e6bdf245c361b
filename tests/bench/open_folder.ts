/** Opens a folder by a cache, and says how long that took; for `data.ts`. */
import { openFolder } from "@/data/mod.ts";

const [dir, cache] = Deno.args;
const start = performance.now();
const { items, pictures } = await openFolder(dir, { cache });
const seconds = (performance.now() - start) / 1000;
pictures.close();
console.log(JSON.stringify({ seconds, items: items.length }));
