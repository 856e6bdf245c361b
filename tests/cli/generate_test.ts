import { inFolder } from "./_command.ts";
import { refuses } from "./_generate.ts";

Deno.test("generate refuses what is no run, and wrong numbers", () =>
  inFolder(async (dir) => {
    await refuses(dir, /is not the folder of a run: there is no config.json/);
    await refuses("--count 0", /^--count must be at least 1: .* is 0$/m);
    await refuses(
      "--interpolate 1",
      /^--interpolate must be at least 2: .* 1$/m,
    );
    await refuses(
      "--kind diffusion",
      /^--kind must be one of vae, gan, dcgan, vae-gan: .* is diffusion$/m,
    );
    await refuses(
      "a b",
      /^generate takes at most 1 arguments .* 2 were given$/m,
    );
  }));
