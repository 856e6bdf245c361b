import {
  deepStrictEqual,
  ok,
  rejects,
  strictEqual,
  throws,
} from "node:assert/strict";
import { join } from "@std/path";
import { layoutNamed, layoutOf, LAYOUTS, openFolder } from "@/data/mod.ts";
import { inFolder, writeDrawing } from "./_help.ts";

/** Paths by layout, as published or as public code reads them. */
const CASES: Record<string, Record<string, string>> = {
  cedar: {
    "c/full_org/original_12_3.png": "12 12 genuine",
    "c/forgeries_1_24.PNG": "1 1 forged",
    "c/7/original_7_1.png": "7 7 genuine",
    "c/3/forg/forgeries_3_11.png": "3 3 forged",
  },
  names: {
    "n/03-guo-xin/w044_ipad.png": "w044 guo-xin genuine",
    "03-guo-xin/w044_paper.png": "w044 guo-xin genuine",
  },
  sigcomp2009: {
    "s/test/021/forged-another-04.png": "021 021 forged",
    "s/021/genuine-04.png": "021 021 genuine",
  },
  socofing: {
    "Real/60__F_Left_ring_finger.BMP": "60 left-ring genuine",
    "A/B/1__M_Right_thumb_finger_Zcut.BMP": "1 right-thumb altered",
    "Real/Real/600__M_Left_little_finger.bmp": "600 left-little genuine",
  },
  fvc: {
    "f/Db1_b/101_8.tif": "DB1_B/101 DB1_B/101 genuine",
    "DB4_A/100_1.bmp": "DB4_A/100 DB4_A/100 genuine",
    "all/FVC2004/Dbs/DB1_B/101_1.tif": "2004/DB1_B/101 2004/DB1_B/101 genuine",
    "all/FVC2002/db1_b/101_1.tif": "2002/DB1_B/101 2002/DB1_B/101 genuine",
  },
  gpds: {
    "firmasSINTESISmanuscritas/001/c-001-01.jpg": "1 1 genuine",
    "g/960/cf-960-30.png": "960 960 forged",
  },
  bhsig260: {
    "BHSig260/Bengali/001/B-S-1-G-01.tif": "B/1 B/1 genuine",
    "BHSig260/Hindi/123/H-S-124-F-30.tif": "H/123 H/123 forged",
    "BHSig260-Bengali/100/B-S-100-F-01.tif": "B/100 B/100 forged",
    "odd/H-S-7-F-01.tif": "H/7 H/7 forged",
  },
  nfi: {
    "s/genuine/NFI-00101001.png": "001 001 genuine",
    "s/forged/NFI-02103012.png": "012 012 forged",
  },
  svc2004: {
    "SVC2004/user1/genuine/U1S20.jpg": "1 1 genuine",
    "SVC2004/user40/forged/U40S21.jpg": "40 40 forged",
  },
  mcyt75: {
    "m/0000/0000v00.bmp": "0000 0000 genuine",
    "m/0074/0074f14.bmp": "0074 0074 forged",
  },
  brazilian: {
    "b/a001_01.png": "001 001 genuine",
    "b/a168_40.jpg": "168 168 genuine",
    "b/a060_41.jpg": "060 060 forged",
    "b/a060_60.jpg": "060 060 forged",
  },
  "nist-sd30x": {
    "n/images/friction-ridge/A/500/roll/png/00002223_01_dryrun-A_500_roll_01.png":
      "00002223 01 genuine",
    "n/00002302_U_500_roll_14.png": "00002302 14 genuine",
  },
  "nist-sd4": {
    "sd4/figs_0/f0001_01.png": "0001 01 genuine",
    "sd4/figs_7/s2000_10.png": "2000 10 genuine",
  },
  "casia-v5": {
    "CASIA/000/L/000_L0_0.bmp": "000 L0 genuine",
    "CASIA/499/R/499_R3_4.bmp": "499 R3 genuine",
  },
  polyu: {
    "p/contactless_2d_fingerprint_images/first_session/p10/p2.bmp":
      "10 10 genuine",
    "p/contact-based_fingerprints/second_session/10_2.jpg": "10 10 genuine",
    "p/contact-based fingerprints/first_session/336_6.jpg": "336 336 genuine",
    "processed_contactless_2d/first_session/p1/p6.bmp": "1 1 genuine",
  },
  handwritten: {
    "D/dataset1/real/00100001.png": "001 001 genuine",
    "D/dataset4/forge/02100001.png": "001 001 forged",
    "g/001001_000.png": "001 001 genuine",
    "g/021001_004.png": "001 001 forged",
  },
  sigcomp2011: {
    "sign_data/train/001/001_01.PNG": "001 001 genuine",
    "sign_data/train/001_forg/0119001_01.png": "001 001 forged",
    "sign_data/test/049/01_049.png": "049 049 genuine",
    "sign_data/test/049_forg/01_0114049.PNG": "049 049 forged",
    "S/Offlinetestset/Dutch/Reference(646)/017/01_017.PNG": "017 017 genuine",
    "S/Offlinetestset/Dutch/Questioned(1287)/017/02_0205017.PNG":
      "017 017 forged",
    "S/Dutch/Offline Genuine/003_12.PNG": "003 003 genuine",
    "S/Dutch/Offline Forgeries/0202003_01.PNG": "003 003 forged",
  },
  utsig: {
    "u/C001G01.tif": "1 1 genuine",
    "u/C115F06.png": "115 115 forged",
    "u/12/Genuine/1.tif": "12 12 genuine",
    "u/12/Skilled/a b.tif": "12 12 forged",
  },
  "finger-impression": {
    "n/012_3_1.tif": "012 3 genuine",
    "MCYT/0001/0001_9_11.bmp": "0001 9 genuine",
  },
  folder: {
    "mine/ann/one.png": "ann ann genuine",
    "mine/one.png": "one.png mine genuine",
    "Inverted_Cropped_Images/2/17.png": "2 2 genuine",
    "grouped/Group_12/rotated_3.jpg": "Group_12 Group_12 genuine",
  },
};

