// What the scripts beside this one know of a module: its functions, and the names by which they are remembered.
import { readFileSync } from "node:fs";
import binaryen from "binaryen";

// What the compiler may use of WASM by default, as in lean.rs.
const FEATURES = [
  "BulkMemory", "BulkMemoryOpt", "CallIndirectOverlong", "Multivalue", "MutableGlobals", "NontrappingFPToInt", "ReferenceTypes", "SignExt",
];

export function open(file) {
  const module = binaryen.readBinary(readFileSync(file));
  module.setFeatures(FEATURES.reduce((all, name) => all | binaryen.Features[name], 0));
  return module;
}

const each = (count, get) => Array.from({ length: count }, (_, index) => get(index));

export const functions = (module) =>
  each(module.getNumFunctions(), (index) => binaryen.getFunctionInfo(module.getFunctionByIndex(index)));
export const exportsOf = (module) =>
  each(module.getNumExports(), (index) => binaryen.getExportInfo(module.getExportByIndex(index)));
export const tables = (module) =>
  each(module.getNumTables(), (index) => binaryen.getTableInfo(module.getTableByIndex(index)));
export const globals = (module) =>
  each(module.getNumGlobals(), (index) => binaryen.getGlobalInfo(module.getGlobalByIndex(index)));
export const segments = (module) =>
  each(module.getNumElementSegments(), (index) => binaryen.getElementSegmentInfo(module.getElementSegmentByIndex(index)));

// A function's name as another build has it: without what tells crates of the same name and functions of the same name apart.
export const plain = (name) => name.replace(/\[[0-9a-f]{8,16}\]/g, "").replace(/(\.llvm)?\.\d+$/, "");
