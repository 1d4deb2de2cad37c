import { useRef, useState } from "react";
import type { Upload } from "./api/import-types";
import { send_upload } from "./api/send-upload";

export type Sending = { name: string; bytes: number; share: number };

// Sends files one after the other and tells how far each is.
export function useUploads() {
  const [sending, set_sending] = useState<Sending[]>([]);
  const stop = useRef<AbortController | null>(null);
  const send = async (files: File[]): Promise<Upload[]> => {
    const control = new AbortController();
    stop.current = control;
    set_sending(files.map((f) => ({ name: f.name, bytes: f.size, share: 0 })));
    try {
      const uploads: Upload[] = [];
      for (const [index, file] of files.entries()) {
        const tell = (share: number) =>
          set_sending((all) => all.map((one, i) => (i === index ? { ...one, share } : one)));
        uploads.push(await send_upload(file, tell, control.signal));
        tell(1);
      }
      return uploads;
    } finally {
      set_sending([]);
    }
  };
  return { sending, send, stop: () => stop.current?.abort() };
}
