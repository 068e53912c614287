"""The phrases that made-up posts are put together from, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vigie.languages import Language, Localized

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A sentence is a subject, a verb, an object and a circumstance, one of each."""

    subjects: tuple[str, ...]
    verbs: tuple[str, ...]
    objects: tuple[str, ...]
    circumstances: tuple[str, ...]
    see_also: str
    columns: tuple[str, str, str]
    picture: str


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


WORDS: Mapping[Language, Words] = {
    Language.FR: Words(
        subjects=_lines("""
            l’équipe du projet
            le ministère responsable
            une bibliothécaire de la région
            la conseillère en architecture
            un groupe de bénévoles
            chaque direction générale
            le comité de pilotage
            la personne qui remplit le formulaire
            un organisme partenaire
            le bureau d’à côté
            l’analyste de garde
            une ville de taille moyenne
        """),
        verbs=_lines("""
            publie sans attendre
            met à l’essai
            réécrit en mots simples
            partage avec ses collègues
            remet en question
            documente pas à pas
            traduit avec soin
            mesure chaque mois
            corrige **avant tout le monde**
            présente au public
            archive *pour de bon*
            décrit en détail
        """),
        objects=_lines("""
            le registre des décisions
            un formulaire de quatre pages
            la liste des services en ligne
            les données de l’an dernier
            « le guide des bonnes pratiques »
            une feuille de route ouverte
            le tableau de bord du programme
            les commentaires reçus par courriel
            la politique de réutilisation
            un jeu d’essai reproductible
            le plan de classement
            la grille d’évaluation
        """),
        circumstances=_lines("""
            dans un format que tout le monde peut lire
            avant la fin de l’exercice financier
            sans demander la permission à personne
            avec l’aide de ceux qui s’en servent
            malgré un budget de 12 000 $ à peine
            à partir de `donnees.csv` et de rien d’autre
            pour que la prochaine équipe s’y retrouve
            au lieu de tout recommencer ailleurs
            depuis que la loi l’exige
            entre deux réunions de coordination
            comme le prévoit la norme en vigueur
            parce qu’une erreur coûterait plus cher
        """),
        see_also="On lira aussi",
        columns=("Étape", "Responsable", "Délai"),
        picture="Un carré d’une seule couleur",
    ),
    Language.EN: Words(
        subjects=_lines("""
            the project team
            the department in charge
            a librarian from the region
            the architecture adviser
            a group of volunteers
            every branch of the organization
            the steering committee
            the person who fills in the form
            a partner agency
            the office down the hall
            the analyst on call
            a city of middling size
        """),
        verbs=_lines("""
            publishes without delay
            puts to the test
            rewrites in plain words
            shares with every colleague
            calls into question
            documents step by step
            translates with care
            measures every month
            corrects **before anyone else**
            presents in the open
            archives *for good*
            describes in detail
        """),
        objects=_lines("""
            the register of decisions
            a form of four pages
            the list of online services
            the data of the year before
            “the guide to good practice”
            a road map that anyone may read
            the dashboard of the program
            the comments that came by mail
            the policy on reuse
            a test set that can be made again
            the filing plan
            the evaluation grid
        """),
        circumstances=_lines("""
            in a format that anyone can read
            before the end of the fiscal year
            without asking for permission
            with the help of those who use it
            on a budget of barely $12,000
            from `data.csv` and nothing else
            so that the next team finds its way
            instead of starting over elsewhere
            ever since the law asks for it
            between two coordination meetings
            as the standard in force provides
            because a mistake would cost more
        """),
        see_also="Read also about",
        columns=("Step", "Who", "When"),
        picture="A square of one colour",
    ),
}

CATEGORIES = (
    Localized(fr="Données ouvertes", en="Open data"),
    Localized(fr="Accessibilité", en="Accessibility"),
    Localized(fr="Services en ligne", en="Online services"),
    Localized(fr="Logiciel libre", en="Free software"),
    Localized(fr="Participation", en="Participation"),
    Localized(fr="Innovation publique", en="Public innovation"),
    Localized(fr="Gestion de l’information", en="Information management"),
    Localized(fr="Médias sociaux", en="Social media"),
)

_TAG_NOUNS = (
    Localized(fr="données", en="data"),
    Localized(fr="services", en="services"),
    Localized(fr="archives", en="archives"),
    Localized(fr="normes", en="standards"),
    Localized(fr="logiciels", en="software"),
    Localized(fr="formulaires", en="forms"),
    Localized(fr="consultations", en="consultations"),
    Localized(fr="équipes", en="teams"),
    Localized(fr="budgets", en="budgets"),
    Localized(fr="formations", en="training"),
)
_TAG_PLACES = (
    Localized(fr="en ligne", en="online"),
    Localized(fr="à distance", en="at a distance"),
    Localized(fr="en région", en="in the regions"),
    Localized(fr="en réseau", en="in networks"),
    Localized(fr="sur mesure", en="made to measure"),
    Localized(fr="au quotidien", en="day by day"),
)
TAGS = tuple(
    Localized(fr=f"{noun.fr} {place.fr}", en=f"{noun.en} {place.en}")
    for place in _TAG_PLACES
    for noun in _TAG_NOUNS
)

SERIES = (
    Localized(fr="Les coulisses", en="Behind the scenes"),
    Localized(fr="Retour sur dix ans", en="Ten years on"),
    Localized(fr="Une loi, un billet", en="One law, one post"),
)

_GIVEN_NAMES = ("Amélie", "Benoît", "Chantal", "Dany", "Élise")
_FAMILY_NAMES = ("Bélanger", "Côté", "Desrosiers", "Fournier", "Gagné")
AUTHORS = tuple(
    Localized(fr=f"{given} {family}", en=f"{given} {family}")
    for family in _FAMILY_NAMES
    for given in _GIVEN_NAMES
)
