/** Two or three folders against each other. */
import { spread } from "@/data/mod.ts";
import { UserError } from "@/engine/mod.ts";
import type { ProgressLine } from "../progress.ts";
import type { ReadOptions } from "./as_is.ts";
import { openPictures } from "./open_pictures.ts";
import { chosen, halves } from "./pictures.ts";
import { type Asked, most, type Sides } from "./sides.ts";

/** Both folders, prepared alike; without `--train` a half of `--against`. */
export async function sidesOfFolder(
  dir: string,
  asked: Asked & ReadOptions,
  line: ProgressLine,
): Promise<Sides> {
  if (asked.against === undefined) {
    throw new UserError(
      `${dir} is not a run, and as a folder of pictures it needs real ones ` +
        "to be held against: name them with --against",
    );
  }
  const { size, seed, layout, content } = asked;
  const against = await openPictures(
    asked.against,
    { size, seed, layout, content },
    line,
  );
  const how = { size, seed, content: against.content };
  const made = await openPictures(dir, how, line);
  const [real, train] = asked.train === undefined
    ? halves(against)
    : [against, await openPictures(asked.train, { ...how, layout }, line)];
  const limited = most(
    Math.min(asked.count, made.persons.length),
    real,
    train,
  );
  const places = spread(made.persons.keys().toArray(), limited.count);
  return {
    name: made.name,
    size,
    content: against.content,
    samples: chosen(made, places).pixels,
    ...limited.sides,
    realAre: asked.train === undefined
      ? `one half of ${against.name}, ${against.read}`
      : `${against.name}, ${against.read}`,
    trainAre: asked.train === undefined
      ? `the other half of ${against.name}, as no --train was given`
      : `pictures of ${train.name}`,
  };
}
