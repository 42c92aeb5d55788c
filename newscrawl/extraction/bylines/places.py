"""Places between the names of a byline: `A in Colombo, Sri Lanka, and B in Vancouver`.

A byline lists groups of people, each with a place behind its `in`. What follows a place may go
on with it (its province, a second city) or begin the next group. Where the line does not decide,
a piece is a place: better no author than a wrong one.
"""

from __future__ import annotations

from dataclasses import dataclass

from newscrawl.extraction.bylines.surnames import is_chinese_name

# A comma behind a city brings its province or country, not the next writer.
_REGIONS = frozenset(
    "anhui|fujian|gansu|guangdong|guangxi|guizhou|hainan|hebei|heilongjiang|henan|hubei|hunan"
    "|inner mongolia|jiangsu|jiangxi|jilin|liaoning|ningxia|qinghai|shaanxi|shandong|shanxi|sichuan"
    "|tibet|xizang|xinjiang|yunnan|zhejiang|hong kong|wan chai|taiwan|macao|china|dc|d.c.|new york"
    "|new jersey|new mexico|new hampshire|north carolina|south carolina|north dakota|south dakota"
    "|rhode island|west virginia|south africa|south korea|new zealand|united kingdom"
    "|united states|us|uk|uae|sri lanka|saudi arabia|costa rica|british columbia".split("|")
)

# Cities that are printed without their country.
_ALONE = frozenset(
    "beijing|shanghai|tianjin|chongqing|guangzhou|shenzhen|hong kong|macao|london|paris|tokyo"
    "|moscow|new york|los angeles|chicago|boston|brussels|berlin|rome|vienna|geneva|cairo"
    "|new delhi|seoul|singapore|bangkok|jakarta|manila|hanoi|kuala lumpur|islamabad|nairobi"
    "|johannesburg|cape town|addis ababa|toronto|ottawa|montreal|mexico city|sao paulo|havana"
    "|sydney|canberra|istanbul|jerusalem|riyadh|dubai|san francisco"
    "|houston|the united nations".split("|")
)

# First words of places that would pass for a writer's name.
_PLACE_STARTS = frozenset(
    "new old north south east west northern southern eastern western central upper lower great"
    " inner outer san santa santo sao saint st. los las la el port fort cape mount lake puerto"
    " costa united the".split()
)

_NAME_WORDS = 2


@dataclass(slots=True)
class Piece:
    """What stands between two separators of a byline."""

    joint: str
    """What joins it to the piece before: ``, `,`, `and`, `, and` or `/`."""
    name: str
    place: str | None = None
    """Where it has an `in` of its own."""


def is_region(name: str) -> bool:
    """Whether a name is known to be a province's, a country's or a great city's."""
    return name.lower() in _REGIONS or name.lower() in _ALONE


def people_among(pieces: list[Piece]) -> list[Piece]:
    """The pieces that are people.

    >>> from newscrawl.extraction.bylines.names import person_names
    >>> person_names("Hu Xi in Riyadh, Saudi Arabia, and Ann Lee in Vancouver, British Columbia")
    ['Hu Xi', 'Ann Lee']
    >>> person_names("Hu Xi in Beijing and Los Angeles"), person_names("Hu Xi in Ili and LI NA")
    (['Hu Xi'], ['Hu Xi', 'Li Na'])
    >>> person_names("Hu Xi in Qin Bend, Hebei, and Ann Lee")
    ['Hu Xi', 'Ann Lee']
    """
    people: list[Piece] = []
    held: list[Piece] = []
    place: str | None = None
    for piece in pieces:
        if piece.place is None:
            held.append(piece)
            continue
        people += [*_before(held, place, piece.joint), piece]
        held, place = [], piece.place
    return people + (held if place is None else _certain(held, place))


def _before(held: list[Piece], place: str | None, closing: str) -> list[Piece]:
    """People between a place and the next piece that has one."""
    if place is None:
        return held
    certain = _certain(held, place)
    # a comma before `and` closes the group, and a second city after `and` belongs to the place
    if closing == ", and" or (held and held[0].joint == "and"):
        return certain
    first = 0 if place.lower() in _ALONE else 1
    return [piece for index, piece in enumerate(held) if index >= first or piece in certain]


def _certain(held: list[Piece], place: str) -> list[Piece]:
    """Those that are people wherever they stand."""
    found: list[Piece] = []
    for index, piece in enumerate(held):
        shouted = piece.name.isupper() and not place.isupper() and " " in piece.name
        # places are joined by commas, writers by slashes as well
        joined = piece.joint == "/" and index > 0 and held[index - 1] in found
        told = shouted or joined or is_chinese_name(piece.name)
        if (told or _follows_place(held, index, place)) and not is_region(piece.name):
            found.append(piece)
    return found


def _follows_place(held: list[Piece], index: int, place: str) -> bool:
    """`in X, Y, and Ann Lee`: Y is X's province, and the comma behind it closes the place.

    A city that needs no province begins a list of cities: `in Beijing, Lima, and Bad Ems`.
    """
    if index != 1 or held[0].joint != "," or held[1].joint != ", and":
        return False
    words = held[1].name.lower().split()
    paired = len(words) == _NAME_WORDS and words[0] not in _PLACE_STARTS
    return paired and (place.lower() not in _ALONE or is_region(held[0].name))
