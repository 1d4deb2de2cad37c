// The content policy lets no text become markup or a script's address (require-trusted-types-for, src/http/wire.cc).
// What the page itself needs: style sheets of the component set, which it sets as the content of <style> (text
// without "<" is no markup anywhere), and the one service worker.
type Policies = {
  createPolicy: (
    name: "default",
    rules: { createHTML: (text: string) => string | null; createScriptURL: (url: string) => string | null },
  ) => unknown;
};

const SERVICE_WORKER = "/sw.js";

(globalThis as { trustedTypes?: Policies }).trustedTypes?.createPolicy("default", {
  createHTML: (text) => (text.includes("<") ? null : text),
  createScriptURL: (url) => (url === SERVICE_WORKER ? url : null),
});
