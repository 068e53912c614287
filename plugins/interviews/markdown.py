"""Questions and answers from `/// interview` to `///`: a paragraph in bold is a question."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from plugins.interviews.model import BLOCK
from vigie.reading.marks import MarkedBlock, MarkedBlocks

_QUESTION = re.compile(
    r"\s*(?P<sign>\*\*|__)(?P<words>(?:(?!(?P=sign)).)+)(?P=sign)\s*(?P<marks>\{:[^}]*\})?\s*",
    re.DOTALL,
)
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})


class QuestionsAndAnswers(MarkedBlock):
    """A list of questions (`dt`) and answers (`dd`); a heading begins another one."""

    NAME = BLOCK
    FRONT = BLOCK

    def on_create(self, parent: Element) -> Element:
        """Return what takes the questions and answers."""
        return SubElement(parent, "div", {"class": "interview"})

    def on_end(self, block: Element) -> None:
        """Put what was written into lists, and tell what is no question and no answer."""
        written = list(block)
        block[:] = []
        block.text = None
        questions = answer = None
        for part in written:
            question = _question(part)
            if part.tag in _HEADINGS:
                self._answered(answer)
                block.append(part)
                questions = answer = None
            elif question is not None:
                self._answered(answer)
                questions = SubElement(block, "dl") if questions is None else questions
                questions.append(question)
                answer = SubElement(questions, "dd")
            elif answer is None:
                told = "write the first question in bold, as in **Why?**, or move this up"
                self.complain("a part of the interview comes before any question", told)
                return
            else:
                answer.append(part)
        self._answered(answer)
        if block.find("dl") is None:
            told = "write each question as a paragraph in bold, as in **Why?**"
            self.complain("there are no questions here", told)

    def _answered(self, answer: Element | None) -> None:
        if answer is not None and not len(answer):
            told = "write the answer below it, or take the bold type out"
            self.complain("a question has no answer", told)


def _question(part: Element) -> Element | None:
    """Return the question that a paragraph is, if all of it is bold."""
    match = _QUESTION.fullmatch(part.text or "") if part.tag == "p" and not len(part) else None
    if match is None:
        return None
    question = Element("dt")
    question.text = " ".join(filter(None, (match["words"].strip(), match["marks"])))
    return question


def makeExtension() -> MarkedBlocks:  # noqa: N802 -- Markdown's name
    """Return the extension, by whose module's name Markdown finds it."""
    return MarkedBlocks(QuestionsAndAnswers)
