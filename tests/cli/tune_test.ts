/** A search's flags, plan, standings and page; real ones: tune_slow_test. */
import {
  deepStrictEqual,
  match,
  ok,
  rejects,
  strictEqual,
  throws,
} from "node:assert/strict";
import { join } from "@std/path";
import { UserError } from "@/engine/mod.ts";
import { secondsOf, TUNE_FLAGS } from "@/cli/_tune_options.ts";
import { planOf, type TunePlan } from "@/cli/_tune_plan.ts";
import { settled, spaceOf, SPACES } from "@/cli/_tune_space.ts";
import { KINDS, recipeOf } from "@/cli/_tune_options.ts";
import {
  finalists,
  isTuneLine,
  ranked,
  reserveOf,
  standingsOf,
} from "@/cli/_tune_standing.ts";
import type { TuneLine } from "@/cli/_tune_search.ts";
import { tuneSummary } from "@/cli/_tune_summary.ts";
import { tableOf } from "@/cli/_tune_report.ts";
import { judgeTrial, runOf, trainTrial } from "@/cli/_tune_trial.ts";
import { readFlags, typedFlags } from "@/cli/flags.ts";
import { TAKEN } from "@/training/run_folder.ts";
import { main, threadsOf } from "@/cli/tune.ts";
import { inFolder, typed } from "./_command.ts";

const SPEC = { name: "tune", about: "", flags: TUNE_FLAGS };
const plan = (args = "") => {
  const typed = args.split(" ").filter(Boolean);
  return planOf(readFlags(SPEC, typed), typedFlags(SPEC, typed));
};

Deno.test("tune asks for the kind's own objective and steps", async () => {
  const of = async (args: string) => {
    const { objective, fixed } = await plan(args);
    return [objective, fixed.steps];
  };
  deepStrictEqual(await of(""), ["nelbo", 400]);
  deepStrictEqual(await of("--data scans"), ["nelbo", 2000]);
  deepStrictEqual(await of("--quick"), ["nelbo", 300]);
  deepStrictEqual(await of("--kind gan --steps 50"), ["kid", 50]);
  deepStrictEqual(await of("--kind dcgan"), ["kid", 2000]);
});

Deno.test("tune looks not for what --base fixes", () =>
  inFolder(async (dir) => {
    const file = join(dir, "base.json");
    await Deno.writeTextFile(file, '{ "width": 8, "steps": 90, "size": 32 }');
    const { space, fixed } = await plan(`--base ${file} --size 64`);
    ok(!("width" in space) && "learningRate" in space);
    deepStrictEqual(
      [fixed.width, fixed.steps, fixed.size, fixed.data],
      [8, 90, 64, "signatures"],
    );
    await Deno.writeTextFile(file, '{ "widht": 8 }');
    await rejects(
      plan(`--base ${file}`),
      new UserError(`${file}: train:vae has no flag --widht`),
    );
  }));

for (const kind of KINDS) {
  Deno.test(`the usual space of ${kind} is within its flags`, () =>
    inFolder(async (dir) => {
      const space = join(dir, "space.json");
      await Deno.writeTextFile(space, JSON.stringify(SPACES[kind]));
      const read = await spaceOf(recipeOf(kind), { kind, space });
      deepStrictEqual(read, SPACES[kind]);
    }));
}

Deno.test("tune draws no smoothing for a loss without a target", () => {
  const of = (loss: string) => settled({ loss, smoothing: .2 });
  deepStrictEqual(of("hinge"), { loss: "hinge", smoothing: 0 });
  deepStrictEqual(of("minimax"), { loss: "minimax", smoothing: .2 });
  deepStrictEqual(settled({ width: 8 }), { width: 8 });
});

Deno.test("tune --space is held to the limits of the flags", () =>
  inFolder(async (dir) => {
    const space = join(dir, "space.json");
    const ask = async (text: string) => {
      await Deno.writeTextFile(space, text);
      await spaceOf(recipeOf("vae"), { kind: "vae", space });
    };
    await rejects(
      ask('{ "latentDim": { "choices": [8, 0] } }'),
      new UserError(
        `${space}: latentDim must be at least 1: current value is 0`,
      ),
    );
    await rejects(
      ask('{ "latentDims": { "choices": [8] } }'),
      new UserError(`${space}: train:vae has no setting latentDims`),
    );
    // Its ends would do, what lies between does not.
    await rejects(
      ask('{ "latentDim": { "low": 8, "high": 32 } }'),
      /json: latentDim must be a whole number: current value is \d+\.\d/,
    );
    await rejects(
      ask('{ "size": { "low": 32, "high": 64, "whole": true } }'),
      /json: size must be one of 28, 32, 64, 128: current value is \d+$/,
    );
    await ask('{ "latentDim": { "low": 8, "high": 32, "whole": true } }');
  }));

Deno.test("tune --space has nothing that is the same for all trials", () =>
  inFolder(async (dir) => {
    const space = join(dir, "space.json");
    await Deno.writeTextFile(space, '{ "steps": { "choices": [10, 20] } }');
    await rejects(
      plan(`--space ${space} --steps 30`),
      new UserError(
        `${space}: steps cannot be looked for as it is the same for all ` +
          "trials: 30",
      ),
    );
  }));

