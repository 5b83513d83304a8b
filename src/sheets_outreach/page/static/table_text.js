// How is a block of cells written on the clipboard, and read from it? Tab-separated, as spreadsheets do.

const SPECIAL = /[\t\n\r"]/;

export function writeBlock(rows) {
  const quote = (text) => (SPECIAL.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text);
  return rows.map((row) => row.map(quote).join("\t")).join("\n");
}

export function readBlock(text) {
  const rows = [[]];
  let at = 0;
  while (at <= text.length) {
    const [cell, end] = readCell(text, at);
    rows.at(-1).push(cell);
    if (end >= text.length) break;
    if (text[end] === "\t") at = end + 1;
    else {
      at = end + (text.startsWith("\r\n", end) ? 2 : 1);
      // A line break at the very end closes the last row and begins none.
      if (at >= text.length) break;
      rows.push([]);
    }
  }
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array(width - row.length).fill("")]);
}

function readCell(text, at) {
  if (text[at] === '"') {
    let cell = "";
    for (let here = at + 1; here < text.length; here++) {
      if (text[here] !== '"') cell += text[here];
      else if (text[here + 1] === '"') cell += text[here++];
      else if (here + 1 >= text.length || "\t\n\r".includes(text[here + 1])) return [cell, here + 1];
      else break; // A quote in the middle: the cell was never quoted.
    }
  }
  let end = at;
  while (end < text.length && !"\t\n\r".includes(text[end])) end++;
  return [text.slice(at, end), end];
}
