// Share links made by hand: a state is its body and the check of what stands before `~`.
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// FNV-1a over the body's characters, its upper 12 bits folded onto the lower 20.
export function state(body) {
  let hash = 0x811c9dc5;
  for (const letter of body) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  const sum = (hash ^ (hash >>> 20)) & 0xfffff;
  return `${body}~${[15, 10, 5, 0].map((shift) => CROCKFORD[(sum >>> shift) & 31]).join("")}`;
}