const REFUSED: [args: string, sentence: RegExp][] = [
  ["--budget soon", /^--budget must be a time such as 90s, 20m or 2h: .* soon/],
  ["--shard 3/2", /^Cannot do a shard as it must be one of 1\/n/],
  ["--kind bert", /^--kind must be one of vae, gan, dcgan: current value is b/],
  ["--size 50", /^--size must be one of 28, 32, 64, 128: current value is 50/],
  ["--resume /no/such", /^\/no\/such is not the folder of a run/],
  ["--resume x --seed 2", /^--seed cannot be changed when a search goes on/],
  ["--trails 3", /^tune has no flag --trails: did you mean --trials\?/],
];

for (const [args, sentence] of REFUSED) {
  Deno.test(`tune refuses ${args}`, async () => {
    const out = args.startsWith("--resume") ? "" : "--out /no/such/place";
    const { code, stderr } = await typed(main, `${args} ${out}`);
    match(stderr, sentence);
    deepStrictEqual([code, stderr.trimEnd().split("\n").length], [2, 1]);
  });
}

Deno.test("tune refuses to go on with a config.json that is damaged", () =>
  inFolder(async (dir) => {
    const write = (config: unknown) =>
      Deno.writeTextFile(join(dir, "config.json"), JSON.stringify(config));
    for (const damage of [{ rungs: "a" }, { rungs: 3e10 }, { of: "bert" }]) {
      await write({ ...await small(), ...damage });
      const { code, stderr } = await typed(main, `--resume ${dir}`);
      const [name] = Object.keys(damage);
      ok(stderr.startsWith(`${dir}/config.json is damaged: ${name}: `), stderr);
      deepStrictEqual([code, stderr.trimEnd().split("\n").length], [2, 1]);
    }
  }));

Deno.test("tune --help has examples", async () => {
  const { code, stdout } = await typed(main, "--help");
  deepStrictEqual(code, 0);
  match(stdout, /\n {2}deno task train:vae --config .*best\.json/);
});

Deno.test("secondsOf() knows units; workers share the cores", () => {
  deepStrictEqual(["90s", "1.5m", "2h"].map(secondsOf), [90, 90, 7200]);
  const of = (workers: number, threads: number) =>
    threadsOf({ workers, threads });
  deepStrictEqual(of(3, 8), [2, 3, 3]);
  deepStrictEqual(of(3, 2), [1, 1, 1]);
  deepStrictEqual(of(1, 0), [navigator.hardwareConcurrency]);
});

/** A search of three trials and two rungs; the last one failed. */
const LINES: TuneLine[] = [
  begin(0, 0),
  end(0, 0, 9),
  begin(0, 1),
  end(0, 1, 7),
  begin(1, 0),
  end(1, 0, 8),
  begin(2, 0),
  { ...end(2, 0, null), reason: "diverged", message: "no numbers" },
];
const BEATEN: TuneLine[] = [
  ...LINES,
  begin(1, 1),
  end(1, 1, 6.5),
  { type: "test", trial: 0, value: 7.25, at: 6 },
  { type: "test", trial: 1, value: 7.5, at: 6 },
];

function begin(trial: number, rung: number): TuneLine {
  const settings = { beta: trial + 1 };
  return { type: "begin", trial, rung, settings, at: 0 };
}

function end(trial: number, rung: number, value: number | null) {
  const steps = [30, 90][rung];
  const known = { trial, rung, steps, value, seconds: 10, at: 5 };
  return { type: "end" as const, ...known, reason: "paused" as const };
}

const small = async (): Promise<TunePlan> => ({
  ...await plan("--steps 90 --rungs 2"),
  space: { beta: { choices: [1, 2, 3] } },
});

Deno.test("standingsOf() ranks by rung, then by value, and drops failures", () => {
  const all = standingsOf(LINES);
  deepStrictEqual(
    all.map(({ trial, rung, steps, value, seconds }) => [
      ...[trial, rung, steps, value, seconds],
    ]),
    [[0, 1, 90, 7, 20], [1, 0, 30, 8, 10], [2, 0, 30, Infinity, 10]],
  );
  deepStrictEqual(ranked(all).map(({ trial }) => trial), [0, 1]);
  const late = standingsOf([...LINES, begin(0, 0), end(0, 0, 9)]);
  deepStrictEqual(late[0].rung, 1, "a lower rung again changes nothing");
});

Deno.test("a journal's lines are a search's, and trials begin before they end", () => {
  ok(BEATEN.every(isTuneLine));
  const strange = [null, 5, {}, { type: "pause", trial: 1, at: 2 }, {
    ...begin(1, 0),
    at: "x",
  }];
  deepStrictEqual(strange.filter(isTuneLine), []);
  throws(
    () => standingsOf(LINES.slice(1)),
    new UserError("The journal has no begin of trial 0"),
  );
});

