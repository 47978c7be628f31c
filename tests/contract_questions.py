"""Questions that between them give every status, kind of statement and operation of the contract."""

QUESTIONS = (
    "Hvem eier Helseplattformen?",
    "Hvorfor må kommunene velge nå?",
    "Hvilke valg står kommunene overfor?",
    "Hva betyr EPJ?",
    "Kva er fristen for å utløyse opsjonen i SW2?",
    "Når er fristen for SW2?",
    "Hva er neste frist?",
    "Hvor mange dager er det mellom de to fristene for SW2?",
    "Hvor mange virkedager er det til fristen for opsjonen i PD2?",
    "Hvilken ukedag er 31. oktober 2020?",
    "Hva er 31. august 2022 pluss 6 måneder?",
    "Hva om hovedprosjektet blir seks måneder forsinket?",
    "Når må vi senest starte hvis vi vil i drift 1. november 2024?",
    "Rekker vi fristen for PD2 hvis kommunestyret møtes 17. september 2020?",
    "Holder det med tid mellom fristene for SW2?",
    "Når er fristen for PD3?",
    "Hvor mange dager er det til 30. februar 2021?",
    "Hva koster det å drive Helseplattformen i Oslo?",
    "Hvem vant fotballkampen i går?",
    "Hvilke kilder bruker du?",
    "Hei!",
    "Tusen takk",
    "Hva kan du hjelpe meg med?",
    "Og?",
    "What is the deadline for PD2?",
    "asdf qwer zxcv",
)

FOLLOW_UPS = (
    (("Når er fristen for PD2?",), "Og for SW2?"),
    (("Hvorfor må kommunene velge nå?",), "Hvem sier det?"),
    (("Hva er fristen for opsjonen i PD2?", "Og for SW2?"), "Hvor mange dager er det igjen?"),
)
