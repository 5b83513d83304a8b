// What do people do to the sheet, with keys, mouse and clipboard? Each gesture is one message to the server.

import { editTextOf, textOf } from "sheets-outreach-page/cells.js";
import { readBlock, writeBlock } from "sheets-outreach-page/table_text.js";

const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export const gestures = {
  methods: {
    key(params) {
      const { event } = params;
      if (params.editing) return false;
      this.catchUp();
      if (!this.range) return false;
      if ((event.key === "Delete" || event.key === "Backspace") && event.type === "keydown") {
        this.clear();
        return true;
      }
      const way = event.shiftKey && !event.ctrlKey ? ARROWS[event.key] : undefined;
      if (!way) return false;
      event.preventDefault();
      this.widened = event.timeStamp;
      const { row, column, endRow, endColumn } = this.range;
      const clamp = (value, count) => Math.max(0, Math.min(value, count - 1));
      this.pick(row, column, clamp(endRow + way[0], this.view.rowCount), clamp(endColumn + way[1], this.view.columnCount));
      return true;
    },
    send(gesture) {
      this.$emit("gesture", { tab: this.tab_id, known: this.view.token, ...gesture });
    },
    type(row, column, rows) {
      this.send({ kind: "type", row, column, rows });
      const line = this.rows[row];
      if (rows.length === 1 && rows[0].length === 1 && line) {
        // Shown at once; the server's word follows and wins.
        const cells = [...line.c];
        while (cells.length <= column) cells.push(null);
        const old = cells[column];
        cells[column] = old != null && typeof old === "object" ? { ...old, t: rows[0][0], e: rows[0][0], a: undefined } : rows[0][0];
        this.rows[row] = { i: row, c: cells };
        this.refresh([this.rows[row]]);
        this.describe();
      }
    },
    clear() {
      const { top, left, height, width } = this.block();
      this.send({ kind: "clear", row: top, column: left, height, width });
    },
    insert(below) {
      const { top, height } = this.block();
      this.send({ kind: "insert", row: below ? top + height : top, count: height });
    },
    remove() {
      const { top, height } = this.block();
      this.send({ kind: "delete", row: top, count: height });
    },
    sort(descending) {
      this.send({ kind: "sort", row: this.pinned(), column: this.range.column, descending });
    },
    contentsKey(event) {
      if (event.key === "Escape") {
        this.contents = "";
        this.$nextTick(() => (this.contents = editTextOf(this.rows[this.range.row]?.c[this.range.column])));
        this.go(this.range.row, this.range.column);
      } else if (event.key === "Enter" && !event.altKey && !event.shiftKey) {
        event.preventDefault();
        this.commitContents(event);
        this.go(this.range.row, this.range.column);
      }
    },
    leaveContents() {
      this.commitContents();
      if (this.again) this.look();
    },
    commitContents() {
      const text = this.$refs.contents.value;
      if (!this.range || text === editTextOf(this.rows[this.range.row]?.c[this.range.column])) return;
      this.contents = text;
      this.type(this.range.row, this.range.column, [[text]]);
    },
    isInGrid() {
      const active = document.activeElement;
      if (active === document.body) return Boolean(this.range);
      return this.range && this.$refs.grid.contains(active) && !["INPUT", "TEXTAREA"].includes(active.tagName);
    },
    stray(event) {
      // What somebody else changed was drawn anew, and the cell that had the focus with it: the key is meant for the chosen one.
      if (event.target !== document.body || !this.range || ["Control", "Shift", "Alt", "Meta"].includes(event.key)) return;
      if (this.key({ event, editing: false })) return;
      const { row, column } = this.range;
      this.extending = true;
      this.go(row, column);
      const pass = () => this.$refs.grid.contains(document.activeElement) && document.activeElement.dispatchEvent(new KeyboardEvent(event.type, event));
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      if (document.activeElement === document.body) requestAnimationFrame(pass);
      else pass();
    },
    copy(event, cut) {
      if (!this.isInGrid()) return;
      const { top, left, height, width } = this.block();
      const rows = Array.from({ length: height }, (_, down) => Array.from({ length: width }, (__, right) => textOf(this.rows[top + down]?.c[left + right])));
      event.clipboardData.setData("text/plain", writeBlock(rows));
      event.preventDefault();
      if (cut) this.clear();
    },
    paste(event) {
      if (!this.isInGrid()) return;
      const text = event.clipboardData.getData("text/plain");
      if (!text) return;
      event.preventDefault();
      let rows = readBlock(text);
      const { top, left, height, width } = this.block();
      if (rows.length === 1 && rows[0].length === 1) rows = Array.from({ length: height }, () => Array(width).fill(rows[0][0]));
      else this.pick(top, left, Math.min(top + rows.length, this.view.rowCount) - 1, Math.min(left + rows[0].length, this.view.columnCount) - 1);
      this.send({ kind: "type", row: top, column: left, rows });
    },
  },
};
