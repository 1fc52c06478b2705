// The page as a person meets it: by role and visible name.
export class Ackscope {
  constructor(page, url) {
    this.page = page;
    this.url = url;
    this.errors = [];
    this.requests = [];
    this.errorsAreExpected = false;
    page.on("pageerror", (error) => this.errors.push(String(error)));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.errors.push(message.text());
    });
    page.on("request", (request) => this.requests.push(request.url()));
  }

  // Requests that did not go to our own host; data: and blob: are no requests.
  get strangers() {
    return this.requests.filter((url) => /^(https?|wss?):/.test(url) && !url.startsWith(this.url));
  }

  // Opens the page with a query (`?lang=en`) or a state (`#s=…`) and waits until the application has started.
  async open(address = "") {
    await this.page.goto(this.url + address);
    await this.page.getByRole("heading", { level: 1 }).waitFor();
  }
}
