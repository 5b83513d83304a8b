"""Which functions can a formula call?

What is not in this table comes to #NAME?, as Google answers for a name it does not know.
"""

from sheets_outreach.localsheets.values.formulas.functions import aggregates, dates, information, logic, maths, text
from sheets_outreach.localsheets.values.formulas.functions.kinds import Function

FUNCTIONS: dict[str, Function] = {
    function.name: function
    for module in (aggregates, logic, text, maths, dates, information)
    for function in module.FUNCTIONS
}
