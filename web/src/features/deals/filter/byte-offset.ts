// The server counts UTF-8 bytes, the page counts UTF-16 units.
export function unit_at_byte(text: string, byte: number): number {
  let bytes = 0;
  let units = 0;
  for (const letter of text) {
    if (bytes >= byte) break;
    const code = letter.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    units += letter.length;
  }
  return units;
}
