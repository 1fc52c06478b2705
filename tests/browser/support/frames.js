// Counts what the page asks of the browser for moving pictures. To be installed before the page loads.
export async function countFrames(page) {
  await page.addInitScript(() => {
    const request = window.requestAnimationFrame.bind(window);
    window.framesAsked = 0;
    window.requestAnimationFrame = (callback) => {
      window.framesAsked += 1;
      return request(callback);
    };
  });
}

// How many animation frames the page asks for within some milliseconds.
export async function framesWithin(page, milliseconds) {
  const before = await page.evaluate(() => window.framesAsked);
  await page.waitForTimeout(milliseconds);
  return (await page.evaluate(() => window.framesAsked)) - before;
}

// Milliseconds from a click on an element to the first change of what a figure shows.
export async function firstMotion(page, button) {
  await page.evaluate(() => {
    window.firstMotion = new Promise((resolve) => {
      document.addEventListener(
        "click",
        () => {
          const start = performance.now();
          const watcher = new MutationObserver(() => {
            watcher.disconnect();
            resolve(performance.now() - start);
          });
          for (const figure of document.querySelectorAll("[data-lane]")) {
            watcher.observe(figure, { subtree: true, childList: true, attributes: true });
          }
        },
        { capture: true, once: true },
      );
    });
  });
  await button.click();
  return page.evaluate(() => window.firstMotion);
}