Deno.test("reserveOf() keeps the time that the best of the others needs", async () => {
  // 20 seconds for all steps, of which a third is done.
  const reserve = reserveOf(standingsOf(LINES), await small());
  deepStrictEqual(Number(reserve.toFixed(6)), Number((20 * 2 / 3).toFixed(6)));
  deepStrictEqual(reserveOf(standingsOf(BEATEN), await small()), 0);
  deepStrictEqual(reserveOf(standingsOf(LINES.slice(0, 2)), await small()), 0);
});

Deno.test("tuneSummary() says whether the default was the best", async () => {
  const page = async (lines: TuneLine[]) =>
    tuneSummary(await small(), standingsOf(lines));
  match(
    await page(LINES),
    /^The default settings were already the best of 1 /m,
  );
  match(await page(LINES.slice(0, 2)), /did not suffice to train the default/);
  const beaten = await page(BEATEN);
  match(
    beaten,
    /^Trial 1 is the best of 2 .*: nelbo 6\.5 on valid, the de.* 7\./m,
  );
  match(beaten, /^Chosen on _valid_; on _test_ only these were read, once/m);
  match(beaten, /^\| default \| 7 \| 7\.25 \|\n\| trial 1 \| 6\.5 \| 7\.5 \|/m);
  const shard = { ...await small(), shard: { index: 2, count: 3 } };
  match(tuneSummary(shard, standingsOf(BEATEN.slice(4, 10))), /one shard/);
});

Deno.test("tableOf() has a line for each trial, failures too", async () => {
  const maximize = { ...await small(), maximize: true };
  deepStrictEqual(tableOf(maximize, standingsOf(BEATEN)).split("\n"), [
    "trial\tsteps\tnelbo\ttest\tseconds\tstate\tbeta",
    "0\t90\t-7\t7.25\t20\tpaused\t1",
    "1\t90\t-6.5\t7.5\t20\tpaused\t2",
    "2\t30\t\t\t10\tdiverged\t3",
    "",
  ]);
  deepStrictEqual(finalists(standingsOf(BEATEN), maximize).length, 2);
});

Deno.test("runOf() takes the last start that has become a run", () =>
  inFolder(async (trial) => {
    const begin = (run: string) =>
      Deno.mkdir(join(trial, run), { recursive: true });
    const config = (run: string) =>
      Deno.writeTextFile(join(trial, run, "config.json"), "{}");
    strictEqual(await runOf(join(trial, "none")), undefined);
    await begin("2/vae-scans-1");
    strictEqual(await runOf(trial), undefined);
    await config("2/vae-scans-1");
    await begin("10");
    strictEqual(await runOf(trial), join(trial, "2/vae-scans-1"));
    await begin("10/vae-scans-1");
    await config("10/vae-scans-1");
    strictEqual(await runOf(trial), join(trial, "10/vae-scans-1"));
  }));

Deno.test("judgeTrial() takes the score of the weights that are kept", () =>
  inFolder(async (run) => {
    const look = (nelbo: number, kl: number, isBest: boolean) => ({
      ...{ type: "epoch", step: 1, epoch: 0, train: {} },
      ...{ valid: { nelbo, kl }, isBest },
    });
    const done = { type: "done", step: 9, reason: "paused" };
    const events = [
      look(5, 2, true),
      look(4, 3, true),
      look(6, 1, false),
      done,
    ];
    const lines = events.map((event) => JSON.stringify(event) + "\n");
    await Deno.writeTextFile(join(run, "events.jsonl"), lines.join(""));
    const judge = (objective: string, maximize: boolean, code = 0) =>
      judgeTrial(run, { code, lastWord: "why" }, { objective, maximize });
    deepStrictEqual(await judge("nelbo", false), {
      ...{ value: 4, reason: "paused" },
    });
    deepStrictEqual((await judge("kl", true)).value, -3);
    deepStrictEqual(await judge("nelbo", false, 2), {
      ...{ value: Infinity, reason: "failed", message: "why" },
    });
    const torn = '{"type":"epo';
    await Deno.writeTextFile(join(run, "events.jsonl"), torn, { append: true });
    strictEqual((await judge("nelbo", false, 2)).message, "why");
    await rejects(
      judge("elbo", false),
      new UserError(
        "--objective must be one of nelbo, kl: current value is elbo",
      ),
    );
  }));

Deno.test("a trial goes on after a training that was left behind took its run", () =>
  inFolder(async (path) => {
    const run = join(path, "1", "vae-signatures-1");
    await Deno.mkdir(run, { recursive: true });
    await Deno.writeTextFile(join(run, "config.json"), "{}");
    const ends = [
      { code: 2, lastWord: `${run} ${TAKEN}` },
      { code: 2, lastWord: "the disk is full" },
    ];
    const started: string[][] = [];
    const start = (_: string, args: string[]) => {
      started.push(args);
      return Promise.resolve(ends[started.length - 1]);
    };
    const end = await trainTrial(
      { path, kind: "vae", settings: {}, engine: "auto", threads: 1 },
      { signal: new AbortController().signal, start },
    );
    deepStrictEqual(end, ends[1], "any other end is the trial's");
    strictEqual(started.length, 2);
    for (const args of started) {
      strictEqual(args[args.indexOf("--resume") + 1], run);
    }
  }));
