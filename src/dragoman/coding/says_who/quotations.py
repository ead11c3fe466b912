"""Where do quotations begin and end?

Curly, straight and single marks, nested ones, ones that are not closed, ones that go on in the next paragraph. Cannot
answer yet: quotations set apart by dashes or indents only.
"""

from spacy.tokens import Doc, Token

Range = tuple[int, int]

OPENING, CLOSING = "“«„‟", "”»"
ENDS = frozenset({".", "!", "?", "…", "..."})
SINGLES = {"‘": "’", "'": "'"}


def find_quotes(doc: Doc) -> tuple[Range, ...]:
    """The outermost quotations, quotation marks included, as token ranges in order.

    One that is not closed ends with its paragraph; one that goes on in the next paragraph gives a range for each.
    """
    found: list[Range] = []
    start, mark, depth = -1, "", 0
    for token in doc:
        text = token.text
        if start < 0:
            if len(text) < 3 and _opens(token):
                start, mark, depth = token.i, "'" if text in SINGLES else '"', 0
        elif text.count("\n") > 1 - (mark == "'"):
            found.append((start, token.i))
            start = -1
        elif text in OPENING and mark == '"':
            if depth == 0 and _goes_on(token):
                found.append((start, token.i))
                start = token.i
            else:
                depth += 1
        elif mark == '"' and text == '"' and _opens_line(token):
            found.append((start, token.i))
            start, depth = token.i, 0
        elif len(text) < 3 and _closes(token, mark):
            depth -= 1
            if depth < 0 or text not in CLOSING:
                found.append((start, token.i + 1))
                start = -1
    if start >= 0:
        found.append((start, len(doc)))
    return tuple((a, b) for a, b in found if b - a > 2 or doc[b - 1].text[0] in CLOSING)


def _goes_on(mark: Token) -> bool:
    """Whether an opening mark within a quotation begins its next paragraph, where the text has lost its paragraphs: '“We left. “They stayed.”'"""
    if mark.i < 2:
        return False
    before = mark.nbor(-1)
    if "\n" in before.text:
        return mark.nbor(-2).text in ENDS
    return before.text in ENDS and before.whitespace_ != ""


def _opens_line(mark: Token) -> bool:
    """Whether a straight mark within a quotation begins its next paragraph: '"We left.\\n"They stayed."'"""
    tight = mark.whitespace_ == "" and mark.i + 1 < len(mark.doc) and mark.nbor().text[:1].isalnum()
    return tight and "\n" in mark.nbor(-1).text


def _opens(token: Token) -> bool:
    text = token.text
    if text in OPENING or text == "``":
        return True
    if text in {'"', "''"} or text in CLOSING:
        return not token.whitespace_ or text == '"'
    if text not in SINGLES or token.whitespace_ or token.i + 1 >= len(token.doc):
        return False
    before = token.doc[token.i - 1] if token.i else None
    free = before is None or before.whitespace_ != "" or "\n" in before.text or before.text in "([:—–"
    return free and token.doc[token.i + 1].text[:1].isalnum() and _single_ends(token)


def _single_ends(token: Token) -> bool:
    """Whether a single mark is closed within its paragraph, so that it is no apostrophe."""
    for later in token.doc[token.i + 2 : token.i + 400]:
        if "\n" in later.text:
            return False
        if later.text in "’'" and _closes(later, "'"):
            return True
    return False


def _closes(token: Token, mark: str) -> bool:
    text = token.text
    if mark == '"':
        return text[0] in CLOSING or text in {'"', "''"}  # also one that a dash is stuck to: '”―'
    if text not in {"’", "'"} or token.i == 0:
        return False
    tight = token.doc[token.i - 1].whitespace_ == ""
    after = token.doc[token.i + 1].text[:1] if token.i + 1 < len(token.doc) else " "
    return tight and (token.whitespace_ != "" or not after.isalnum()) and token.tag_ != "POS"
