/** Sends a picture's bytes to the library; they never enter the document. */
import { MEDIA_PATH, type MediaAnswer, mediaAnswerSchema } from "../../core/api/routes.ts";
import { MAX_IMAGE_BYTES } from "../../core/media/asset.ts";

type Refusal = Extract<MediaAnswer, { refusal: string }>["refusal"];

export type UploadResult = MediaAnswer | { refusal: "unreachable" | "cancelled" };
export type UploadRefusal = Refusal | "unreachable";

/** @param onProgress gets the part that was sent, 0 to 1. A file that is too large is refused without being sent. */
export function uploadPicture(
  file: Blob,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (part: number) => void },
): Promise<UploadResult> {
  if (file.size > MAX_IMAGE_BYTES) return Promise.resolve({ refusal: "too-many-bytes" });
  return new Promise((resolve) => {
    // fetch does not tell how much of a body was sent.
    const request = new XMLHttpRequest();
    request.open("POST", MEDIA_PATH);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener("load", () => resolve(parseAnswer(request.responseText)));
    request.addEventListener("error", () => resolve({ refusal: "unreachable" }));
    request.addEventListener("abort", () => resolve({ refusal: "cancelled" }));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

function parseAnswer(text: string): UploadResult {
  try {
    return mediaAnswerSchema.safeParse(JSON.parse(text)).data ?? { refusal: "unreachable" };
  } catch {
    return { refusal: "unreachable" };
  }
}
