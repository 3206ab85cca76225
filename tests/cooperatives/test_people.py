"""Who works for a cooperative: invited, joined, given a role, let go; an owner always stays."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cooperatives.errors import (
    AlreadyMember,
    InvitationExpired,
    InvitationUsed,
    InvitationWithdrawn,
    LastOwner,
    OwnersOnly,
)
from cooperatives.models import Act, Invitation, Membership, Role
from cooperatives.use_cases import (
    accept_invitation,
    change_role,
    invite,
    remove_member,
    send_again,
    set_member,
    withdraw_invitation,
)
from coopstore.notifications.models import Notification
from tests.factories.accounts import UserFactory
from tests.factories.cooperatives import (
    CooperativeFactory,
    EvidenceFactory,
    MembershipFactory,
    StatusChangeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return MembershipFactory(cooperative=CooperativeFactory(draft=True))


def _invite(owner, **more) -> Invitation:
    asked = {"role": Role.HELPER, "language": "ar", "email": "nephew@example.org"} | more
    return invite(cooperative=owner.cooperative, actor=owner.user, **asked)


def _told(kind: str) -> set[tuple]:
    return set(Notification.objects.filter(kind=kind).values_list("channel", "address", "language"))


def test_an_invitation_goes_out_by_mail_in_the_language_of_the_person(owner):
    invitation = _invite(owner)

    assert _told("invitation") == {("email", "nephew@example.org", "ar")}
    message = Notification.objects.get()
    assert message.path == f"sell/invitations/{invitation.token}/"
    assert message.is_secret
    entry = owner.cooperative.trail.get()
    assert (entry.act, entry.subject, entry.after) == (Act.INVITED, "nephew@example.org", "helper")


def test_an_invitation_goes_out_by_sms(owner):
    _invite(owner, email="", phone="+212661000001")

    assert _told("invitation") == {("sms", "+212661000001", "ar")}


def test_somebody_with_an_account_is_written_to_in_their_own_language(owner):
    person = UserFactory(language="zgh")

    _invite(owner, email=person.email)

    assert _told("invitation") == {("email", person.email, "zgh"), ("in_app", person.email, "zgh")}


def test_invited_twice_is_invited_once_and_another_role_replaces_the_first(owner):
    first = _invite(owner)

    assert _invite(owner) == first
    second = _invite(owner, role=Role.MANAGER)

    first.refresh_from_db()
    assert first.withdrawn_at is not None
    assert list(Invitation.objects.open()) == [second]


def test_sent_again_the_same_day_nothing_more_goes_out(owner):
    invitation = _invite(owner)

    send_again(invitation=invitation, actor=owner.user)

    assert Notification.objects.count() == 1


def test_whoever_opens_the_link_joins_and_the_owners_are_told(owner, person):
    invitation = _invite(owner)

    membership = accept_invitation(invitation=invitation, actor=person)

    assert (membership.role, membership.invited_by) == (Role.HELPER, owner.user)
    assert _told("member_joined") == {
        ("email", owner.user.email, "fr"),
        ("in_app", owner.user.email, "fr"),
    }
    told = Notification.objects.filter(kind="member_joined").first().context
    assert (told["account"], told["invited"]) == (person.email, "nephew@example.org")
    entry = owner.cooperative.trail.last()
    assert (entry.act, entry.subject, entry.after) == (Act.JOINED, str(person), "helper")


def _used(invitation, owner):
    accept_invitation(invitation=invitation, actor=UserFactory())


def _withdrawn(invitation, owner):
    withdraw_invitation(invitation=invitation, actor=owner.user)


def _expired(invitation, owner):
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))


def _file_rejected(invitation, owner):
    owner.cooperative.status = "rejected"
    owner.cooperative.submitted_at = timezone.now()
    owner.cooperative.save()


@pytest.mark.parametrize(
    ("end", "refusal"),
    [
        (_used, InvitationUsed),
        (_withdrawn, InvitationWithdrawn),
        (_expired, InvitationExpired),
        (_file_rejected, InvitationWithdrawn),
    ],
)
def test_a_link_that_ended_says_so_in_words_and_opens_nothing(client, owner, person, end, refusal):
    invitation = _invite(owner)
    end(invitation, owner)
    invitation = Invitation.objects.get(pk=invitation.pk)
    client.force_login(person)
    url = reverse("cooperatives:invitation", args=[invitation.token])

    read, sent = client.get(url), client.post(url)

    for response in (read, sent):
        assert refusal().reason() in response.content.decode()
    assert (read.status_code, sent.status_code) == (200, 422)
    with pytest.raises(refusal):
        accept_invitation(invitation=invitation, actor=person)
    assert not Membership.objects.filter(user=person).exists()


def test_an_owner_who_opens_the_link_stays_an_owner(client, owner):
    invitation = _invite(owner)

    with pytest.raises(AlreadyMember):
        accept_invitation(invitation=invitation, actor=owner.user)

    owner.refresh_from_db()
    assert owner.role == Role.OWNER
    assert Invitation.objects.open().exists()


def test_who_left_may_come_back_by_invitation(owner):
    gone = MembershipFactory(cooperative=owner.cooperative, role="orders", is_active=False)

    accept_invitation(invitation=_invite(owner), actor=gone.user)

    gone.refresh_from_db()
    assert (gone.is_active, gone.role) == (True, Role.HELPER)


@pytest.mark.parametrize("role", sorted(set(Role.values) - {"owner"}))
def test_nobody_but_an_owner_invites_changes_or_removes(owner, role):
    member = MembershipFactory(cooperative=owner.cooperative, role=role)
    invitation = _invite(owner)
    before = (Membership.objects.count(), Invitation.objects.values().get())

    for act in (
        lambda: _invite(member, email="other@example.org"),
        lambda: send_again(invitation=invitation, actor=member.user),
        lambda: withdraw_invitation(invitation=invitation, actor=member.user),
        lambda: change_role(membership=member, role=Role.OWNER, actor=member.user),
        lambda: remove_member(membership=owner, actor=member.user),
    ):
        with pytest.raises(OwnersOnly):
            act()

    member.refresh_from_db()
    assert member.role == role
    assert (Membership.objects.count(), Invitation.objects.values().get()) == before


def test_a_new_role_is_told_to_the_person_and_to_the_trail(owner):
    member = MembershipFactory(cooperative=owner.cooperative, role="orders", user__language="ar")

    change_role(membership=member, role=Role.CATALOGUE, actor=owner.user)

    assert {language for _c, _a, language in _told("member_role_changed")} == {"ar"}
    entry = owner.cooperative.trail.get()
    assert (entry.act, entry.before, entry.after) == (Act.ROLE_CHANGED, "orders", "catalogue")


def test_who_is_removed_is_told_and_stays_in_the_history(owner):
    member = MembershipFactory(cooperative=owner.cooperative, role="orders")

    remove_member(membership=member, actor=owner.user)

    member.refresh_from_db()
    assert not member.is_active
    assert _told("member_removed")
    assert owner.cooperative.trail.get().act == Act.LEFT


def _demote(owner, office):
    change_role(membership=owner, role=Role.MANAGER, actor=owner.user)


def _leave(owner, office):
    remove_member(membership=owner, actor=owner.user)


def _demoted_by_the_office(owner, office):
    set_member(cooperative=owner.cooperative, person=owner.user, role=Role.MANAGER, actor=office)


def _removed_by_the_office(owner, office):
    set_member(
        cooperative=owner.cooperative,
        person=owner.user,
        role=Role.OWNER,
        is_active=False,
        actor=office,
    )


@pytest.mark.parametrize("act", [_demote, _leave, _demoted_by_the_office, _removed_by_the_office])
def test_the_last_owner_stays_whoever_acts(owner, office, act):
    MembershipFactory(cooperative=owner.cooperative, role="manager")
    MembershipFactory(cooperative=owner.cooperative, is_active=False)

    with pytest.raises(LastOwner):
        act(owner, office)

    owner.refresh_from_db()
    assert (owner.role, owner.is_active) == (Role.OWNER, True)
    assert owner.cooperative.trail.count() == 0

    MembershipFactory(cooperative=owner.cooperative)
    act(owner, office)  # the control: with another owner it is done


def _people(owner, name="people", *args) -> str:
    return reverse(f"cooperatives:{name}", args=[owner.cooperative.code, *args])


def test_who_is_an_owner_no_more_has_left_no_door_open(owner, person):
    """A removed owner does not come back by a link of their own making."""
    other = MembershipFactory(cooperative=owner.cooperative)
    own = _invite(owner, role=Role.OWNER, email="spare@example.org")
    kept = _invite(other, email="helper@example.org")

    remove_member(membership=owner, actor=other.user)

    with pytest.raises(InvitationWithdrawn):
        accept_invitation(invitation=own, actor=owner.user)
    assert Membership.objects.get(pk=owner.pk).is_active is False
    assert owner.cooperative.trail.filter(act=Act.UNINVITED).get().subject == "spare@example.org"
    assert accept_invitation(invitation=kept, actor=person)


def test_an_owner_whose_account_is_closed_is_none(owner):
    MembershipFactory(cooperative=owner.cooperative, user__is_active=False)

    with pytest.raises(LastOwner):
        remove_member(membership=owner, actor=owner.user)


def test_the_admin_names_the_last_owner_beside_the_field(client, office, owner):
    client.force_login(office)
    url = reverse("admin:cooperatives_membership_change", args=[owner.pk])

    response = client.post(url, {"role": "owner"})

    assert response.status_code == 200
    assert response.context["adminform"].form.errors
    owner.refresh_from_db()
    assert owner.is_active


def test_the_admin_closes_no_account_that_a_cooperative_needs(client, office):
    owner = MembershipFactory()
    client.force_login(office)
    url = reverse("admin:accounts_user_change", args=[owner.user.pk])
    person = {"email": owner.user.email, "full_name": "Fadma", "language": "fr"}

    refused = client.post(url, person)
    MembershipFactory(cooperative=owner.cooperative)
    closed = client.post(url, person)

    assert "is_active" in refused.context["adminform"].form.errors
    assert closed.status_code == 302
    owner.user.refresh_from_db()
    assert not owner.user.is_active


def test_the_page_invites_by_a_phone_number_as_it_is_typed(client, owner):
    client.force_login(owner.user)

    response = client.post(
        _people(owner), {"address": "06 61 00 00 01", "role": "helper", "language": "zgh"}
    )

    assert response.url == _people(owner)
    assert str(Invitation.objects.get().phone) == "+212661000001"


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("", "Write an e-mail address or a phone number."),
        ("nephew@", "Write an e-mail address such as name@example.ma."),
        ("12", "Write a phone number such as 06\u00a012\u00a034\u00a056\u00a078."),
    ],
)
def test_a_wrong_address_has_its_sentence(client, owner, address, sentence):
    client.force_login(owner.user)

    response = client.post(_people(owner), {"address": address, "role": "helper", "language": "ar"})

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert Invitation.objects.count() == 0


def test_a_manager_looks_and_finds_no_button(client, owner):
    manager = MembershipFactory(cooperative=owner.cooperative, role="manager")
    client.force_login(manager.user)
    _invite(owner)

    words = client.get(_people(owner)).content.decode()

    assert "nephew@example.org" in words
    assert "Only an owner invites people and changes roles." in words
    assert 'name="address"' not in words
    response = client.post(
        _people(owner), {"address": "a@example.org", "role": "owner", "language": "ar"}
    )
    assert response.status_code == 422
    assert Invitation.objects.count() == 1


def test_a_visitor_reads_the_invitation_and_is_asked_to_sign_in(client, owner):
    url = reverse("cooperatives:invitation", args=[_invite(owner).token])

    for response in (client.get(url), client.post(url)):
        assert f"/accounts/signup/?next={url}" in response.content.decode()
        # The address is the key. Forms need the origin that "no-referrer" would hide.
        assert response["Referrer-Policy"] == "same-origin"
    assert Membership.objects.count() == 1


def test_an_accepted_invitation_opens_the_file(client, owner, person):
    client.force_login(person)

    response = client.post(
        reverse("cooperatives:invitation", args=[_invite(owner).token]), follow=True
    )

    application = reverse("cooperatives:application", args=[owner.cooperative.code])
    assert response.redirect_chain[-1][0] == application


def test_the_member_who_is_changed_belongs_to_the_cooperative_of_the_address(client, owner):
    other = MembershipFactory()
    client.force_login(owner.user)

    assert client.post(_people(owner, "person", other.pk), {"remove": "1"}).status_code == 404
    other.refresh_from_db()
    assert other.is_active


DESK_ONLY = (Role.CATALOGUE, Role.ORDERS, Role.FINANCE)
STANDS = {
    "draft": "The file is not sent yet.",
    "changes_requested": "The office asks for changes.",
    "submitted": "Your file is with the office.",
    "under_review": "Your file is with the office.",
    "rejected": "The office did not accept the file.",
    "closed": "This cooperative left the shop.",
}


@pytest.mark.parametrize("role", DESK_ONLY)
@pytest.mark.parametrize("status", STANDS)
def test_who_works_at_the_desk_reads_where_the_file_stands(client, role, status):
    file = CooperativeFactory(**{status: True})
    EvidenceFactory(cooperative=file)
    StatusChangeFactory(cooperative=file, target=status, reason="Papier illisible")
    client.force_login(MembershipFactory(cooperative=file, role=role).user)

    page = client.get(f"/en/sell/{file.code}/", follow=True)

    words = page.content.decode()
    assert page.status_code == 200
    assert STANDS[status] in words
    assert file.name_en in words
    assert ("We answer by" in words) == (status in ("submitted", "under_review"))
    assert not any(secret in words for secret in (file.ice, file.address, "Papier illisible"))
    assert f"/sell/{file.code}/documents/" not in words
    assert f"/sell/{file.code}/application/" not in words.partition("<main")[2]


@pytest.mark.parametrize("role", DESK_ONLY)
def test_who_works_at_the_desk_is_led_there_after_approval(client, role):
    member = MembershipFactory(role=role)
    client.force_login(member.user)
    home = f"/en/sell/{member.cooperative.code}/"

    assert client.get(f"{home}application/").url == home
    assert client.get(home).status_code == 200


@pytest.mark.parametrize(("role", "is_shown"), [(Role.OWNER, True), (Role.HELPER, False)])
def test_a_helper_is_not_led_to_documents_they_may_not_see(client, role, is_shown):
    member = MembershipFactory(cooperative=CooperativeFactory(submitted=True), role=role)
    client.force_login(member.user)
    documents = f"/en/sell/{member.cooperative.code}/documents/"

    page = client.get(f"/en/sell/{member.cooperative.code}/application/").content.decode()

    assert (f'href="{documents}"' in page) == is_shown
    assert client.get(documents).status_code == (200 if is_shown else 404)
