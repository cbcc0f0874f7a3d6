/** What is used of papaparse. Its published types bring all of Node with them, which this room may not know. */
declare module "papaparse" {
  interface ParseError {
    type: "Quotes" | "Delimiter" | "FieldMismatch";
    /** Index of the row; absent where none is known. */
    row?: number;
  }
  const papa: {
    parse<Row>(
      text: string,
      options: { delimitersToGuess: string[] },
    ): { data: Row[]; errors: ParseError[] };
    unparse(rows: readonly (readonly string[])[], options: { newline: string }): string;
  };
  export default papa;
}
