"""Which of PLOVER's sectors are alike, and in what?

A set is made of others where it can be, so that what tells two of them apart stands in the text. "" is a sector that nobody tells.
"""

Sectors = frozenset[str]

# Who is a side without a state.
BODIES: Sectors = frozenset({"UNO", "EUR", "IGO", "NGO"})  # a side by themselves, as a country is
MEETING_BODIES: Sectors = BODIES - {"NGO"}
NETWORK = "IMG"  # in the place of a country: armed networks across borders
NO_STATE: Sectors = BODIES | {NETWORK, "MNC"}
CROSS_BORDER: Sectors = frozenset({NETWORK, ""})
GOVERNING: Sectors = MEETING_BODIES | {"GOV"}  # who object in words, and do not march

# Who acts for a state.
ORGANS: Sectors = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
MAY_BE_OF_STATE: Sectors = ORGANS | {""}
OFFICES: Sectors = ORGANS | {"PTY", ""}
OF_THE_LAW: Sectors = ORGANS - {"LEG"}  # who seizes, holds and tries people
RULING: Sectors = ORGANS - {"MIL"}  # who rules people at large
POWERS: Sectors = frozenset({"GOV", "LEG", "JUD"})  # who governs a people without a state is PRE beside it
OFFICIALS: Sectors = POWERS | {"ELI"}  # whom their own state's police arrest
STATE_OFFICES: Sectors = POWERS | {"MIL"}
NAMED_AT_HOME: Sectors = STATE_OFFICES | {"ELI"}  # whom a report names without saying whose; former ones too
VISITED: Sectors = frozenset({"GOV", "LEG", "MIL", ""})  # whose officials are guests and hosts
ARMS_OF_STATE: Sectors = frozenset({"GOV", "MIL", "SPY"})
GOVERNMENT_AND_ARMY: Sectors = frozenset({"GOV", "MIL"})
RULERS: Sectors = GOVERNMENT_AND_ARMY | {""}  # who in one country stand for one another
GOVERNMENT_OR_UNTOLD: Sectors = frozenset({"GOV", ""})
FORCES: Sectors = frozenset({"MIL", "COP"})
RESCUING: Sectors = FORCES | {"REB"}  # of whom people in need are told to have been rescued
ARMIES: Sectors = frozenset({"MIL", "PRM"})
POLICE_AND_COURTS: Sectors = frozenset({"COP", "JUD"})
HOME_BODIES: Sectors = POLICE_AND_COURTS | {
    "LEG"
}  # 'senators', 'the court': in a report of one country that country's
DOMESTIC: Sectors = HOME_BODIES | {"OPP"}

# Who stands against a state.
FIGHTERS: Sectors = frozenset({"REB", "PRM", "UAF"})  # who are where things happen, wherever that is told
ARMED: Sectors = FIGHTERS | {"MIL"}
HOLDING: Sectors = FIGHTERS | {"COP"}  # to whom people surrender where they are
AGAINST_THEIR_STATE: Sectors = FIGHTERS | {"OPP"}
ACTING_BEFORE: Sectors = AGAINST_THEIR_STATE | {"COP", "GOV"}  # 'a rebel raid', 'government shelling'
CAMPS: Sectors = AGAINST_THEIR_STATE - {"UAF"}  # before a body's name: what it is
LED_CAMPS: Sectors = CAMPS | {"PTY"}  # which a follower shares with his leader
OUTLAWS: Sectors = frozenset({"REB", "UAF", "CRM"})
MAY_OPPOSE: Sectors = AGAINST_THEIR_STATE | {"CVL", "REF", "BUS", "LAB", "SOC"}  # their own government

OF_CITIZENS: Sectors = CAMPS | {"PTY", "SOC", "BUS", "LAB", "JRN", "REL"}  # bodies that are no state's

# Who is where things happen.
THERE: Sectors = FIGHTERS | {"CVL", "CRM"}  # where he belongs; opponents and refugees may be abroad
OF_THE_PLACE: Sectors = AGAINST_THEIR_STATE | {"CVL", "REF", "CRM"}
PERSONS_THERE: Sectors = POLICE_AND_COURTS | {"CVL"}  # 'protester Ana Soto', 'Judge Ana Soto'

# People at large, and what they do for a living.
PEOPLE: Sectors = frozenset({"CVL", "UNK", "LAB", "MED", "EDU", "AGR"})
STRANGERS: Sectors = PEOPLE | {"CRM", "REF"}
CROWDS: Sectors = PEOPLE | {"CRM", "REF", "SOC"}  # who hold no power
CROWDS_AND_FIRMS: Sectors = CROWDS | {"MNC"}
PRIVATE: Sectors = PEOPLE | {"CRM", "BUS", "JRN"}  # who act in politics only with others
STRUCK: Sectors = PEOPLE | {"REL", "SOC"}
HURT: Sectors = STRUCK | FORCES  # whose dead a state's own army or officials tell of
OWN_PEOPLE: Sectors = (STRUCK - {"UNK"}) | {"BUS", "JRN", "OPP"}  # of the only country that a report names
UNDER_RULE: Sectors = STRUCK | {"BUS", "JRN", "OPP", "PTY", "CRM"}
LOCALS: Sectors = STRUCK | OUTLAWS | {"OPP", "COP", "JRN"}
ONLOOKERS: Sectors = frozenset({"JRN", "EDU", "MED"})
LOOSE_KINDS: Sectors = frozenset({"CVL", "BUS", "EDU", "JRN", "LAB", "SOC"})  # whom a telling names loosely
ANSWERING_FOR_NO_STATE: Sectors = AGAINST_THEIR_STATE | BODIES | CROWDS | {"JRN"}

# Of which a country has several.
MANY_IN_A_COUNTRY: Sectors = frozenset({"PTY", "OPP", "LEG", "CVL", "SOC", "BUS", "LAB", "REB", "NGO", "JUD"})
TOLD_APART_BY_ROLE: Sectors = frozenset(
    {"CVL", "EDU", "BUS", "LAB", "JUD", "MED", "REL", "SOC", "PTY", "OPP", "JRN", "AGR"}
)
BODIES_OF_MEN: Sectors = frozenset({"PTY", "BUS", "MNC", "REB", "MIL", "COP", "NGO", "IGO"})
KNOWN_BY_LETTERS: Sectors = frozenset(
    {"PTY", "COP", "JUD", "GOV", "LAB", "MIL"}
)  # a side by their letters alone
COLOURING: Sectors = frozenset(
    {"SOC", "BUS", "EDU", "MED", "MIL", "NGO"}
)  # 'an association agreement', 'military aid'
