"""The demonstration: invented cooperatives, their goods, labels, shoppers and orders.

Everything is found again by its key, so that running it twice changes nothing.
"""

from collections.abc import Callable

from catalog.models import Product
from catalog.reference import load_reference as load_catalogue
from cooperatives.reference import load_reference as load_territory
from coopstore.demo.seed import content
from coopstore.demo.seed.goods import seed_goods
from coopstore.demo.seed.people import seed_people
from coopstore.demo.seed.pictures import seed_pictures
from coopstore.demo.seed.proofs import seed_certificates
from coopstore.demo.seed.purchases import seed_orders
from coopstore.demo.seed.sellers import seed_cooperatives
from orders.models import Order


def is_complete() -> bool:
    """Whether the last step of the demonstration has been reached before."""
    goods = [row["key"] for row in content.products()]
    return Order.objects.exists() and Product.objects.filter(slug__in=goods).count() == len(goods)


def seed(say: Callable[[str], None]) -> None:
    """Write what is missing; `say` is told each step in a line."""
    load_territory()
    load_catalogue()
    people = seed_people()
    sellers = seed_cooperatives(people)
    say(f"{len(sellers)} cooperatives")
    goods = seed_goods(sellers)
    say(f"{len(goods)} products")
    say(f"{seed_pictures(goods)} new pictures")
    say(f"{seed_certificates(sellers, goods, people.admin)} new certificates")
    say(f"{seed_orders(people)} new orders")
