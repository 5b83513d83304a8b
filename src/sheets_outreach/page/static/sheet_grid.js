// The sheet as people know it: tabs, cells, and a line above them that says what the chosen cell holds.
// It decides nothing: gestures (gestures.js) go to the server, and what the server then says is shown.

import * as AgGrid from "nicegui-aggrid";
import { CellEditor, columnIndex, editTextOf, heightOf, isPlain, letters, linkOf, noteOf, renderCell, styleOf, textOf } from "sheets-outreach-page/cells.js";
import { gestures } from "sheets-outreach-page/gestures.js";

export default {
  mixins: [gestures],
  props: { source: String, texts: Object, language: String },
  emits: ["gesture"],
  template: `
    <section class="so-root" :aria-label="texts.sheet">
      <div class="so-bar" role="toolbar" :aria-label="texts.contents">
        <output class="so-place" :aria-label="texts.place">{{ placeName }}</output>
        <textarea class="so-contents" rows="1" ref="contents" :aria-label="texts.contents" :value="contents"
          @keydown="contentsKey" @blur="leaveContents" :disabled="!chosen" spellcheck="false"></textarea>
        <span class="so-actions">
          <button v-for="one in actions" :key="one.name" type="button" :title="texts[one.name]" :aria-label="texts[one.name]"
            :data-action="one.name" @click="one.act" :disabled="!chosen">
            <i class="material-icons" aria-hidden="true">{{ one.icon }}</i></button>
        </span>
      </div>
      <div class="so-info" aria-live="polite">
        <a v-if="link" class="so-link" :href="link" target="_blank" rel="noopener noreferrer">{{ texts['open-link'] }}: {{ link }}</a>
        <span v-if="guarded" class="so-guarded">{{ texts.guarded }}</span>
        <span v-if="note" class="so-note">{{ texts.note }}: {{ note }}</span>
        <span v-if="trouble" class="so-trouble" role="alert">{{ trouble }}</span>
      </div>
      <div class="so-ag" ref="grid"></div>
      <nav class="so-tabs" role="tablist" :aria-label="texts.tabs" @keydown="tabKey">
        <button v-for="tab in tabs" :key="tab.id" type="button" role="tab" :aria-selected="tab.id === tab_id"
          :tabindex="tab.id === tab_id ? 0 : -1" @click="openTab(tab.id)">{{ tab.title }}</button>
      </nav>
    </section>`,
  data() {
    return { tabs: [], tab_id: null, placeName: "", contents: "", note: "", link: "", guarded: false, chosen: false, trouble: "" };
  },
  created() {
    this.drawn = { component: (params) => renderCell(params.data.c[params.context.columnOf(params.column)], this.texts) };
    // Rows are not for Vue to watch: there are thousands of them.
    Object.assign(this, { rows: [], filled: 0, view: null, range: null, again: false, looking: false, api: null, widened: 0 });
    this.actions = [
      { name: "insert-above", icon: "vertical_align_top", act: () => this.insert(0) },
      { name: "insert-below", icon: "vertical_align_bottom", act: () => this.insert(1) },
      { name: "delete-row", icon: "delete_sweep", act: () => this.remove() },
      { name: "sort-up", icon: "arrow_upward", act: () => this.sort(false) },
      { name: "sort-down", icon: "arrow_downward", act: () => this.sort(true) },
    ];
  },
  mounted() {
    document.documentElement.lang = this.language;
    AgGrid.ModuleRegistry.registerModules([AgGrid.AllCommunityModule]);
    const theme = () => this.$el.setAttribute("data-ag-theme-mode", document.body.classList.contains("body--dark") ? "dark" : "light");
    this.observer = new MutationObserver(theme);
    this.observer.observe(document.body, { attributes: true, attributeFilter: ["class"] });
    theme();
    this.listeners = { copy: (event) => this.copy(event, false), cut: (event) => this.copy(event, true), paste: (event) => this.paste(event), keydown: (event) => this.stray(event) };
    for (const [name, action] of Object.entries(this.listeners)) document.addEventListener(name, action);
    this.onHash = () => this.followHash();
    window.addEventListener("hashchange", this.onHash);
    const gid = /[#&]gid=(\d+)/.exec(location.hash);
    this.tab_id = gid ? Number(gid[1]) : null;
    this.look();
  },
  unmounted() {
    for (const [name, action] of Object.entries(this.listeners)) document.removeEventListener(name, action);
    window.removeEventListener("hashchange", this.onHash);
    this.observer.disconnect();
    this.api?.destroy();
  },
  methods: {
    // ---- what the server says
    async look() {
      // Nothing may move under somebody who is typing; what has changed is shown when they are done.
      if (this.looking || this.isEditing()) {
        this.again = true;
        return;
      }
      this.looking = true;
      try {
        do {
          this.again = false;
          await this.fetchTab();
        } while (this.again && !this.isEditing());
        this.trouble = "";
      } catch {
        this.trouble = this.texts.lost;
        setTimeout(() => this.look(), 2000);
      } finally {
        this.looking = false;
      }
    },
    async fetchTab() {
      const wanted = this.tab_id;
      const known = this.view && this.view.tab === wanted ? this.view.token : "";
      const query = new URLSearchParams({ known, ...(wanted === null ? {} : { tab: wanted }) });
      const answer = await fetch(`${this.source}?${query}`);
      if (!answer.ok) throw new Error(answer.status);
      const found = await answer.json();
      if (wanted !== this.tab_id || (this.isEditing() && this.view?.tab === wanted)) {
        this.again = true;
        return;
      }
      this.show(found);
    },
    show(found) {
      const { rows, changed, splice, ...view } = found;
      const old = this.view;
      const sameShape =
        old && old.tab === view.tab && ["columnCount", "rowCount", "frozenRows", "frozenColumns", "widths", "guarded"].every((key) => JSON.stringify(old[key]) === JSON.stringify(view[key]));
      this.view = view;
      this.tabs = view.tabs;
      this.tab_id = view.tab;
      if (rows) this.rows = rows.map((cells, i) => ({ i, c: cells }));
      // The server does not name the empty rows at the end; here they stand below the others.
      if (splice) this.rows.length = this.filled;
      if (splice) this.rows.splice(splice[0], splice[1], ...splice[2].map((cells) => ({ i: -1, c: cells })));
      if (!changed) this.filled = this.rows.length;
      const touched = [];
      for (const [i, cells] of changed ?? []) {
        // A line that says the same keeps its object, and the grid its cells.
        if (JSON.stringify(this.rows[i].c) === JSON.stringify(cells)) continue;
        touched.push((this.rows[i] = { i, c: cells }));
      }
      if (!changed) {
        this.rows = this.rows.slice(0, view.rowCount);
        while (this.rows.length < view.rowCount) this.rows.push({ i: this.rows.length, c: [] });
        this.rows.forEach((row, i) => {
          if (row.i !== i) this.rows[i] = { i, c: row.c };
        });
      }
      if (!old || old.tab !== view.tab) this.build();
      else if (!sameShape) {
        this.api.setGridOption("columnDefs", this.columns());
        this.fill();
      } else if (changed) this.refresh(touched);
      else this.fill();
      this.describe();
    },
    pinned() {
      return Math.min(this.view.frozenRows || 1, this.view.rowCount);
    },
    fill() {
      this.api.setGridOption("pinnedTopRowData", this.rows.slice(0, this.pinned()));
      this.api.setGridOption("rowData", this.rows.slice(this.pinned()));
    },
    refresh(touched) {
      if (touched.some((row) => row.i < this.pinned())) this.api.setGridOption("pinnedTopRowData", this.rows.slice(0, this.pinned()));
      let moved = false;
      for (const row of touched) {
        const node = row.i < this.pinned() ? null : this.api.getRowNode(String(row.i));
        if (!node) continue;
        const height = this.height(row);
        node.setData(row);
        if (node.rowHeight !== height) {
          node.setRowHeight(height);
          moved = true;
        }
      }
      if (moved) this.api.onRowHeightChanged();
    },
    height(row) {
      return heightOf(row.c, this.view.styles, this.view.widths, row.i < this.pinned());
    },
    isEditing() {
      return this.api != null && (this.api.getEditingCells().length > 0 || document.activeElement === this.$refs.contents);
    },
    // ---- the grid
    build() {
      this.api?.destroy();
      this.$refs.grid.textContent = "";
      this.range = null;
      this.chosen = false;
      this.api = AgGrid.createGrid(this.$refs.grid, {
        theme: AgGrid.themeQuartz.withPart(AgGrid.colorSchemeVariable).withParams({ fontSize: 13, headerHeight: 26, cellHorizontalPadding: 6, columnBorder: true, headerColumnBorder: true }),
        context: {
          columnOf: (found) => Number(found.getColId().slice(1)),
          choicesOf: (cell) => this.choices(cell),
          labelOf: (row, found) => this.texts["cell-of"].replace("{place}", found.getColDef().headerName + (row + 1)),
          commit: (row, found, text) => this.type(row, Number(found.getColId().slice(1)), [[text]]),
          step: (row, found, key, back) => this.step(row, Number(found.getColId().slice(1)), key, back),
        },
        columnDefs: this.columns(),
        defaultColDef: { sortable: false, suppressMovable: true, resizable: true, suppressHeaderMenuButton: true, suppressKeyboardEvent: (params) => this.key(params) },
        pinnedTopRowData: this.rows.slice(0, this.pinned()),
        rowData: this.rows.slice(this.pinned()),
        getRowId: (params) => String(params.data.i),
        getRowHeight: (params) => this.height(params.data),
        animateRows: false,
        suppressColumnVirtualisation: false,
        rowBuffer: 8,
        tooltipShowDelay: 400,
        enableCellTextSelection: false,
        stopEditingWhenCellsLoseFocus: true,
        suppressScrollOnNewData: true,
        ensureDomOrder: true,
        suppressDragLeaveHidesColumns: true,
        maintainColumnOrder: false,
        onCellEditingStopped: () => setTimeout(() => this.again && this.look(), 0),
        onCellFocused: (event) => this.focused(event),
        onCellMouseDown: (event) => this.pressed(event),
        onFirstDataRendered: () => {
          this.$refs.grid.querySelector("[role=grid],[role=treegrid]")?.setAttribute("aria-label", this.tabs.find((tab) => tab.id === this.tab_id)?.title ?? "");
          this.$el.setAttribute("data-painted", String(Math.round(performance.now())));
          this.followHash();
        },
      });
    },
    columns() {
      const guarded = new Set(this.view.guarded);
      const narrow = window.innerWidth < 600;
      const column = (index) => ({
        colId: `c${index}`,
        headerName: letters(index),
        width: Math.max(40, Math.min(this.view.widths[index], narrow ? 220 : 460)),
        pinned: !narrow && index < this.view.frozenColumns ? "left" : null,
        valueGetter: (params) => textOf(params.data?.c[index]),
        tooltipValueGetter: (params) => noteOf(params.data?.c[index]) || null,
        cellRendererSelector: (params) => (isPlain(params.data?.c[index]) ? undefined : this.drawn),
        cellStyle: (params) => styleOf(params.data?.c[index], this.view.styles),
        cellClassRules: {
          "so-wraps": (params) => Boolean(params.node.rowPinned || this.view.styles[params.data?.c[index]?.s]?.w),
          "so-noted": (params) => noteOf(params.data?.c[index]) !== "",
          "so-offers": (params) => this.choices(params.data?.c[index]) !== null,
          "so-picked": (params) => this.isPicked(params.data?.i, index),
        },
        headerClass: guarded.has(index) ? "so-ours" : "",
        cellClass: guarded.has(index) ? "so-ours" : "",
        cellEditor: CellEditor,
        cellEditorPopup: true,
        cellEditorPopupPosition: "over",
        editable: true,
      });
      const number = { colId: "row", headerName: "", width: 46, pinned: "left", valueGetter: (params) => params.data.i + 1, editable: false };
      Object.assign(number, { cellClass: "so-number", headerTooltip: this.texts.row, resizable: false, suppressNavigable: true });
      return [number, ...this.view.widths.map((_, index) => column(index))];
    },
    choices(cell) {
      return cell != null && typeof cell === "object" && cell.d != null ? this.view.choices[cell.d] ?? null : null;
    },
    // ---- what is chosen
    absolute(event) {
      return event.rowPinned ? event.rowIndex : event.rowIndex + this.pinned();
    },
    focused(event) {
      const id = event.column?.getColId?.() ?? event.column;
      if (event.rowIndex == null || !String(id ?? "").startsWith("c")) return;
      const row = this.absolute(event);
      const column = Number(String(id).slice(1));
      // This is told late: by now the range may already have been widened from that cell.
      const known = this.range && row === this.range.row && column === this.range.column;
      if (!this.extending && !known) this.pick(row, column, row, column);
      this.extending = false;
    },
    pressed(event) {
      const id = event.column.getColId();
      // The grid tells this late, too: a click that came before the key must not undo what the key did.
      if (!id.startsWith("c") || event.event.timeStamp < this.widened) return;
      const [row, column] = [event.data.i, Number(id.slice(1))];
      if (event.event.shiftKey && this.range) {
        this.extending = true;
        this.pick(this.range.row, this.range.column, row, column);
      } else {
        this.pick(row, column, row, column);
      }
    },
    catchUp() {
      // A key may come before the grid tells which cell it moved to.
      const at = this.api.getFocusedCell();
      if (!at?.column.getColId().startsWith("c")) return;
      const [row, column] = [this.absolute(at), Number(at.column.getColId().slice(1))];
      const range = this.range;
      const known = range && ((range.row === row && range.column === column) || (range.endRow === row && range.endColumn === column));
      if (!known) this.pick(row, column, row, column);
    },
    pick(row, column, endRow, endColumn) {
      const wide = (range) => range && (range.row !== range.endRow || range.column !== range.endColumn);
      const redraw = wide(this.range) || row !== endRow || column !== endColumn;
      this.range = { row, column, endRow, endColumn };
      if (redraw) this.api.refreshCells({ force: true, suppressFlash: true });
      this.chosen = true;
      this.describe();
    },
    block() {
      const { row, column, endRow, endColumn } = this.range;
      const [top, left] = [Math.min(row, endRow), Math.min(column, endColumn)];
      return { top, left, height: Math.abs(endRow - row) + 1, width: Math.abs(endColumn - column) + 1 };
    },
    isPicked(row, column) {
      if (!this.range || row == null) return false;
      const { top, left, height, width } = this.block();
      return height * width > 1 && row >= top && row < top + height && column >= left && column < left + width;
    },
    describe() {
      if (!this.range || !this.view) return;
      const { row, column } = this.range;
      const cell = this.rows[row]?.c[column];
      const { top, left, height, width } = this.block();
      this.placeName = letters(left) + (top + 1) + (height * width > 1 ? `:${letters(left + width - 1)}${top + height}` : "");
      if (document.activeElement !== this.$refs.contents) this.contents = editTextOf(cell);
      // A coloured cell's reason stands beside it, in a column of the jobs that may be far to the right.
      const marks = this.view.guarded.map((at) => noteOf(this.rows[row]?.c[at])).filter(Boolean);
      this.note = noteOf(cell) || marks.join("\n");
      this.link = linkOf(cell);
      this.guarded = this.view.guarded.includes(column);
    },
    step(row, column, key, back) {
      const down = key === "Enter" ? (back ? -1 : 1) : 0;
      const right = key === "Tab" ? (back ? -1 : 1) : 0;
      this.go(row + down, column + right);
    },
    go(row, column) {
      row = Math.max(0, Math.min(row, this.view.rowCount - 1));
      column = Math.max(0, Math.min(column, this.view.columnCount - 1));
      const pinned = row < this.pinned();
      const index = pinned ? row : row - this.pinned();
      if (!pinned) this.api.ensureIndexVisible(index);
      this.api.ensureColumnVisible(`c${column}`);
      this.api.setFocusedCell(index, `c${column}`, pinned ? "top" : null);
    },
    followHash() {
      const gid = /[#&]gid=(\d+)/.exec(location.hash);
      if (gid && Number(gid[1]) !== this.tab_id) {
        this.openTab(Number(gid[1]));
        return;
      }
      const place = /[#&]range=([A-Za-z]{1,3})(\d{1,8})/.exec(location.hash);
      if (place && this.api) this.go(Number(place[2]) - 1, columnIndex(place[1]));
    },
    openTab(id) {
      if (id === this.tab_id) return;
      this.tab_id = id;
      history.replaceState(null, "", `#gid=${id}`);
      this.look();
    },
    tabKey(event) {
      const at = this.tabs.findIndex((tab) => tab.id === this.tab_id);
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: this.tabs.length - 1 }[event.key];
      if (to === undefined || !this.tabs[to]) return;
      event.preventDefault();
      this.openTab(this.tabs[to].id);
      this.$nextTick(() => this.$el.querySelectorAll("[role=tab]")[to]?.focus());
    },
  },
};
