"""How a digest looks: MJML made into HTML that every mail program shows, and a text part that says the same.

It decides nothing: which parts there are is decided in `compose`, their words in `wording`. Needs the ``mail`` extra.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from css_inline import CSSInliner
from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from mjml import mjml2html

from sheets_outreach.digest.compose import Digest
from sheets_outreach.digest.letter import Letter
from sheets_outreach.digest.sections import Page
from sheets_outreach.digest.wording import word_digest

_LOADER = PackageLoader("sheets_outreach.digest")

# Jinja's usual choice by file name would not escape a template that ends in .mjml.
_MARKUP = Environment(loader=_LOADER, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
_PLAIN = Environment(
    loader=_LOADER,
    autoescape=False,  # noqa: S701 - plain text has nothing to escape
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)

# Looks become attributes, which all mail programs obey; what depends on the screen (dark, narrow) stays in the
# head. So do MJML's own rules: inlined too, they would make a long digest so large that Gmail cuts it at 102 KB.
_INLINER = CSSInliner(
    inline_style_tags=False,
    keep_style_tags=True,
    load_remote_stylesheets=False,
    extra_css=(files(__package__) / "templates" / "letter.css").read_text("utf-8"),
)

# MJML's own class names. Without its prefix a template that was not translated is easy to find: any "mj-" that is left.
_CLASSES = (("mj-column-per-", "column-per-"), ("mj-outlook-group-fix", "outlook-group-fix"))


def render_digest(digest: Digest) -> Letter:
    """Render a digest in its language."""
    page = word_digest(digest)
    return Letter(page.subject, render_text(page), render_html(page), page.language)


def render_text(page: Page) -> str:
    """Render the text part."""
    return _template("letter.txt", markup=False).render(page=page)


def render_html(page: Page) -> str:
    """Render the HTML part: a whole document without a script, a picture or anything else to fetch."""
    html = mjml2html(_template("letter.mjml", markup=True).render(page=page))
    for mjml_name, plain_name in _CLASSES:
        html = html.replace(mjml_name, plain_name)
    return _INLINER.inline(html)


@cache
def _template(name: str, *, markup: bool) -> Template:
    return (_MARKUP if markup else _PLAIN).get_template(name)
