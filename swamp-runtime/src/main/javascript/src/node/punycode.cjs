// node:punycode (RFC 3492).
"use strict";
const [BASE, T_MIN, T_MAX, SKEW, DAMP, BIAS, FIRST] = [36, 1, 26, 38, 700, 72, 128];

function adapt(delta, count, isFirst) {
  let left = isFirst ? Math.floor(delta / DAMP) : delta >> 1;
  left += Math.floor(left / count);
  let k = 0;
  for (; left > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) left = Math.floor(left / (BASE - T_MIN));
  return Math.floor(k + ((BASE - T_MIN + 1) * left) / (left + SKEW));
}

const digitOf = (code) => (code - 48 < 10 ? code - 22 : code - 65 < 26 ? code - 65 : code - 97 < 26 ? code - 97 : BASE);
const threshold = (k, bias) => (k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias);

function decode(text) {
  const output = [];
  const basic = Math.max(text.lastIndexOf("-"), 0);
  for (let j = 0; j < basic; j++) output.push(text.charCodeAt(j));
  let [n, i, bias] = [FIRST, 0, BIAS];
  for (let index = basic > 0 ? basic + 1 : 0; index < text.length;) {
    const before = i;
    for (let w = 1, k = BASE; ; k += BASE) {
      const digit = digitOf(text.charCodeAt(index++));
      if (!(digit < BASE)) throw new RangeError("Invalid input");
      i += digit * w;
      const t = threshold(k, bias);
      if (digit < t) break;
      w *= BASE - t;
    }
    bias = adapt(i - before, output.length + 1, before === 0);
    n += Math.floor(i / (output.length + 1));
    i %= output.length + 1;
    output.splice(i++, 0, n);
  }
  return String.fromCodePoint(...output);
}

function encode(text) {
  const points = Array.from(text, (character) => character.codePointAt(0));
  const basic = points.filter((point) => point < FIRST);
  let output = String.fromCodePoint(...basic) + (basic.length > 0 ? "-" : "");
  let [n, delta, bias, handled] = [FIRST, 0, BIAS, basic.length];
  while (handled < points.length) {
    const next = Math.min(...points.filter((point) => point >= n));
    delta += (next - n) * (handled + 1);
    n = next;
    for (const point of points) {
      if (point < n) delta++;
      if (point !== n) continue;
      let q = delta;
      for (let k = BASE; ; k += BASE) {
        const t = threshold(k, bias);
        if (q < t) break;
        const digit = t + ((q - t) % (BASE - t));
        output += String.fromCharCode(digit + 22 + 75 * (digit < 26));
        q = Math.floor((q - t) / (BASE - t));
      }
      output += String.fromCharCode(q + 22 + 75 * (q < 26));
      bias = adapt(delta, handled + 1, handled === basic.length);
      delta = 0;
      handled++;
    }
    delta++;
    n++;
  }
  return output;
}

const labels = (domain, each) => {
  const at = domain.lastIndexOf("@") + 1;
  return (
    domain.slice(0, at) +
    domain
      .slice(at)
      .split(/[.\u3002\uFF0E\uFF61]/)
      .map(each)
      .join(".")
  );
};

module.exports = {
  version: "2.3.1",
  decode,
  encode,
  toASCII: (domain) => labels(domain, (label) => (/[^\0-\x7F]/.test(label) ? `xn--${encode(label)}` : label)),
  toUnicode: (domain) =>
    labels(domain, (label) => (label.startsWith("xn--") ? decode(label.slice(4).toLowerCase()) : label)),
  ucs2: {
    decode: (text) => Array.from(text, (character) => character.codePointAt(0)),
    encode: (points) => String.fromCodePoint(...points),
  },
};
