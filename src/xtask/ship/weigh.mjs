// Prints, for each file, its bytes as they are, as gzip -9 and as brotli -11. Usage: node weigh.mjs FOLDER FILE...
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [folder, ...files] = process.argv.slice(2);
for (const file of files) {
  const bytes = readFileSync(join(folder, file));
  const gzip = gzipSync(bytes, { level: 9 });
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  console.log(bytes.length, gzip.length, brotli.length);
}
