// Parts a module in two: what a plain visit calls, and the rest. Usage: node part.mjs MODULE LIST MAIN REST
//
// LIST names, a line each, the functions that go into REST; `cargo xtask profile` writes it. In MAIN such a function is a call
// through the table `rest`, which REST fills when it is instantiated; until then, calling one makes rest.js fetch it at once.
// REST has no state of its own: memory, tables, globals and functions come from MAIN's exports.
import { readFileSync, writeFileSync } from "node:fs";
import binaryen from "binaryen";
import { exportsOf, functions, globals, open, plain, segments, tables } from "./functions.mjs";

const { i32, none, funcref } = binaryen;
const TABLE = "rest";
const NO_MAXIMUM = 0xffffffff;
const [input, list, mainFile, restFile] = process.argv.slice(2);
const listed = new Set(readFileSync(list, "utf8").split("\n").filter(Boolean));
// A function's parameters, handed on.
const passed = (module, params) => binaryen.expandType(params).map((type, index) => module.local.get(index, type));
const goes = ({ base, name }) => !base && listed.has(plain(name));

// The main module. `slots` tells the places of functions in the table, `undefined` for one that nothing else reaches; behind them
// stand those that are given to the rest.
function main(slots, given) {
  const module = open(input);
  const all = functions(module);
  const fetchNow = all.find(({ base }) => /^__wbg_rest_[0-9a-f]+$/.test(base));
  if (!fetchNow) throw new Error(`${input} does not import rest()`);
  const size = slots.size + given.length;
  module.addTable(TABLE, size, size, funcref);
  module.addActiveElementSegment(TABLE, "given", given, module.i32.const(slots.size));
  const first = module.table.get(TABLE, module.i32.const(0), funcref);
  const fetched = module.drop(module.call(fetchNow.name, [module.i32.const(1)], fetchNow.results));
  module.addFunction("rest is here", none, none, [], module.if(module.ref.is_null(first), fetched));
  for (const { name, params, results } of all.filter(goes)) {
    const slot = slots.get(name);
    const call = () => module.call_indirect(TABLE, module.i32.const(slot), passed(module, params), params, results);
    const body = slot === undefined ? [module.unreachable()] : [module.call("rest is here", [], none), call()];
    binaryen.Function.setBody(module.getFunction(name), module.block(null, body, results));
  }
  return module;
}

// The functions that something in the main module still reaches, in the order of their places.
function reached() {
  const module = main(new Map(functions(open(input)).filter(goes).map(({ name }, index) => [name, index])), []);
  module.runPasses(["remove-unused-module-elements"]);
  return functions(module).filter(goes).map(({ name }) => name);
}

function rest(entries) {
  const module = open(input);
  for (const { name } of exportsOf(module)) module.removeExport(name);
  for (const { name } of segments(module)) module.removeElementSegment(name);
  module.runPasses(["remove-memory-init"]);
  for (const { name, params, results } of functions(module).filter((one) => !goes(one))) {
    module.removeFunction(name);
    module.addFunctionImport(name, "m", name, params, results);
  }
  module.addTable(TABLE, entries.length, NO_MAXIMUM, funcref);
  tables(module).forEach(({ name }, index) => module.addTableImport(name, "m", `t${index}`));
  globals(module).forEach(({ name, type, mutable }, index) => {
    module.removeGlobal(name);
    module.addGlobalImport(name, "m", `g${index}`, type, mutable);
  });
  module.addMemoryImport("0", "m", "memory");
  module.addActiveElementSegment(TABLE, "entries", entries, module.i32.const(0));
  module.runPasses(["remove-unused-module-elements"]);
  return module;
}

const entries = reached();
const second = rest(entries);
// What the rest calls of the main module it finds in the table too: a place costs less there than an export.
const given = functions(second).filter(({ base }) => base);
given.forEach(({ name, params, results }, index) => {
  second.removeFunction(name);
  const slot = second.i32.const(entries.length + index);
  second.addFunction(name, params, results, [], second.call_indirect(TABLE, slot, passed(second, params), params, results));
});
const places = new Map(entries.map((name, index) => [name, index]));
const first = main(places, given.map(({ name }) => name));
const imported = (all) => new Set(all.filter(({ base }) => base).map(({ base }) => base));
const wanted = { t: imported(tables(second)), g: imported(globals(second)) };
// The tables of both stand in the same order, and so do the globals.
tables(first).forEach(({ name }, index) => wanted.t.has(`t${index}`) && first.addTableExport(name, `t${index}`));
globals(first).forEach(({ name }, index) => wanted.g.has(`g${index}`) && first.addGlobalExport(name, `g${index}`));
for (const [module, file] of [[first, mainFile], [second, restFile]]) {
  if (!module.validate()) throw new Error(`${file} would be no module`);
  writeFileSync(file, module.emitBinary());
}
