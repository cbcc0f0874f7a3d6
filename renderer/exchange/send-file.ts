/** Sends a file to the library to be made a report, and tells what became of it. */
import {
  type ImportAnswer,
  importAnswerSchema,
  type ImportQuery,
  importUrl,
  MAX_IMPORT_BYTES,
} from "../../core/api/import.ts";

export type SendResult = ImportAnswer | { refusal: "unreachable"; changes: null };

const unreachable: SendResult = { refusal: "unreachable", changes: null };

/** @param onProgress gets the part that was sent, 0 to 1; after that main reads the file */
export function sendFile(
  file: File,
  query: ImportQuery,
  onProgress: (part: number) => void,
): Promise<SendResult> {
  if (file.size > MAX_IMPORT_BYTES)
    return Promise.resolve({ refusal: "FILE_TOO_LARGE", changes: null });
  return new Promise((resolve) => {
    // fetch does not tell how much of a body was sent.
    const request = new XMLHttpRequest();
    request.open("POST", importUrl(query));
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener("load", () => resolve(parseAnswer(request.responseText)));
    request.addEventListener("error", () => resolve(unreachable));
    request.send(file);
  });
}

function parseAnswer(text: string): SendResult {
  try {
    return importAnswerSchema.safeParse(JSON.parse(text)).data ?? unreachable;
  } catch {
    return unreachable;
  }
}
