/** A file that main sent, on its way to the person's disk. */

/** As RFC 8187 writes it; main names every file. */
export function fileNameOf(answer: Response): string {
  const disposition = answer.headers.get("content-disposition") ?? "";
  return decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? "");
}

/** Hands a file to the browser to be saved. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of it once the click's own task is over.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
