"""A report as the text of a file, in the form that was asked for."""

from coachtui.domain.names import fold
from coachtui.domain.words import Form
from coachtui.exchange.reports.model import Report

SUFFIX = {Form.TEXT: "txt", Form.MARKDOWN: "md", Form.HTML: "html"}


def written(report: Report, form: Form) -> str:
    """Return a report as text, Markdown or HTML; each form loads its own."""
    if form == Form.HTML:
        from coachtui.exchange.reports.html import html  # noqa: PLC0415 - as above

        return html(report)
    if form == Form.MARKDOWN:
        from coachtui.exchange.reports.markdown import markdown  # noqa: PLC0415 - as above

        return markdown(report)
    from coachtui.exchange.reports.text import text  # noqa: PLC0415 - as above

    return text(report)


def file_name(report: Report, form: Form) -> str:
    """Return what its file may be called: `teachers-copy-maria-2026-05-21.html`."""
    words = f"{fold(report.title)} {fold(report.whose)}".split()
    return "-".join([*words, report.made.isoformat()])[:120] + f".{SUFFIX[form]}"
