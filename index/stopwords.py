"""Words that carry a sentence rather than its matter: bokmål, nynorsk, common dialect forms, question words.

Flows in: nothing. Flows out: `STOPWORDS`, folded forms. Negations are here too: whoever needs them looks for them.
"""

_BOKMAAL = """
jeg du han hun den det vi dere de meg deg ham henne oss dem seg min mi mitt mine din di ditt dine sin si sitt
sine hans hennes dens dets vår vårt våre deres en ei et ett noen noe ingen ingenting alle alt all hver hvert
begge selv slik slikt slike sånn sånt sånne dette disse denne samme og eller men for så at om som når da hvis
dersom fordi siden mens enn både enten verken samt også jo nok vel bare kun ikke aldri alltid av på i til fra
med ved uten under over etter før mellom mot hos gjennom inn ut opp ned innen innenfor utenfor per pr via
angående vedrørende ifølge er var være vært bli blir ble blitt ha har hadde hatt kan kunne skal skulle vil
ville må måtte bør burde får fikk få fått gjør gjøre gjorde gjort går der her dit hit nå enda ennå allerede
igjen dog altså derfor ellers annen annet andre egentlig omtrent ca cirka ganske veldig svært mer mest mye
mange flere flest lite færre
"""
_QUESTION = """
hva hvem hvor hvorfor hvordan hvilken hvilket hvilke når hvorvidt hvorledes hvorav hvoretter kva kven kvar
kvifor korleis kvan kvilken kvilket kvilke kor ka kem hem koffer koffor kordan korsen korsn hvorhen hvorfra
kossen kordann åssen hvis hvorfår hårr håssen ke kæm ker kær hoss hossn hvoffor kvaffor kaffer katti kortid
nårtid vordan vorfor vem vilken vilket vilke vor va
"""
_NYNORSK = """
eg ho dei dykk dykkar deira me mæ dæ deg vår vårt våre ein eit eitt nokon noko nokre ingen inga inkje alle
kvar kvart kvarandre sjølv slikt dette desse denne same og eller men for så at om som når då viss dersom fordi
sidan medan enn både anten korkje samt òg óg ikkje aldri alltid av på i til frå med ved utan under over etter
før mellom mot hjå gjennom inn ut opp ned innan vere vera vore var er vert verta verte vart vorte vorten bli
blir blei blitt ha har hadde hatt kan kunne skal skulle vil ville må måtte bør burde får fekk fått gjer gjera
gjere gjorde gjort går gå der her no endå allereie igjen altså difor elles anna annan andre eigentleg omtrent
ganske svært meir mest mykje mange fleire flest lite
"""
_DIALECT = """
æ e i jæ je dæm dæmm dem dokker dokk dåkk dåkker oss vårres hannj ho hu ikkj ikke itj itte inte ikkje nåkka
nokka nåkken nån nåen noe nå kje sku sko kainn kænn kainnj veit bi bli ska ha hi frå ei ein n a så enn'o no nu
nårr då da
"""

STOPWORDS: frozenset[str] = frozenset(
    f"{_BOKMAAL} {_QUESTION} {_NYNORSK} {_DIALECT}".replace("ò", "o").replace("ó", "o").split()
)
