/**
 * The one wheel that is fetched for each kind of machine, by its hash.
 *
 * A wheel is a zip file of the Python package; two files of it are kept.
 */

/** A pinned wheel on PyPI. */
export interface Wheel {
  package: string;
  version: string;
  platform: string;
  sha256: string;
  /** Bytes of the wheel, and of the two files that are kept. */
  bytes: number;
  unpacked: number;
  /** The two files, the one to open first. */
  files: [string, string];
}

const LINUX: [string, string] = [
  "libtensorflow_cc.so.2",
  "libtensorflow_framework.so.2",
];

/**
 * By `${os}-${arch}` as Deno names them. Only Linux on x86_64 was tried; the
 * others are the same release, their hashes and sizes taken from the files.
 */
export const WHEELS: Record<string, Wheel> = {
  "linux-x86_64": {
    package: "tensorflow-cpu",
    version: "2.21.0",
    platform: "manylinux_2_27_x86_64",
    sha256: "2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c",
    bytes: 273_829_956,
    unpacked: 853_308_936,
    files: LINUX,
  },
  "linux-aarch64": {
    package: "tensorflow",
    version: "2.21.0",
    platform: "manylinux_2_27_aarch64",
    sha256: "4b24aca16d527a3cf1c37f720c04c484c3d20f4d0fdfa98632ac8b9f3be6eb5c",
    bytes: 281_828_020,
    unpacked: 883_062_208,
    files: LINUX,
  },
  "darwin-aarch64": {
    package: "tensorflow",
    version: "2.21.0",
    platform: "macosx_12_0_arm64",
    sha256: "51f46f4806139d01fc7920cc72a4c75876f80649bf40ff083ab6212ceb43ca88",
    bytes: 223_405_849,
    unpacked: 740_805_624,
    files: ["libtensorflow_cc.2.dylib", "libtensorflow_framework.2.dylib"],
  },
};

/** The wheel for this machine, if there is one. */
export function wheelFor(
  { os, arch }: { os: string; arch: string } = Deno.build,
  wheels = WHEELS,
): Wheel | undefined {
  return wheels[`${os}-${arch}`];
}
