"""Which of the parser's labels, and which small words, stand for one thing of the grammar?"""

VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN"})
NOMINALS = NOUNS | {"PRON", "NUM"}  # what can head the phrase of a party or thing
DESCRIBING = frozenset({"compound", "amod", "nmod"})  # words before a noun: 'press' in 'a press conference'
DESCRIBING_OR_OWNING = DESCRIBING | {"poss"}
PREDICATES = frozenset({"acomp", "attr", "oprd"})  # 'was *angry*', 'is a *judge*', 'was named *envoy*'
FINITE = frozenset({"VBD", "VBZ", "VBP"})  # tags of verbs that are past or present by themselves
CONTENT_CLAUSES = frozenset({"ccomp", "parataxis"})  # of a verb of saying: 'said they *must* go'
ACTIVE_SUBJECTS = frozenset({"nsubj", "csubj"})
NOUN_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
SUBJECTS = NOUN_SUBJECTS | {"csubj"}
SUBJECTS_AND_DUMMIES = SUBJECTS | {"expl"}  # 'there' and 'it' that stand for nothing too
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