/** Names that look like a layout's and are not. */
const NEAR_MISSES = [
  "c/original_12.png",
  "c/unoriginal_12_3.png",
  "n/guo-xin/w044_paper.png",
  "s/21/genuine-04.png",
  "r/1_M_Left_thumb_finger.BMP",
  "f/101_8.tif",
  "g/c-001.jpg",
  "g/abc-001-01.jpg",
  "b/S-1-G-01.tif",
  "nfi/NFI-001001.png",
  "v/U1.jpg",
  "m/000v00.bmp",
  "b/a01_01.png",
  "n/0002302_U_500_roll_14.png",
  "sd4/g0001_01.png",
  "c/000_X0_0.bmp",
  "p/third_session/p10/p2.bmp",
  "h/00100001.png",
  "k/2024/001_01.png",
  "k/01_01.png",
  "u/0001X01.tif",
  "u/ann/Genuine/1.tif",
  "n/12_3_1.tif",
  "IMG_2024_001.jpg",
  "scan/2024-11-25_001.png",
];

for (const [name, paths] of Object.entries(CASES)) {
  Deno.test(`layoutOf() reads the paths of ${name}`, () => {
    for (const [path, known] of Object.entries(paths)) {
      const layout = layoutOf([path]);
      strictEqual(layout.name, name, path);
      const { person, label, kind } = layout.read(path)!;
      strictEqual(`${person} ${label} ${kind}`, known, path);
    }
  });
}

Deno.test("LAYOUTS has each layout once, each with an example here", () => {
  deepStrictEqual(
    LAYOUTS.map(({ name }) => name).sort(),
    Object.keys(CASES).sort(),
  );
});

Deno.test("layoutOf() takes near misses for a plain folder", () => {
  for (const path of NEAR_MISSES) strictEqual(layoutOf([path]).name, "folder");
});

Deno.test("LAYOUTS read no path of another, but for bare numbers and F", () => {
  const stolen = Object.entries(CASES).flatMap(([name, paths]) =>
    Object.keys(paths).flatMap((path) =>
      LAYOUTS.filter((layout) =>
        layout.name !== name && layout.name !== "folder" && layout.read(path)
      ).map((layout) => `${layout.name} ${path}`)
    )
  );
  // The letter before UTSig's writer is not known to be none of 0 to 9.
  deepStrictEqual(stolen, ["utsig m/0074/0074f14.bmp"]);
});

Deno.test("layoutOf() takes the layout of at least half of the files", () => {
  const cedar = "c/original_1_1.png";
  strictEqual(layoutOf([cedar, "c/notes.png"]).name, "cedar");
  strictEqual(layoutOf([cedar, "c/a.png", "c/b.png"]).name, "folder");
  strictEqual(layoutOf([]).name, "folder");
});

Deno.test("layoutOf() takes the layout that reads most", () => {
  const forged = ["u/0001F01.tif", "u/0001F02.tif", "u/0002F01.tif"];
  strictEqual(layoutOf([...forged, "u/0001G01.tif"]).name, "utsig");
  strictEqual(layoutOf([...forged, "u/0001v01.bmp"]).name, "mcyt75");
});

Deno.test("layouts read long hostile names in no time", () => {
  const long = `x/${"00000001_".repeat(4000)}${"a-_".repeat(4000)}.png`;
  const start = performance.now();
  for (const layout of LAYOUTS) layout.read(long);
  ok(performance.now() - start < 1000);
});

Deno.test("layoutNamed() refuses an unknown name with those it knows", () => {
  strictEqual(layoutNamed("gpds").name, "gpds");
  throws(() => layoutNamed("cedat"), {
    name: "UserError",
    message: /one of cedar, .*, folder: current value is cedat$/,
  });
});

Deno.test("openFolder() reads a folder by the layout it is given", () =>
  inFolder(async (dir) => {
    await writeDrawing(join(dir, "ann/a001_01.png"), 1);
    await writeDrawing(join(dir, "bob/a002_01.png"), 2);
    const persons = async (layout?: string) =>
      (await openFolder(dir, { layout })).items.map(({ person }) => person);
    deepStrictEqual(await persons(), ["001", "002"]);
    deepStrictEqual(await persons("folder"), ["ann", "bob"]);
    await rejects(persons("gpds"), {
      name: "UserError",
      message: /none of its 2 images is named as in the layout "gpds"\.$/,
    });
  }));
