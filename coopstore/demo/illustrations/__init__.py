"""Drawn pictures of what cooperatives make and of where they live.

Every picture is geometry, a region's palette and a little grain. They stand where a photo belongs
in the demo, and on the pages that have no photo of their own. The same arguments always give the
same SVG, byte for byte.

`PRODUCTS` knows one drawing for each product type of `coopstore/demo/data/terroir.json`, `FORMS`
those of particular goods, `PLACES` the kinds of country. Regions are ISO 3166-2 codes, from "MA-01"
to "MA-12".
"""

from collections.abc import Callable

from . import (
    bakery,
    basketry,
    bath,
    care,
    carpets,
    cereals,
    dates,
    fish,
    fruit,
    herbs,
    honey,
    leather,
    lowlands,
    metal,
    mountains,
    nuts,
    oils,
    pottery,
    preserves,
    silver,
    spices,
    table,
    textile,
    towns,
    wood,
)
from .forms import FORMS
from .landscape import Landscape
from .regions import draw_region_patch
from .scene import Scene

PRODUCTS: dict[str, Callable[[Scene], None]] = {
    "alfa-doum": basketry.esparto,
    "algue-cosmetique": bath.seaweed,
    "amandes": nuts.almonds,
    "amandons-argan": oils.argan_kernels,
    "amlou": preserves.amlou,
    "babouches": leather.babouches,
    "bijoux-tiznit": silver.necklace,
    "bois-cedre": wood.cedar,
    "bois-thuya": wood.thuya,
    "boucherouite": carpets.boucherouite,
    "bougie": metal.candles,
    "bracelet-argent": silver.bracelet,
    "broderie-fes": textile.embroidery,
    "capres": preserves.capers,
    "caroube": cereals.carob,
    "cerises-sefrou": fruit.cherries,
    "cire-abeille": honey.beeswax,
    "clementine-berkane": fruit.clementines,
    "confiture-cactus": preserves.prickly_pear_jam,
    "couscous-ble": cereals.wheat_couscous,
    "couscous-mais": cereals.maize_couscous,
    "couscous-orge": cereals.barley_couscous,
    "cumin-beldi": spices.cumin,
    "dattes-aziza": dates.aziza_dates,
    "dattes-boufeggous": dates.boufeggous_dates,
    "dattes-mejhoul": dates.medjool_dates,
    "djellaba": textile.djellaba,
    "eau-fleur-oranger": care.orange_blossom_water,
    "eau-rose": care.rose_water,
    "escargots": table.snails,
    "farine-orge": cereals.barley_flour,
    "feves-bissara": nuts.broad_beans,
    "fibule-tazerzit": silver.fibula,
    "figue-barbarie": fruit.prickly_pears,
    "figues-sechees": fruit.dried_figs,
    "fromage-chevre": table.goat_cheese,
    "ghassoul": bath.ghassoul,
    "grenade-sefri": fruit.pomegranates,
    "hanbel": carpets.hanbel,
    "henne": bath.henna,
    "huile-argan-alimentaire": oils.argan_oil,
    "huile-argan-cosmetique": care.cosmetic_argan_oil,
    "huile-figue-barbarie": care.prickly_pear_oil,
    "huile-olive-vierge": oils.olive_oil,
    "laine-filee": textile.wool,
    "lait-chamelle": table.camel_milk,
    "lanterne": metal.lantern,
    "lavande-huile": care.lavandin_oil,
    "lentilles-zaer": nuts.lentils,
    "menthe-sechee": herbs.mint,
    "miel-arbousier": honey.strawberry_tree_honey,
    "miel-euphorbe": honey.euphorbia_honey,
    "miel-oranger": honey.orange_blossom_honey,
    "miel-romarin": honey.rosemary_honey,
    "miel-thym": honey.thyme_honey,
    "msemen-surgele": bakery.breads,
    "noix": nuts.walnuts,
    "nougat-sucrerie": bakery.pastries,
    "olives-table": preserves.table_olives,
    "paprika-piment": spices.sweet_pepper,
    "pate-dattes": dates.date_paste,
    "plateau-cuivre": metal.tray,
    "poisson-transforme": fish.fish,
    "pollen": honey.pollen,
    "pomme-midelt": fruit.apples,
    "poterie-oulja": pottery.oulja_pottery,
    "poterie-rif": pottery.rif_pottery,
    "poterie-safi": pottery.safi_plate,
    "poterie-tamegroute": pottery.tamegroute_pottery,
    "pouf-cuir": leather.pouf,
    "quinoa": cereals.quinoa,
    "raisins-secs": fruit.raisins,
    "ras-el-hanout": spices.ras_el_hanout,
    "romarin": herbs.rosemary,
    "rose-sechee": herbs.rose_buds,
    "sabra": textile.sabra_cushions,
    "sac-cuir": leather.bag,
    "safran": spices.saffron,
    "savon-argan": bath.argan_soap,
    "savon-beldi": bath.black_soap,
    "sel-source": spices.salt,
    "selham-burnous": textile.burnous,
    "sirop-dattes": dates.date_syrup,
    "smen": table.smen,
    "tajine-terre": pottery.tajine,
    "tapis-azilal": carpets.azilal_rug,
    "tapis-beni-ouarain": carpets.beni_ouarain_rug,
    "tapis-rabat": carpets.rabat_carpet,
    "tapis-taznakht": carpets.taznakht_rug,
    "the-herbes": herbs.herbal_tea,
    "theiere": metal.teapot,
    "thym-zaatar": herbs.thyme,
    "vannerie-jonc": basketry.rush_mat,
    "vannerie-palmier": basketry.palm_basket,
    "verveine": herbs.verbena,
    "viande-chevreau": table.kid_meat,
    "vinaigre-cactus": preserves.prickly_pear_vinegar,
    "zammita": cereals.sellou,
    "zellige-deco": pottery.zellige,
}
"""The drawing of each product type, by its slug."""

