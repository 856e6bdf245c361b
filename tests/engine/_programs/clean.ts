/** Empties the cache; prints what was removed. */
import { cleanCache } from "@/engine/library/cache.ts";

console.log(JSON.stringify(await cleanCache()));
