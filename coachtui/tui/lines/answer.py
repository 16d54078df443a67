"""An answer to a question about the teacher as a row: the question, the best answer, how sure, how old."""

from coachtui.domain.readings.known import Answer
from coachtui.domain.summaries import in_quotes
from coachtui.tui.lines.moments import ago_text
from coachtui.tui.widgets.row import Part, Parts

NAMES = {"role": "her role", "students": "students"}
"""What a question is called where its own word says too little."""

NAME = 9
QUESTIONS = {
    "excited": "What excites her?",
    "cares": "What does she care about?",
    "motivates": "What moves her?",
    "thinking": "How does she think about her work?",
    "role": "How does she see her own role?",
    "expertise": "What is she good at, and knows?",
    "students": "How does she see her students?",
    "life": "What else is in her life?",
}
"""The questions in full."""


def answer_parts(answer: Answer) -> Parts:
    """Return the question's name and its best answer, or that it was never asked."""
    name: Part = (f"{NAMES.get(answer.facet, answer.facet):<{NAME}} ", "heading")
    if not answer.asked:
        return [name, ("never asked", "quiet")]
    words = " ".join(answer.text.split())
    shown = in_quotes(words) if answer.verbatim else words
    return [name, (shown, "inference" if answer.certainty == "guess" else "")]


def answer_surety(answer: Answer) -> Parts:
    """Return for the right edge how far it is known, and how old it is."""
    if not answer.asked:
        return []
    style = {"guess": "inference", "heard": "evidence", "real": "good"}.get(str(answer.certainty), "quiet")
    return [(str(answer.certainty or ""), style), (f" {ago_text(answer.days):>4}", "quiet")]
