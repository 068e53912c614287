"""What a volunteer types in a whole session, and what its transcript says in between."""

from __future__ import annotations

from vigie.languages import Localized

LOCALES = Localized(fr="fr_CA.UTF-8", en="en_CA.UTF-8")

ANSWERS = Localized(
    fr="||Un avis : deux lectures|redac|||acc||norm||",
    en="||A notice, read twice|edit|||acc||stand||",
)
TITLES = Localized(fr="Un avis : deux lectures", en="A notice, read twice")
SLUGS = Localized(fr="un-avis-deux-lectures", en="a-notice-read-twice")
SUMMARIES = Localized(
    fr="Deux lectures d’un même avis public.", en="The same public notice, read twice."
)
BODIES = Localized(
    fr="Un avis s’adresse à tout le monde. Nous en avons lu un debout, dans un autobus.",
    en="A notice is meant for everybody. We read one standing, on a bus.",
)
LINKS = Localized(
    fr="Il est question d’autre chose [dans un billet d’avant](../2026-09-22-suivre-vigi/).",
    en="There is more about this [in a post from before](../2026-09-22-suivre-vigi/).",
)
SLIPS = Localized(fr="C’est la 2ème fois.", en="It is the the second time.")
MENDED = Localized(fr="C’est la deuxième fois.", en="It is the second time.")
WORSE = Localized(fr="Bof.", en="Meh.")

INTRODUCTION = Localized(
    fr="""\
Une séance entière, du dossier du site jusqu’aux lecteurs, et retour.

Derrière $ : ce qui est tapé au terminal, avec Entrée. Derrière | : ce qui se lit
ou s’écrit dans l’éditeur ou dans le navigateur. Une épreuve refait cette séance à
chaque changement du programme.""",
    en="""\
A whole session, from the folder of the site to readers, and back.

Behind $: what is typed at the terminal, with Enter. Behind |: what is read or
written in the editor or in the browser. A test holds this session again at every
change of the program.""",
)
CLONE = Localized(
    fr="Le dossier du site, une seule fois. La première commande prend une minute de plus :\n"
    "elle y installe ce qu’il faut au programme.",
    en="The folder of the site, once. The first command takes a minute more: it installs there\n"
    "what the program needs.",
)
BEGIN = Localized(fr="Un billet.", en="A post.")
FILE = Localized(fr="Le fichier, dans l’éditeur :", en="The file, in the editor:")
SERVE = Localized(
    fr="Dans un deuxième terminal : le site, tel que vous l’écrivez. Le navigateur s’ouvre.",
    en="In a second terminal: the site as you write it. The browser opens.",
)
WRITE = Localized(fr="Vous écrivez sous les notes, et enregistrez :", en="You write, and save:")
PAGE = Localized(
    fr="La page ouverte se renouvelle aussitôt :", en="The open page renews itself at once:"
)
MISTAKE = Localized(
    fr="Un lien de plus, avec une faute dans le nom du dossier :",
    en="One more link, with a mistake in the name of the folder:",
)
PANEL = Localized(
    fr="La page reste comme elle était; sur elle, un panneau :",
    en="The page stays as it was; over it, a panel:",
)
TOLD = Localized(
    fr="Le deuxième terminal dit la même chose :", en="The second terminal says so too:"
)
REPAIR = Localized(
    fr="Une lettre de plus, et le panneau s’en va :", en="One more letter, and the panel goes:"
)
TRANSLATE = Localized(fr="La traduction.", en="The translation.")
STOP = Localized(
    fr="Le deuxième terminal a suivi tout cela; Ctrl-C l’arrête.",
    en="The second terminal has followed all this; Ctrl-C stops it.",
)
CHECK = Localized(
    fr="Les deux textes sont prêts : la ligne « status: draft » est enlevée de chacun.\n"
    "Avant de publier, une relecture.",
    en="Both texts are ready: the line “status: draft” is taken out of each.\n"
    "Before they are published, they are read again.",
)
AGAIN = Localized(fr="C’est corrigé.", en="That is mended.")
PUBLISH = Localized(
    fr="Publier, ici dans un dossier que montre un serveur.",
    en="Publish, here to a folder that a server shows.",
)
COMMIT = Localized(
    fr="Ce que voient les lecteurs doit pouvoir se retrouver : un commit le garde.",
    en="What readers see should be found again: a commit keeps it.",
)
REGRET = Localized(
    fr="Le lendemain, le texte est remplacé par un seul mot, et publié.",
    en="The day after, the text is replaced by a single word, and published.",
)
BACK = Localized(
    fr="C’était mieux avant. Les lecteurs revoient aussitôt la publication précédente :",
    en="It was better before. Readers see the publication before at once:",
)
END = Localized(
    fr="Il reste à corriger le texte avant de publier de nouveau.",
    en="What is left is to mend the text before publishing again.",
)
