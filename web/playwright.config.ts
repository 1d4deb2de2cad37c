import { Module } from "node:module";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

// The specs lie beside the server's tests, their packages here.
process.env.NODE_PATH = fileURLToPath(new URL("node_modules", import.meta.url));
(Module as unknown as { _initPaths: () => void })._initPaths();

// Runs against a server that is already there, with demo data:
//   PENSTOCK_URL, PENSTOCK_EMAIL, PENSTOCK_PASSWORD; CHROMIUM names another browser than the system's.
export default defineConfig({
  testDir: "../tests/e2e",
  outputDir: "test-results",
  workers: 1,
  // One more try tells a slow browser on a loaded machine from a fault; the report names what needed it ("flaky").
  retries: 1,
  // Limits, not waits: a loaded machine is slow, and that is no fault of the page.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    baseURL: process.env.PENSTOCK_URL ?? "http://127.0.0.1:8080",
    // Only the tests of the service worker want one: it would fetch the whole page again for each test.
    serviceWorkers: "block",
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    trace: process.env.CI ? "retain-on-failure" : "off",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      // A browser of its own accord asks for updates and the like; no test may reach beyond the server.
      args: [
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-domain-reliability",
        "--disable-sync",
        "--no-first-run",
        "--no-pings",
      ],
    },
  },
});
