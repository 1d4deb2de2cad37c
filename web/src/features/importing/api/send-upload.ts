import { API } from "~/shared/api/client";
import { Problem } from "~/shared/api/problem";
import type { Upload } from "./import-types";

// The browser reads the file from the disk while it sends it. Not fetch: over HTTP/1.1 it can neither stream a
// body nor tell how far it is.
export function send_upload(
  file: File,
  on_progress: (share: number) => void,
  signal: AbortSignal,
): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${API}/uploads?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Idempotency-Key", crypto.randomUUID());
    request.upload.addEventListener("progress", (event) =>
      on_progress(event.total ? event.loaded / event.total : 0),
    );
    request.addEventListener("load", () => {
      const body = read_json(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(body as Upload);
      else reject(new Problem(request.status, body));
    });
    request.addEventListener("error", () => reject(new Problem(0, { slug: "offline" })));
    request.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

function read_json(text: string): object {
  try {
    return JSON.parse(text) as object;
  } catch {
    return {};
  }
}
