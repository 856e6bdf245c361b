/** What `bench:data` measures: one command a row, as it is typed. */

import { join } from "@std/path";
import { writePrints } from "./_socofing_like.ts";
import { timedTask } from "./_timed_task.ts";

/** A command and how much it does. */
export interface DataRow {
  name: string;
  about: string;
  /** The task, such as `data:signatures`, or a program of this folder */
  task: string;
  /** Its flags, divided at spaces */
  args: string;
  /** How many it makes or reads */
  count: number;
  /** Made before the clock starts, in an empty folder: what is read */
  prepare?: (dir: string) => void | Promise<void>;
  /** Takes minutes: is run only where it is named */
  isLong?: boolean;
}

/** A folder of BMP files like SOCOFing's is opened for the first time. */
function opening(count: number): DataRow {
  return {
    name: `open-${count}`,
    about: `prints (BMP) opened at 64 px, ${count} files, first time`,
    task: "open_folder.ts",
    args: "DIR/prints DIR/cache",
    count,
    prepare: (dir) => writePrints(join(dir, "prints"), count),
  };
}

/** The same, opened before. */
function openedBefore(row: DataRow): DataRow {
  return {
    ...row,
    name: `${row.name}-again`,
    about: row.about.replace("first time", "again"),
    async prepare(dir) {
      await row.prepare?.(dir);
      await new Promise((done) => setTimeout(done, 3000)); // files settle
      const { task, args } = row;
      await timedTask(task, args.replaceAll("DIR", dir));
    },
  };
}

/** In the order they are run; `DIR` in `args` is the row's own folder. */
export const DATA_ROWS: DataRow[] = [
  {
    name: "signatures-64",
    about: "signatures at 64 px with trajectories",
    task: "data:signatures",
    args:
      "--writers 200 --per-writer 24 --forgeries 0 --size 64 --out DIR/made",
    count: 4800,
  },
  {
    name: "fingerprints-256",
    about: "fingerprints at 256 px, each of another finger",
    task: "data:fingerprints",
    args: "--people 240 --fingers 1 --size 256 --out DIR/made",
    count: 240,
  },
  {
    name: "fingerprints-256-8",
    about: "fingerprints at 256 px, 8 impressions of each finger",
    task: "data:fingerprints",
    args: "--people 48 --fingers 1 --impressions 8 --size 256 --out DIR/made",
    count: 384,
  },
  {
    name: "augment",
    about: "training images at 64 px, augmented, in batches of 32",
    task: "augment.ts",
    args: "6400",
    count: 6400,
  },
  opening(1000),
  opening(6000),
  openedBefore(opening(6000)),
  opening(10_000),
  { ...opening(100_000), isLong: true },
  { ...openedBefore(opening(100_000)), isLong: true },
];
