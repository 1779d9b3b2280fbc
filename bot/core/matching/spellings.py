"""Gives short and chat spellings of English and Spanish, folded, with the words they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from types import MappingProxyType
from typing import Final

_NOT: Final = "are could did does do had has have is might must need should was were would"

# short form: what it stands for, one pair a line
_TABLE: Final = """
cant: can not
cannot: can not
wont: will not
aint: is not
shant: shall not
dnt: do not
dunno: do not know
whats: what is
wats: what is
whos: who is
wheres: where is
whens: when is
hows: how is
whys: why is
thats: that is
theres: there is
heres: here is
its: it is
lets: let us
im: i am
ive: i have
youre: you are
youve: you have
theyre: they are
theyve: they have
theyll: they will
weve: we have
gonna: going to
gunna: going to
wanna: want to
gotta: have to
hafta: have to
tryna: trying to
gimme: give me
lemme: let me
kinda: kind of
sorta: sort of
outta: out of
whatcha: what are you
howd: how did
u: you
ur: your
yall: you all
r: are
wat: what
wut: what
wht: what
whut: what
wen: when
whr: where
wich: which
hw: how
cud: could
shud: should
wud: would
b4: before
bc: because
bcuz: because
becuz: because
cuz: because
coz: because
cos: because
abt: about
thru: through
tho: though
altho: although
ppl: people
govt: government
gov: government
dept: department
w: with
wo: without
pls: please
plz: please
plss: please
plis: please
thx: thanks
tnx: thanks
ty: thanks
tysm: thanks
rn: right now
atm: right now
asap: as soon as possible
idk: i do not know
jw: just wondering
tbh: to be honest
imo: in my opinion
btw: by the way
fyi: for your information
diff: difference
info: information
tmrw: tomorrow
tmr: tomorrow
2day: today
2moro: tomorrow
2nite: tonight
some1: someone
any1: anyone
every1: everyone
no1: no one
f2f: face to face
face2face: face to face
f4f: face for face
4ever: forever
gr8: great
l8r: later
l8: late
m8: mate
q: que
k: que
ke: que
qe: que
qu: que
xq: por que
xk: por que
xke: por que
pq: por que
pk: por que
porq: por que
porke: por que
porqe: por que
fa: favor
xfa: por favor
xfavor: por favor
porfa: por favor
porfis: por favor
porfas: por favor
plox: por favor
d: de
dl: del
dnd: donde
dnde: donde
dond: donde
adnd: a donde
cdo: cuando
cuand: cuando
cndo: cuando
kuando: cuando
kien: quien
qn: quien
qien: quien
kienes: quienes
kiere: quiere
kiero: quiero
qiero: quiero
komo: como
cmo: como
kual: cual
aki: aqui
aka: aca
tb: tambien
tmb: tambien
tmbn: tambien
tambn: tambien
pa: para
pal: para el
toy: estoy
bn: bien
tngo: tengo
tngn: tienen
tdo: todo
tods: todos
ntc: no te creas
grax: gracias
salu2: saludos
msj: mensaje
"""


def _read() -> dict[str, tuple[str, ...]]:
    pairs = (line.split(": ") for line in _TABLE.strip().splitlines())
    table = {short: tuple(meant.split()) for short, meant in pairs}
    return table | {f"{word}nt": (word, "not") for word in _NOT.split()}


SPELLINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(_read())

APOSTROPHE_TAILS: Final[Mapping[str, str]] = MappingProxyType(
    {"re": "are", "m": "am", "ll": "will", "ve": "have", "d": "would"}
)

_IS_AFTER: Final = "what who where when how why that there here it he she this everything something"
IS_AFTER: Final = frozenset(_IS_AFTER.split())
"""After these 's is "is"; after any other word it is taken for the possessive and dropped."""

_TO_AFTER = "how need want wants have has got going used try trying like able next back go happens"
_FOR_BEFORE = "me you us real sure what who free"
_WHY_BEFORE = "do does did is are was were would will can u you not dont"
_POR_BEFORE = "fa favor que q eso ejemplo medio"


def _pairs() -> dict[tuple[str, str, str], str]:
    """(word before, spelling, word after) → meaning; an empty neighbour stands for any."""
    found = {(before, "2", ""): "to" for before in _TO_AFTER.split()}
    for short, meant, after in (
        ("4", "for", _FOR_BEFORE),
        ("y", "why", _WHY_BEFORE),
        ("x", "por", _POR_BEFORE),
    ):
        found |= {("", s, a): m for (s, m), a in product([(short, meant)], after.split())}
    return found


PAIRS: Final[Mapping[tuple[str, str, str], str]] = MappingProxyType(_pairs())
"""Spellings that mean something only beside certain words: "how 2 apply", "y do they"."""

IN_PAIRS: Final = frozenset(spelling for _, spelling, _ in PAIRS)
"""The spellings that any of these pairs is about."""
