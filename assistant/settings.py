"""Where the case, the index and the users' turns lie, read once at the door.

Flows in: command-line options, `SAKSVAR_*` variables and `saksvar.toml`, in that order of weight. Flows out: frozen
settings. It opens nothing.
"""

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

import corpus
from corpus.errors import SaksvarError

SHIPPED = Path(corpus.__file__).parent / "sources"
"""The case that ships with the program."""

SETTINGS_FILE = "saksvar.toml"


def home() -> Path:
    """The folder for what the program makes: the checkout when it runs from one, else the user's data folder."""
    checkout = Path(corpus.__file__).parent.parent
    if (checkout / "pyproject.toml").is_file() and os.access(checkout, os.W_OK):
        return checkout
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "saksvar"


class Settings(BaseSettings):
    """All that can be set. `index` and `state` follow the corpus folder unless they are given."""

    model_config = SettingsConfigDict(
        env_prefix="SAKSVAR_", toml_file=SETTINGS_FILE, frozen=True, extra="forbid", env_ignore_empty=True
    )

    corpus: Path = SHIPPED
    index: Path | None = None
    state: Path | None = None
    keep: int = Field(default=90, ge=1, le=3650)
    """Days that a conversation on the web page is stored after its last question."""
    staff: str | None = Field(default=None, min_length=1, repr=False)
    """What staff type on the web page before they may change the sources."""
    store: str | None = None
    """The address of a Chroma server that has the vectors; None when the index folder has."""
    embedding: str | None = None
    llm: str | None = None

    @field_validator("corpus", "index", "state", mode="before")
    @classmethod
    def _folder(cls, value: Any) -> Any:
        """A settings file has no shell to say what `~` is; empty text would be the folder one stands in."""
        if isinstance(value, str):
            if not value.strip():
                raise ValueError("empty")
            return Path(value).expanduser()
        return value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)

    @property
    def index_folder(self) -> Path:
        """The index of this corpus: two folders of papers never share one by accident."""
        return self.index or home() / ".index" / self._corpus_key()

    @property
    def drafts_folder(self) -> Path:
        """What was read from the files of this corpus, so that unchanged ones are not read again."""
        return self.index_folder / "drafts"

    @property
    def state_folder(self) -> Path:
        """Users' turns, votes and comments on this corpus."""
        return self.state or home() / ".saksvar" / self._corpus_key()

    def _corpus_key(self) -> str:
        path = self.corpus.resolve()
        if path == SHIPPED.resolve():
            return "namdal"
        return f"{path.name or 'rot'}-{sha256(str(path).encode()).hexdigest()[:8]}"


def read_settings(given: Mapping[str, Any]) -> Settings:
    """Settings with `given` (options that the user wrote; None is left out) above variables and file.

    Raises: SaksvarError when a value cannot be used or the settings file has an unknown key.
    """
    try:
        return Settings(**{key: value for key, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        known = ", ".join(Settings.model_fields)
        name = ".".join(str(part) for part in first["loc"])
        raise SaksvarError(
            f"Innstillingen «{name}» kan ikke brukes (verdi: {first.get('input')!r}). Kjente innstillinger er {known}; "
            f"rett den i {SETTINGS_FILE}, i miljøvariabelen SAKSVAR_… eller på kommandolinjen."
        ) from error
    except (OSError, ValueError) as error:
        raise SaksvarError(
            f"Filen {SETTINGS_FILE} lar seg ikke lese som TOML ({error}). Rett eller fjern den."
        ) from error
