// A table as a file for spreadsheets (RFC 4180). Numbers stand as they are; a text that a spreadsheet would take for
// a formula gets an apostrophe in front, as in the server's exports.
export type CsvCell = string | number | null;

const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
const QUOTED = /[",\r\n]|^\s|\s$/;

function print_cell(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// With the mark that tells spreadsheets it is UTF-8.
export function print_csv(rows: CsvCell[][]): string {
  return `\ufeff${rows.map((row) => row.map(print_cell).join(",")).join("\r\n")}\r\n`;
}
