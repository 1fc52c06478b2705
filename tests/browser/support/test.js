// The tests' `test`: a host for each worker, and for each test a page whose every request and complaint is kept.
import { expect, test as base } from "@playwright/test";
import { Ackscope } from "./ackscope.js";
import { openSite } from "./site.js";

export { expect };

export const test = base.extend({
  site: [
    async ({}, use) => {
      const site = await openSite();
      await use(site);
      await site.close();
    },
    { scope: "worker" },
  ],

  // No test may end with an error in the console or a request to another host, unless it says so by `allowErrors`.
  ackscope: async ({ page, site }, use) => {
    const ackscope = new Ackscope(page, site.url);
    await use(ackscope);
    if (!ackscope.errorsAreExpected) expect(ackscope.errors, "errors in the console").toEqual([]);
    expect(ackscope.strangers, "requests to other hosts").toEqual([]);
  },
});
