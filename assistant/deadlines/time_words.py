"""The words by which a question in plain bokmål shows what it wants to know of time.

Flows out: patterns for lower-case text. They name no case, phase or date; `intent` decides what they mean together.
"""

import re


def _any(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


FRIST = r"(?:\w*frist(?:en|ens|er|ene|enes|s)?|siste (?:dag|dato|sjanse|utvei|mulighet)|dødlinje\w*|deadline\w*)"
A_WORKDAY = r"(?:virkedag\w*|arbeidsdag\w*|hverdag\w*|yrkedag\w*|verkedag\w*)"
_PLAN = r"(?:(?:tids|fr[ae]mdrifts)?plan(?:en|ens|er|ene)?|tidslinj\w*|dato(?:en|er|ene)?|tidspunkt\w*)"

DEADLINE = _any(FRIST)
PLAN = _any(FRIST, _PLAN)
WORKDAY = _any(A_WORKDAY)
BESIDE_WORKDAY = _any(
    rf"(?:siste|nærmeste|seneste|forrige) {A_WORKDAY} (?:\w+ )?(?:før|innen)",
    rf"(?:første|neste|nærmeste|påfølgende) {A_WORKDAY} (?:\w+ )?etter",
    rf"(?:siste|nærmeste|neste|første|forrige) {A_WORKDAY}",
    rf"{A_WORKDAY} (?:rett |like |nærmest )?(?:før|etter)",
)
AFTER = _any(rf"(?:første|neste|påfølgende) {A_WORKDAY}", rf"{A_WORKDAY} (?:rett |like |nærmest )?etter")
STATUTE = re.compile(
    r"\b(?:domstol(?:s)?lov\w*|lovens (?:regler|frist\w*)|lovbestemt\w*|lovfestet\w*)\b"
    r"|\b(?:etter|ifølge|i henhold til) loven?\b"
    r"|§+ ?14[89]"
)
DELAYED = _any(
    r"(?:forsink|forseink|utsett|forskyv|forskjøv|drøy)\w*", "utsatt", r"flytt\w* (?:seg|på)", r"flytt(?:es|et)",
    r"sky(?:ves|ver|vd)\w*",
    r"(?:blir|er) (?:\w+ )*forsinket", "bli sen(?:t|ere)", r"sprekk\w*",
)  # fmt: skip
_MOVES = r"\b(?:flyttes|forskyves|utsettes|skyves|påvirkes|flytter|forsinkes)\b"
_IF_IT = r"\b(?:hvis|dersom|om|når) (?:\w+ )?prosjektet\b"
MOVES_WITH_IT = re.compile(rf"{_MOVES}.*{_IF_IT}|{_IF_IT}.*{_MOVES}")
"""That something is asked to move where the project does."""
_MORE_TIME = r"(?:utsett\w*|utsatt|forleng\w*|utvid\w*|skyv\w*|skjøvet|flytt\w*)"
EXTENDED = _any(
    rf"(?:hvis|dersom|om) (?:den|fristen) (?:\w+ ){{0,2}}?{_MORE_TIME}",
    r"får (?:\w+ ){1,3}(?:ekstra|lenger|mer tid)",
    rf"frist\w* (?:(?!hvis|dersom|når|om)\w+ ){{0,8}}?{_MORE_TIME}",
)
"""That a deadline itself gets more time, not the project whose delay moves others."""
WHAT_IF = _any("hvis", "dersom", "om", "når", "ved", "blir", "av", "som følge av", "med")
CONSISTENT = _any(
    r"nok tid (?:til \w+ )?mellom", r"tid nok (?:til \w+ )?mellom", "stemmer", "stemme", r"henger \w* ?sammen",
    r"går (?:\w+ )*opp", r"gå opp", r"motstrid\w*", "motsier", r"selvmotsig\w*", r"konsisten\w*",
    r"inkonsisten\w*", r"kollider\w*", r"konflikt\w*", r"pass\w* (?:\w+ )*sammen", r"realistisk\w*",
    r"urealistisk\w*",
    r"gjennomførbar\w*", r"lar (?:\w+ )+gjennomføre", "mulig å overholde", r"holder? planen",
    r"kan (?:\w+ )*(?:planen|tidsplanen|fristene) (?:\w+ )*holde",
    r"(?:planen|tidsplanen|fristene) (?:kan )?hold(?:e|er)\b(?! seg)", "feil i", "uoverensstemmelse\\w*",
    r"i strid med (?:hverandre|reglene)",
    "lang nok tid mellom", "for kort tid mellom", "for lite tid mellom",
)  # fmt: skip
HOW_FAR = _any(
    r"hvor mange (?:\w+ )?(?:dag\w*|døgn|uke\w*|måned\w*|mnd|år|timer|virkedag\w*|arbeidsdag\w*|hverdag\w*)",
    "hvor lenge",
    "hvor lang tid", "hvor langt", r"hvor lang er (?:perioden|tidsrommet|tiden)",
    r"antall (?:\w+ )?(?:dag\w*|uke\w*|måned\w*)",
    "dager? igjen", "uker? igjen", "måneder? igjen", r"hvor (?:god|mye|kort|lite) tid",
    "dager (?:til|siden|fra|mellom)", "tid(?:en)? (?:fra|mellom|som er igjen)", "nedtelling", "tid igjen",
    "tiden mellom",
)  # fmt: skip
FROM_TODAY = re.compile(
    r"\b(?:igjen|gjenstår|siden|gått|gikk|tilbake|(?:er|var|blir) det (?:nå |da |egentlig )?(?:til|før|siden)|"
    r"har \w+ (?:\w+ )*(?:til|på|før)|vente med|"
    r"til (?:vi|det|den|de|kommunen\w*|fristen|\w*frist\w*|neste|siste|drift\w*))\b"
    r"|\b(?:dag\w*|uke\w*|måned\w*|mnd|tid|lenge) (?:\w+ )?til\b|^\W*(?:antall )?(?:dager?|uker?) (?:til|før)",
)
IN_WEEKS = _any(r"uke(?:r|ne)?")
IN_YEARS = _any("hvor mange år", "antall år")
REACH = _any(
    r"rekk\w*", "tidsnok", "i tide", "nok tid", "for sei?nt", "forsei?nt", "holder det", "holde", "klarer", "klare",
    "greier", "går det an", "er det mulig", "mulig å", "i rett tid", "innenfor fristen",

    r"kan (?:vi|det|systemet|kommunen) (?:\w+ )?(?:være|komme|gå|bli|settes|tas) (?:\w+ )?"
    r"(?:i drift|i bruk|ferdig|i produksjon|i mål|på plass|med)",
    "for sen", "sent ute", "når (?:vi|dere|kommunen) (?:\\w+ )?fristen",
    r"(?:ferdig|klar\w*|unna|i mål|i drift|på plass) (?:før|innen|til)", r"(?:vente|utsette) (?:\w+ ){0,2}til",
    r"margin\w*", "slakk", "slingringsmonn", "for lenge", "lenge nok", "tid nok", "fremdeles mulig", "fortsatt mulig",
)  # fmt: skip
TOO_LATE = _any("for sei?nt?", "forsei?nt", "sent ute", "for lenge")
STILL = _any("fortsatt", "fremdeles", "ennå", "enda", "nå", "for sei?nt", "forsei?nt", "rekker", "rekke", "i dag")
ASKS_DAY = _any(
    r"hvilken (?:uke)?dag", "ukedag\\w*", "vekedag\\w*", "hva slags dag", r"(?:i|på) (?:en |ei )?helg\w*",
    r"helg(?:en|a|edag\w*)?", r"(?:lør|søn|man|tirs|ons|tors|fre)dag", r"helligdag\w*", "røde? dag\\w*",
    r"fridag\w*", r"høytidsdag\w*", "fri", "offentlig fri",
)  # fmt: skip
WHICH_DAY = _any(r"hvilken (?:uke)?dag", "hva slags dag", r"hvilken ukedag")
WHICH_WEEK = _any(r"hvilken uke", r"uke ?(?:nummer|nr)\w*")
YES_NO = re.compile(
    r"(?:^|[.?!;,]\s*|\b(?:og|men|så|om) )"
    r"(?:er|var|blir|ble|faller|ligger|havner|kommer|går|treffer|stemmer|har|kan|må|skal|vil|regnes|gjelder)\b",
)
NEXT = _any(
    rf"(?:neste|første|nærmeste|kommende|førstkommende) (?:\w+ )?{FRIST}", rf"{FRIST} (?:\w+ ){{0,3}}(?:først|nå)",
    rf"{FRIST} (?:er )?(?:den )?(?:neste|nærmeste?|første)", "hva haster", "haster mest",
    "må (?:vi|kommunen) gjøre først", "første vi må",
)  # fmt: skip
STILL_OPEN = _any(
    "igjen", "gjenstår", "gjenstående", "gjenværende", "kommende", "fremtidige?", "framtidige?", "fremover",
    "framover", "foran oss", "ikke (?:er )?(?:passert|gått ut|utløpt)", "står igjen",
)  # fmt: skip
GONE = _any(
    "passert\\w*", "(?:har|er) (?:allerede |alt )?gått ut", "har løpt ut", "utløpt\\w*", "utgått\\w*", "forbi",
    "oversittet", "gått ut på dato",
)  # fmt: skip
WHEN = _any(
    "når", "^dato(?:en)?", r"hvilke[nt]? (?:dato\w*|tid\w*|måned\w*|år\w*|kvartal\w*|halvår\w*|dag|frist\w*)",
    r"hvilke (?:datoer|tidspunkt\w*|frister)", r"hva er (?:tidspunktet|datoen\w*)", r"senest\w*", "seneste",
    "hvor sei?nt", "hva tid", r"siste (?:dag|dato|sjanse|mulighet)\w*", "hvor tidlig", "tidligst",
)  # fmt: skip
ASKS_START = _any(
    r"start\w*", r"begynn\w*", "sett\\w* i gang", "komme i gang", "i gang", r"utløs\w*", r"avrop\w*", r"inngå\w*",
    r"avtale\w*", r"forprosjekt\w*", r"senest\w*", r"frist\w*", r"bestem\w*", r"vedta\w*", r"signer\w*",
    r"opsjon\w*", "forberede\\w*", "frem over", "bakover", "være klare?", "sist",
)  # fmt: skip
ASKS_END = _any(
    "ferdig\\w*", "i drift", "i bruk", r"produksjon\w*", "driftsstart", "tidligst\\w*", "fullført", "avsluttet",
    "i mål", "go-?live", "go live", "er (?:vi|det) over", "slutt", "hvor tidlig", "på lufta", "kommer (?:vi|man)",
)  # fmt: skip
WISHED = _any(
    r"vil",
    r"ønsk\w*",
    "skal",
    r"planlegg\w*",
    "sikter",
    r"mål\w*",
    r"drift\w*",
    "hvis",
    "dersom",
    "for å",
    "om vi",
    "satser på",
    "tenker",
    "regner med",
)
ALL_FITS = _any(
    r"gå\w* (?:\w+ )?opp", "hele planen", "alt (?:\\w+ )*(?:rekk\\w*|pass\\w*|hold\\w*|ferdig|på plass|stemme\\w*)",
    "begge (?:frist\\w*|delene)", r"i tide til", r"rekke\w* (?:både|alt|begge|opsjon\w*)",
    r"ferdig (?:før|innen|til)", r"bli ferdig",
)  # fmt: skip
BY_RULE = _any(
    r"\w*regel\w*",
    "regnet (?:tilbake|bakover|fra)",
    "regn (?:tilbake|bakover)",
    "tilbake fra",
    r"\d+ ?-?måneders\w*",
    "etter (?:estimatet|anslaget)",
)
SUM = re.compile(
    r"\b(?:pluss|minus|legg\w* til|trekk\w* fra|senere|seinere|tidligere|etter|før|om|siden|fra|frem|fram|tilbake)\b"
    r"|[+−]|(?<=\d) ?[-–] ?(?=\d)",
)
BACK_BEFORE = re.compile(r"(?:minus|[−–-]|trekk\w* fra)\W*$")
BACK_AFTER = re.compile(r"^\W*(?:før|tidligere|tilbake|i forkant|forut)\b")
_WHEN_IT_IS = re.compile(r"\bnår (?:er|var|blir) det(?: (?:bare|nøyaktig|akkurat))?\W*$")
_LEFT_TO = re.compile(r"^\W*(?:igjen )?til\b")
ASKS_DATE = _any(
    r"hvilken dato",
    "hva slags dato",
    "hva er datoen",
    "hvilken dag",
    "datoen",
    "hva blir datoen",
    "dato",
    "når",
    "hva blir",
    "hva er",
)
OTHERWISE = _any(
    "hvorfor", "hvem\\w*", r"hvor (?!mange|lenge|snart|lang|sent|seint|tidlig|god|mye|kort|lite)", "hva skjer",
    "hva koster", "hva innebærer", "hva betyr", "hva menes", "hva må til",
    r"hvor mange (?!(?:\w+ )?(?:dag|døgn|uke|måned|mnd|år|virkedag|arbeidsdag|hverdag|frist))", r"hvor mye (?!tid)",
    "hvordan", "hva slags (?!dag|dato)", "forskjell\\w*", "konsekvens\\w*",

    r"hvilke[nt]? (?!(?:\w+ )?(?:frist|dato|dag|uke|måned|år|kvartal|halvår|tid|siste|deadline|fase|virkedag|ukedag))",
)  # fmt: skip
PAST_EVENT = re.compile(
    r"\bnår (?:ble|blei|fikk|hadde|kom|tok|vedtok|sluttet|skrev|inngikk|signerte|startet|begynte|gjorde|konkluderte)\b"
)
LEFT_OUT = re.compile(
    r"\b(?:h?verken(?: \w+){0,4}|annet enn|andre enn|bortsett fra|utenom|i stedet for"
    r"|(?:ikke|uten å) (?:velge\w*|gå\w* for|ta\w*|bli\w* med (?:i|på)))\s+$"
)
"""That what comes next is not what is asked of: «hvis vi verken velger PD2 eller SW2»."""
BETWEEN = _any(
    "mellom", "fra",
    r"(?:dag\w*|uke\w*|måned\w*|mnd|år) (?:før|etter) (?:\S+ ){1,6}(?:er|var|blir|kommer|faller|går)",
)  # fmt: skip
HOW_MANY_DEADLINES = re.compile(rf"\b(?:hvor mange|antall) (?:\w+ )?{FRIST}")


def so_long_left(before: str, after: str) -> bool:
    """Whether the words about a length ask for a day so long before something: «Når er det 12 måneder igjen til …?»"""
    return bool(_WHEN_IT_IS.search(before) and _LEFT_TO.match(after))