PLACES: dict[str, Callable[[Landscape], None]] = {
    "argan": mountains.argan_hills,
    "atlas": mountains.atlas_village,
    "cedar": mountains.cedar_forest,
    "coast": lowlands.coast,
    "desert": lowlands.dunes,
    "medina": towns.medina,
    "oasis": towns.oasis,
    "plain": lowlands.plain,
    "rif": mountains.rif_hills,
}
"""The painting of each kind of country."""

VARIANTS = 3
"""How many pictures `draw` can make of one thing: the whole, a close-up, a detail beside it."""


def draw(product: str, region: str, *, seed: int, variant: int = 0) -> str:
    """A 400 x 400 SVG of a product type, or of a particular form, on the ground of a region.

    `seed` changes colours, labels, patterns and what stands beside the thing. Variants 1 and 2 are
    close-ups of the picture that variant 0 shows whole. Raises KeyError for a name or a region that
    is not known, ValueError for a variant that does not exist.
    """
    if not 0 <= variant < VARIANTS:
        raise ValueError(f"variant must be 0 to {VARIANTS - 1}, not {variant}")
    scene = Scene(region, chance=f"{product}/{seed}", name=f"{product}/{region}/{seed}/{variant}")
    (PRODUCTS | FORMS)[product](scene)
    return scene.svg(crop=(None, scene.focus, scene.detail)[variant])


def draw_place(kind: str, region: str, *, seed: int = 1) -> str:
    """A 640 x 400 SVG of a kind of country in the palette of a region.

    Raises KeyError for a kind or a region that is not known.
    """
    land = Landscape(region, chance=f"{kind}/{seed}", name=f"{kind}/{region}/{seed}")
    PLACES[kind](land)
    return land.svg()


__all__ = ["FORMS", "PLACES", "PRODUCTS", "VARIANTS", "draw", "draw_place", "draw_region_patch"]
