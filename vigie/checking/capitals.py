"""French capitals that have lost their accent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vigie.checking.rule import Finding, found
from vigie.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.checking.manuscript import Manuscript

# Words that are no others without the accent on their first letter, in French or in English.
_FRENCH = """
    Écart Écarts Échange Échanger Échanges Échantillon Échantillons Échéance Échéances Échec Échecs
    Échelle Éclairage École Écoles Écologie Écologique Économie Économies Économique Économiques
    Économiste Écosystème Écoute Écouter Écoutez Écran Écrans Écrire Écris Écrit Écrite Écrits
    Écriture Écrivain Écrivez Édifice Éditeur Éditeurs Éditions Éducateur Éducateurs Égal Égale
    Également Égalité Église Égypte Élaborer Électeur Électeurs Élections Électricité Électrique
    Électronique Électroniques Éléments Élève Élèves Éliminer Élire Élu Élue Élues Élus Émissions
    Énergie Énergies Énoncé Énoncés Énorme Énormément Époque Équilibre Équipe Équipement Équipements
    Équipes Équité Équivalents Établir Établissement Établissements Étage Étages Étaient Étais Était
    Étant Étape Étapes État États Étendre Étendue Étés Êtes Éthique Étiquette Étiquettes Étoile
    Étonnant Étranger Étrangers Être Étroit Études Étudiant Étudiante Étudiants Étudier Évaluer
    Événement Événements Éventuellement Évènement Évènements Évidemment Évitez Éviter Évoluer
    Évoquer Évêque Île Îles Îlot Été Épuisé Éprouver Épreuve Épreuves Étalement
""".split()  # noqa: SIM905 - two hundred quotation marks would hide the words
# English has them too: only behind an article, or an apostrophe, is the text surely French.
_BOTH = """
    Édition Éducation Élection Élément Émission Émotion Équivalent Évaluation Évolution Éditorial
    Évident Élaboration Étude
""".split()  # noqa: SIM905 - as above
_CAPITALS = """
    ÉCOLE ÉTAT ÉTATS ÉLECTIONS ÉVÉNEMENT ÉVÉNEMENTS ÉQUIPE ÉTAPE ÉTAPES ÉTUDE QUÉBEC MONTRÉAL
    DÉPARTEMENT MINISTÈRE SOCIÉTÉ UNIVERSITÉ SANTÉ SÉCURITÉ ACCÈS QUÉBÉCOIS RÉSUMÉ ÉNONCÉ
""".split()  # noqa: SIM905 - as above
_UNACCENTED = str.maketrans("ÀÂÇÈÉÊËÎÏÔÙÛÜ", "AACEEEEIIOUUU")
_WORD = re.compile(r"[A-Z]\w+")
_BEFORE = re.compile(
    r"(?:[’']|\b(?:l[ae]|les|une?|des?|du|cette|ces|sa|ses|son|notre|nos|votre|vos|leurs?|aux?"
    r"|chaque)\s)$",
    re.IGNORECASE,
)
_A = re.compile(
    r"A[ \u00a0](?=[A-ZÀ-Ý]?[a-zà-ÿ])(?!priori|posteriori|contrario|minima|maxima|cappella|fortiori"
    r"|pari|latere|vot[ée]|t-)"
)
_CA = re.compile(r"Ca[ \u00a0](?=[a-zà-ÿ])")
_BEGINNING = re.compile(r"(?:^|[\n.!?…«|>#*:])[ \u00a0\u202f*_>#|-]*$")
_LOOKED_BACK = 8


def _without_first(word: str) -> str:
    return word[0].translate(_UNACCENTED) + word[1:]


_ANYWHERE = {_without_first(word): word for word in _FRENCH} | {
    word.translate(_UNACCENTED): word for word in _CAPITALS
}
_BEHIND = {_without_first(word): word for word in _BOTH}
_ALL = _ANYWHERE | _BEHIND


def unaccented(manuscript: Manuscript) -> Iterator[Finding]:
    """Find French capitals without their accent: “Etat”, “Ecole”, “A” for “À”, “Ca” for “Ça”.

    OQLF, on accents and capitals: they take accents, the cedilla and the diaeresis as small letters
    do.
    """
    prose = manuscript.prose[Language.FR]
    for match in _WORD.finditer(prose):
        word = match[0]
        if word in _ALL:
            before = prose[max(0, match.start() - _LOOKED_BACK) : match.start()]
            if not before[-1:].isalnum() and (word in _ANYWHERE or _BEFORE.search(before)):
                yield _finding(match.start(), word, _ALL[word])
    for pattern, right in ((_A, "À"), (_CA, "Ça")):
        for match in pattern.finditer(prose):
            before = prose[max(0, match.start() - _LOOKED_BACK) : match.start()]
            if _BEGINNING.search(before):
                yield _finding(match.start(), match[0].strip(), right)


def _finding(start: int, word: str, right: str) -> Finding:
    return found(start, "“{word}” lacks an accent", "write “{right}”", word=word, right=right)
