import { match } from "node:assert/strict";
import { cudaSentence } from "@/cli/_doctor_cuda.ts";

const GPUS = ["Some GPU"];

Deno.test("cudaSentence() says that a GPU is used, and which", () => {
  const driver = { cuda: "12.4", gpus: GPUS };
  match(
    cudaSentence(driver, ["CPU:0", "GPU:0"]),
    /^CUDA: yes, TensorFlow computes on GPU:0 \(Some GPU\)$/,
  );
});

Deno.test("cudaSentence() says what is missing for a GPU", () => {
  const cpu = ["CPU:0"];
  match(cudaSentence(undefined, cpu), /no NVIDIA driver.*install the driver/);
  match(cudaSentence({ cuda: "12.4", gpus: [] }, cpu), /no GPU here/);
  match(
    cudaSentence({ cuda: "11.8", gpus: GPUS }, cpu),
    /CUDA 11\.8, .* needs 12 or newer: a newer driver for Some GPU$/,
  );
  match(
    cudaSentence({ cuda: "13.0", gpus: GPUS }, cpu),
    /Some GPU is not used.*pip install tensorflow\[and-cuda\]/,
  );
  match(cudaSentence({ cuda: "13.0", gpus: GPUS }), /is not used/);
});
