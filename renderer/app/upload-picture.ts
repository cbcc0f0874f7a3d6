/** Pictures, attachments and films on their way into the library: what may be sent, and what came of it. */
import {
  type FileAnswer,
  fileAnswerSchema,
  FILES_PATH,
  MEDIA_PATH,
  type MediaAnswer,
  mediaAnswerSchema,
} from "../../core/api/routes.ts";
import { MAX_IMAGE_BYTES } from "../../core/media/asset.ts";
import { type FileUse, maxBytesOf } from "../../core/media/stored-file.ts";
import { sendFile, type Sending } from "./upload-file.ts";

type Refusal<Answer> = Extract<Answer, { refusal: string }>["refusal"];
type Broken = { refusal: "unreachable" | "cancelled" };

export type UploadResult = MediaAnswer | Broken;
export type UploadRefusal = Refusal<MediaAnswer> | "unreachable";
export type FileUploadRefusal = Refusal<FileAnswer> | "unreachable";

/** A picture that is too large is refused without being sent. */
export async function uploadPicture(file: Blob, sending: Sending): Promise<UploadResult> {
  if (file.size > MAX_IMAGE_BYTES) return { refusal: "too-many-bytes" };
  const sent = await sendFile(MEDIA_PATH, file, sending);
  if (typeof sent === "string") return { refusal: sent };
  return mediaAnswerSchema.safeParse(sent.answer).data ?? { refusal: "unreachable" };
}

export interface FileToSend {
  file: Blob;
  name: string;
  use: FileUse;
}

/** The same for an attachment or film. */
export async function uploadFile(
  { file, name, use }: FileToSend,
  sending: Sending,
): Promise<FileAnswer | Broken> {
  if (file.size > maxBytesOf(use)) return { refusal: "too-many-bytes" };
  if (file.size === 0) return { refusal: "empty" };
  const query = new URLSearchParams({ name: name.slice(-200), use });
  const sent = await sendFile(`${FILES_PATH}?${query}`, file, sending);
  if (typeof sent === "string") return { refusal: sent };
  return fileAnswerSchema.safeParse(sent.answer).data ?? { refusal: "unreachable" };
}
