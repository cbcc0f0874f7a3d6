/** Services that are set up often, with the addresses that their makers give (2026-11); every field may be changed. */
import type { EngineKind } from "./engine.ts";

export const presetNames = [
  "deepseek",
  "qwen",
  "ollama",
  "vllm",
  "chat",
  "deepl-free",
  "deepl-pro",
  "libre",
] as const;
export type PresetName = (typeof presetNames)[number];

export interface Preset {
  kind: EngineKind;
  address: string;
  model: string;
}

const chat = (address: string, model = ""): Preset => ({ kind: "chat", address, model });

export const presets: Record<PresetName, Preset> = {
  deepseek: chat("https://api.deepseek.com/v1", "deepseek-chat"),
  qwen: chat("https://dashscope.aliyuncs.com/compatible-mode/v1", "qwen-plus"),
  ollama: chat("http://127.0.0.1:11434/v1", "qwen3:8b"),
  vllm: chat("http://127.0.0.1:8000/v1"),
  chat: chat(""),
  "deepl-free": { kind: "deepl", address: "https://api-free.deepl.com", model: "" },
  "deepl-pro": { kind: "deepl", address: "https://api.deepl.com", model: "" },
  libre: { kind: "libre", address: "http://127.0.0.1:5000", model: "" },
};
