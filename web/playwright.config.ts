import { defineConfig } from "@playwright/test";

// Runs against a server that is already there, with demo data:
//   PENSTOCK_URL, PENSTOCK_EMAIL, PENSTOCK_PASSWORD; CHROMIUM names another browser than the system's.
export default defineConfig({
  testDir: "../tests/e2e",
  outputDir: "test-results",
  workers: 1,
  retries: process.env.CI ? 1 : 0,
  timeout: 30_000,
  expect: { timeout: 7000 },
  reporter: [["list"]],
  use: {
    baseURL: process.env.PENSTOCK_URL ?? "http://127.0.0.1:8080",
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-dev-shm-usage"],
    },
  },
});
