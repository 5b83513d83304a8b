// How does a cell look and how is it edited? Whatever a cell says becomes text in the page, never markup.

export const textOf = (cell) => (cell == null ? "" : typeof cell === "string" ? cell : cell.t ?? "");
export const editTextOf = (cell) => (cell != null && typeof cell === "object" && "e" in cell ? cell.e : textOf(cell));
export const noteOf = (cell) => (cell != null && typeof cell === "object" ? cell.n ?? "" : "");

export function linkOf(cell) {
  const address = cell != null && typeof cell === "object" ? cell.a : undefined;
  return typeof address === "string" && /^https?:\/\//.test(address) ? address : "";
}

export function letters(index) {
  let name = "";
  for (index += 1; index > 0; index = Math.floor((index - 1) / 26)) name = String.fromCharCode(65 + ((index - 1) % 26)) + name;
  return name;
}

export function columnIndex(name) {
  return [...name.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function isLight(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue > 140;
}

export function styleOf(cell, styles) {
  const look = cell != null && typeof cell === "object" && cell.s != null ? styles[cell.s] ?? {} : {};
  const lines = [look.u && "underline", look.s && "line-through"].filter(Boolean).join(" ");
  return {
    backgroundColor: look.bg ?? "",
    // On a coloured cell the text must stay readable in the dark theme too.
    color: look.fg ?? (look.bg ? (isLight(look.bg) ? "#1d1d1f" : "#ffffff") : ""),
    fontWeight: look.b ? "700" : "",
    fontStyle: look.i ? "italic" : "",
    textDecoration: lines,
    textAlign: look.al ?? (cell?.r ? "right" : ""),
  };
}

const LINE = 18;
const MOST_LINES = 5;

export function heightOf(cells, styles, widths, wrapsAll) {
  let lines = 1;
  cells.forEach((cell, column) => {
    const text = textOf(cell);
    if (text === "") return;
    const wraps = wrapsAll || (typeof cell === "object" && styles[cell.s]?.w);
    const room = Math.max(4, Math.floor((widths[column] - 14) / 7));
    const parts = text.split("\n");
    lines = Math.max(lines, wraps ? parts.reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / room)), 0) : parts.length);
  });
  return 10 + LINE * Math.min(lines, MOST_LINES);
}

// Cells with neither link nor note need no elements of their own: the grid puts their text in as text.
export const isPlain = (cell) => linkOf(cell) === "" && noteOf(cell) === "";

export function renderCell(cell, texts) {
  const box = document.createElement("span");
  box.className = "so-cell";
  const text = document.createElement("span");
  text.className = "so-text";
  text.textContent = textOf(cell);
  box.append(text);
  const address = linkOf(cell);
  if (address) {
    const open = document.createElement("a");
    Object.assign(open, { href: address, target: "_blank", rel: "noopener noreferrer", tabIndex: -1, textContent: "↗" });
    open.className = "so-open";
    open.setAttribute("aria-label", texts["open-link"]);
    box.append(open);
  }
  const note = noteOf(cell);
  if (note && note !== textOf(cell)) {
    // For screen readers: the coloured corner says nothing to them.
    box.append(Object.assign(document.createElement("span"), { className: "so-heard", textContent: `${texts.note}: ${note}` }));
  }
  return box;
}

let lists = 0;

export class CellEditor {
  init(params) {
    this.params = params;
    const cell = params.data.c[params.context.columnOf(params.column)];
    const typed = params.eventKey?.length === 1 ? params.eventKey : null;
    const offered = params.context.choicesOf(cell);
    this.before = editTextOf(cell);
    this.box = document.createElement("div");
    this.box.className = "so-editor";
    this.input = document.createElement(offered ? "input" : "textarea");
    this.input.value = typed ?? this.before;
    this.input.setAttribute("aria-label", params.context.labelOf(params.data.i, params.column));
    this.input.style.width = `${Math.max(params.column.getActualWidth(), offered ? 120 : 180)}px`;
    if (!offered) this.input.style.height = `${Math.max(params.node.rowHeight ?? 30, this.before.includes("\n") ? 90 : 34)}px`;
    this.box.append(this.input);
    if (offered) this.box.append(this.list(offered));
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.typed = typed !== null;
  }
  list(offered) {
    const list = document.createElement("datalist");
    list.id = `so-list-${++lists}`;
    offered.forEach((word) => list.append(Object.assign(document.createElement("option"), { value: word })));
    this.input.setAttribute("list", list.id);
    return list;
  }
  key(event) {
    const { key } = event;
    event.stopPropagation();
    if (key === "Enter" && (event.altKey || event.ctrlKey || event.metaKey) && this.input.tagName === "TEXTAREA") {
      this.input.setRangeText("\n", this.input.selectionStart, this.input.selectionEnd, "end");
      event.preventDefault();
    } else if (key === "Enter" || key === "Tab") {
      event.preventDefault();
      this.params.stopEditing();
      this.params.context.step(this.params.data.i, this.params.column, key, event.shiftKey);
    } else if (key === "Escape") {
      event.preventDefault();
      this.given_up = true;
      this.params.stopEditing();
      this.params.context.step(this.params.data.i, this.params.column, "", false);
    }
  }
  getGui() {
    return this.box;
  }
  afterGuiAttached() {
    this.input.focus();
    if (this.typed) this.input.setSelectionRange(this.input.value.length, this.input.value.length);
    else this.input.select();
  }
  isPopup() {
    return true;
  }
  getPopupPosition() {
    return "over";
  }
  getValue() {
    return this.input.value;
  }
  // The grid would drop a text that reads like the result of the formula it replaces; so nothing is left to it.
  isCancelAfterEnd() {
    if (!this.given_up && this.input.value !== this.before) {
      this.params.context.commit(this.params.data.i, this.params.column, this.input.value);
    }
    return true;
  }
}
