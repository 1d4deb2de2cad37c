import { fileURLToPath } from "node:url";
import { lingui, linguiTransformerBabelPreset } from "@lingui/vite-plugin";
import babel from "@rolldown/plugin-babel";
import react from "@vitejs/plugin-react";
import { service_worker } from "./scripts/service-worker.mjs";
import { defineConfig } from "vitest/config";

const server = process.env.PENSTOCK_URL ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [
    react(),
    lingui({ failOnMissing: process.env.NODE_ENV === "production", failOnCompileError: true }),
    babel({ presets: [linguiTransformerBabelPreset()] }),
    service_worker(),
  ],
  resolve: { alias: { "~": fileURLToPath(new URL("./src", import.meta.url)) } },
  // The server replaces the placeholder in every answer with the nonce of that answer's policy.
  html: { cspNonce: "__CSP_NONCE__" },
  build: {
    target: "es2023",
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        // Many small first files cost more than they save: all that the first page needs is one file.
        codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] },
      },
    },
  },
  server: { proxy: { "/api": { target: server } } },
  test: { include: ["src/**/*.test.ts", "src/**/*.test.tsx"], environment: "node" },
});
