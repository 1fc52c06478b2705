// Makes a module remember which of its functions were called. Usage: node count.mjs MODULE COUNTING NAMES
//
// COUNTING exports globals `called0`, `called1`, …, a bit for each function; NAMES gets the functions' names as JSON, in the same
// order.
import { writeFileSync } from "node:fs";
import binaryen from "binaryen";
import { functions, open, plain } from "./functions.mjs";

const BITS = 32;
const [input, output, names] = process.argv.slice(2);
const module = open(input);
const own = functions(module).filter(({ base }) => !base);
const flags = (index) => `called${Math.floor(index / BITS)}`;
own.forEach(({ name, results }, index) => {
  if (index % BITS === 0) {
    module.addGlobal(flags(index), binaryen.i32, true, module.i32.const(0));
    module.addGlobalExport(flags(index), flags(index));
  }
  const before = module.global.get(flags(index), binaryen.i32);
  const after = module.i32.or(before, module.i32.const(1 << (index % BITS)));
  const body = binaryen.getFunctionInfo(module.getFunction(name)).body;
  const counted = module.block(null, [module.global.set(flags(index), after), body], results);
  binaryen.Function.setBody(module.getFunction(name), counted);
});
if (!module.validate()) throw new Error(`${output} would be no module`);
writeFileSync(output, module.emitBinary());
writeFileSync(names, JSON.stringify(own.map(({ name }) => plain(name))));
