"""A register is brought in by the real worker, which is killed at work, twice in each half."""

import os
import signal

import pytest
from celery import current_app
from django.core.files.storage import storages
from django.db.models import Count

from cooperatives.models import Cooperative, ImportState, Outcome, RegisterImport
from cooperatives.reference import load_reference
from cooperatives.use_cases import apply_import, receive_register
from coopstore.supervisor import watch
from tests.factories.accounts import AdminFactory
from tests.register import as_csv, good, upload
from tests.services.sinks import mail_sink, sms_sink
from tests.services.test_kill import Shop

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]
ROWS, KILLS = 4000, 2


@pytest.fixture
def shop(tmp_path, monkeypatch):
    monkeypatch.setattr(watch, "LONGEST_DELAY", watch.FIRST_DELAY)
    monkeypatch.setenv("IMPORT_SWEEP_SECONDS", "1")
    monkeypatch.setenv("IMPORT_LEASE_SECONDS", "3")
    monkeypatch.setenv("PRIVATE_ROOT", str(storages["private"].location))
    with mail_sink() as mail, sms_sink() as sms:
        shop = Shop(tmp_path / "var", mail, sms)
        monkeypatch.setattr(current_app.conf, "broker_url", shop.broker_url)
        yield shop
        shop.close()


def kill_while(shop: Shop, progress) -> None:
    """SIGKILL to the worker's whole group, each time after it has done something more."""
    for _kill in range(KILLS):
        before = progress()
        assert shop.until(lambda before=before: shop.worker.alive and progress() > before), shop.log
        os.killpg(shop.worker.process.pid, signal.SIGKILL)
        shop.worker.process.wait()


def test_a_register_comes_in_however_often_the_worker_is_killed(shop):
    load_reference()
    office = AdminFactory()
    rows = [good(registration_number=f"{n}/2015", ice="") for n in range(1, ROWS + 1)]
    source = receive_register(upload=upload(as_csv(*rows)), actor=office)
    mine = RegisterImport.objects.filter(pk=source.pk)

    kill_while(shop, source.rows.count)
    assert shop.until(lambda: mine.get().state == ImportState.CHECKED), mine.values()
    apply_import(source=source, actor=office)
    kill_while(shop, Cooperative.objects.count)
    assert shop.until(lambda: mine.get().state == ImportState.APPLIED), mine.values()

    outcomes = source.rows.order_by().values_list("outcome").annotate(Count("pk"))
    assert dict(outcomes) == {Outcome.CREATE: ROWS}
    assert source.rows.filter(applied_at__isnull=False).count() == ROWS
    assert Cooperative.objects.values("register_key").distinct().count() == ROWS
    assert Cooperative.objects.count() == ROWS
