import { throws } from "node:assert/strict";
import { FileWriter } from "@/data/cache/picture_writer.ts";
import { PreparedCache } from "@/data/cache/prepared_cache.ts";
import { inFolder } from "../_help.ts";

Deno.test("FileWriter says every failure of the disk by its owner's sentence", () =>
  inFolder((dir) => {
    const path = `${dir}/pixels.part`;
    const orSay = (write: () => void) => {
      try {
        write();
      } catch (error) {
        throw new Error("said", { cause: error });
      }
    };
    const writer = new FileWriter(path, 2, { area: 4, orSay });
    writer.write(1, new Uint8Array(4));
    writer.finish();
    // As a disk that fails under way: the file takes no more.
    throws(() => writer.write(0, new Uint8Array(4)), { message: "said" });
    return Promise.resolve();
  }));

Deno.test("PreparedCache says once why it cannot be written", () =>
  inFolder(async (dir) => {
    await Deno.writeTextFile(`${dir}/file`, "");
    const facts = { source: dir, mark: "mark", area: 4 };
    const cache = new PreparedCache(`${dir}/file/cache`, facts);
    throws(() => cache.begin(1), {
      name: "UserError",
      message: /^Cannot keep prepared images in [^ ]*: [^.]*\. With --no-cache/,
    });
  }));
