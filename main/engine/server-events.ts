/** Server-sent events as they come over the wire, cut anywhere (HTML Standard §9.2.6). */

/** The data of each event; an event that the stream ends in is none. */
export async function* serverEvents(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<string, void, void> {
  // Keeps the first bytes of a character until the others come; also takes the byte order mark off.
  const decoder = new TextDecoder("utf-8");
  let rest = "";
  let data: string[] = [];
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true });
    // A CR at the end may be half a CRLF.
    const lines = rest.split(/\r\n|\n|\r(?!$)/u);
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line === "") {
        if (data.length > 0) yield data.join("\n");
        data = [];
      } else if (line.startsWith("data:")) data.push(line.slice(line[5] === " " ? 6 : 5));
    }
  }
}
