/** Sends the bytes of a picture, attachment or film to the library; they never enter the document. */

export interface Sending {
  signal: AbortSignal;
  /** Gets the part that was sent, 0 to 1. */
  onProgress: (part: number) => void;
}

/** The answer's JSON as it came; null for one that is none. */
export function sendFile(
  address: string,
  file: Blob,
  { signal, onProgress }: Sending,
): Promise<{ answer: unknown } | "unreachable" | "cancelled"> {
  return new Promise((resolve) => {
    // fetch does not tell how much of a body was sent.
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener("load", () => resolve({ answer: parsed(request.responseText) }));
    request.addEventListener("error", () => resolve("unreachable"));
    request.addEventListener("abort", () => resolve("cancelled"));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
