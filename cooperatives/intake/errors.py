"""Why a file of the register is refused."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cooperatives.intake.problems import Problem
from coopstore.core.errors import Refusal


class FileRefused(Refusal):
    """Something about a whole file; `problem` can be kept and shown later."""

    field = "file"
    sentence = ""

    def __init__(self, **params):
        super().__init__(self.__class__.__name__)
        self.problem = Problem(self.sentence, params)

    def reason(self) -> str:
        return self.problem.text()


class SheetEmpty(FileRefused):
    sentence = _("This file holds no rows. Choose the file again.")


class SheetTooHeavy(FileRefused):
    sentence = _("This file is larger than %(megabytes)d MB. Divide it into several files.")

    def __init__(self):
        super().__init__(megabytes=settings.REGISTER_MAX_BYTES // (1024 * 1024))


class TooManyRows(FileRefused):
    sentence = _("This file has more than %(limit)d rows. Divide it into several files.")

    def __init__(self):
        super().__init__(limit=settings.REGISTER_MAX_ROWS)


class SheetOfOtherKind(FileRefused):
    sentence = _("This file is neither a CSV nor an Excel workbook. Send one of these.")


class SheetIsOldExcel(FileRefused):
    sentence = _("This is a workbook of an old Excel. Save it as .xlsx, then send that file.")


class SheetLocked(FileRefused):
    sentence = _("This workbook asks for a password. Save it without a password, then send it.")


class SheetMisnamed(FileRefused):
    """The suffix says one thing and the content another."""

    sentence = _(
        "The name of this file ends in %(suffix)s, but it holds a file of the kind %(kind)s. "
        "Give it its right name, or choose another file."
    )


class SheetBroken(FileRefused):
    sentence = _("This file is damaged and cannot be read to its end. Save it again, then send it.")


class ColumnTwice(FileRefused):
    sentence = _("Two columns of this file say the same: %(first)s and %(second)s. Remove one.")


class ColumnsMissing(FileRefused):
    sentence = _(
        "The first row must name the columns: a name, and the registration number with its court "
        "or the ICE. The template shows how."
    )


class WorkerStopped(FileRefused):
    sentence = _(
        "The work stopped several times near row %(row)d. What was done before stays. "
        "Import the file again, or call for help."
    )


class AnotherIsApplied(Refusal):
    """Imports are applied one after the other."""

    def reason(self) -> str:
        return str(_("Another import is being applied. Wait until it has ended."))
