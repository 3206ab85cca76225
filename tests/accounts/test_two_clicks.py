"""A sign-up form sent twice in the same second."""

import pytest

from coopstore.accounts.models import User
from tests.orders.test_cart_races import at_once, browser

DATA = {
    "full_name": "Amina El Alaoui",
    "email": "amina@example.org",
    "phone": "06 12 34 56 78",
    "password1": "a-long-enough-one",
}


@pytest.mark.django_db(transaction=True)
def test_two_clicks_on_sign_up_make_one_account():
    answers = at_once(*[lambda: browser().post("/fr/accounts/signup/", DATA) for _ in range(3)])

    # The account, the way to sign in, or the sentence that the address is taken.
    assert {answer.status_code for answer in answers} <= {302, 200, 422}
    assert "/fr/" in {getattr(answer, "url", "") for answer in answers}
    assert User.objects.get().email == "amina@example.org"
