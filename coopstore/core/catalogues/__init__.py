"""The catalogues of interface texts, kept with Babel instead of the gettext programs.

`extract.py` finds the texts, `files.py` updates and compiles the catalogues, `check.py` finds
what is stale, missing or wrong in them.
"""

from coopstore.core.catalogues.files import compile_catalogues

__all__ = ["compile_catalogues"]
