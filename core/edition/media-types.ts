/** Types of what stands in the text as one thing that is shown, as trees name them; the nodes are in `nodes/media-nodes.ts`. */
export const mediaTypes: ReadonlySet<string> = new Set([
  "figure",
  "gallery",
  "attachment",
  "video",
]);
