// How the browser tests run: on the system's Chromium, over what `cargo xtask build` left in dist/.
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.js",
  outputDir: "test-results",
  reporter: "list",
  forbidOnly: true,
  retries: 0, // a test that passes at the second try is a bug with the priority of a wrong answer
  workers: 2,
  timeout: 30_000,
  use: {
    viewport: { width: 1280, height: 800 },
    locale: "en-US",
    colorScheme: "light",
    launchOptions: {
      executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-dev-shm-usage"],
    },
  },
});
