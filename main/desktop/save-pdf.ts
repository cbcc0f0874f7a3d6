/** Saves a report as PDF on the desktop: its print view, drawn in a window that nobody sees. */
import { basename } from "node:path";
import { BrowserWindow, dialog } from "electron";
import writeFileAtomic from "write-file-atomic";

export interface PdfRequest {
  /** The window that asks where to save. */
  owner: BrowserWindow;
  /** Of the print view. */
  address: string;
  /** Offered as the file's name. */
  name: string;
}

/** Gives the file's name, or null when the dialog was cancelled. Throws what the disk throws. */
export async function savePdf({ owner, address, name }: PdfRequest): Promise<string | null> {
  const picked = await dialog.showSaveDialog(owner, {
    defaultPath: name,
    filters: [{ name: "PDF", extensions: ["pdf"] }],
  });
  if (picked.canceled || picked.filePath === "") return null;
  const page = new BrowserWindow({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      javascript: false,
    },
  });
  try {
    await page.loadURL(address);
    const bytes = await page.webContents.printToPDF({
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
    await writeFileAtomic(picked.filePath, bytes);
    return basename(picked.filePath);
  } finally {
    page.destroy();
  }
}
