"""From an edit to its mark: seconds from the relayed event to the function's answer, in a register of 1,000 rows.

Design §7: within 3 s of the edit. The function is a process under functions-framework, the sheet a local server; what
Google adds (the trigger's start, three answers instead of loopback's) is not in the figure.
"""

from __future__ import annotations

import statistics
import time

import gspread

from sheets_outreach.cli.function_process import running_function
from sheets_outreach.localsheets import LocalServer
from sheets_outreach.workbook.client import local_session

ROWS = 1_000
EDITS = 9
GOAL_S = 3.0
TITLES = ["Название", "Ссылка", "Специализация", "Предложение", "Договоренности", "Админ", "Ссылка"]


def main() -> None:
    """Print the two figures."""
    with LocalServer() as server:
        client = gspread.Client(auth=None, session=local_session(server.url))  # type: ignore[arg-type]
        workbook = client.create("Edits")
        sheet = workbook.sheet1
        sheet.resize(ROWS + 1, 20)
        rows = [
            [f"Соседи {n}", f"https://vk.com/sosedi_{n}", "Зал", "Анонсы", f"раз в {n % 20 + 2} дней", f"Админ {n}", ""]
            for n in range(ROWS)
        ]
        sheet.update([TITLES, *rows], "A1")
        with running_function(server.url, workbook.id) as function:
            took = []
            for number in range(EDITS + 1):
                sheet.update_acell(f"B{number + 2}", "нет")
                start = time.perf_counter()
                function.send_edit_event()
                took.append(time.perf_counter() - start)
                assert sheet.acell(f"H{number + 2}").value != "✓"
    first, *others = took
    print(f"from the relayed edit to the written mark, {ROWS} rows (goal {GOAL_S:.0f} s)")
    print(f"  first event of the process, all rows marked   {first:.2f} s")
    print(
        f"  an edit, median and slowest of {EDITS}             {statistics.median(others):.2f} s, {max(others):.2f} s"
    )


if __name__ == "__main__":
    main()
