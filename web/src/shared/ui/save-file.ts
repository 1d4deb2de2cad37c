// Hands a file to the browser's downloads, named after what it shows.
const NAME_LENGTH_MAX = 60;

export function save_file(content: Blob, title: string, ending: string) {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = `${title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, NAME_LENGTH_MAX)}.${ending}`;
  link.click();
  URL.revokeObjectURL(url);
}
