"""The page that lists who can help where: an edition's referral directory, by region, as values for its template. Pure.

A reader finds the region by its anchor, which stays when the list grows; without scripts and on paper the page is whole.
"""

from __future__ import annotations

import re
from typing import Any

from sitegen import facts
from sitegen.edition_model import Referral
from sitegen.site import Site, SitePage

LEGAL_AID = "help-12348"
"""The line to call where no region is the reader's own."""


def values(site: Site, page: SitePage) -> dict[str, Any]:
    """What the template shows: the groups in the order in which the edition first names them, nationwide last."""
    grouped: dict[str, list[Referral]] = {}
    for place in site.edition.referrals:
        grouped.setdefault(place.region.province["zh"] if place.region else "", []).append(place)
    nationwide = grouped.pop("", [])
    groups: list[dict[str, Any]] = []
    for places in grouped.values():
        region = places[0].region
        assert region is not None
        title = site.local(region.province)
        anchor = _anchor(region.province, [str(group["id"]) for group in groups])
        groups.append({"id": anchor, "title": title, "places": [_place(site, place) for place in places]})
    if nationwide:
        title = site.t("referrals.nationwide")
        groups.append({"id": "nationwide", "title": title, "places": [_place(site, place) for place in nationwide]})
    line = site.fact(LEGAL_AID)
    return {
        "page": {"title": page.title, "text": page.description},
        "publisher": site.local(site.edition.publisher),
        "groups": groups,
        "line": facts.fact_view(site, page.url, line) | {"number": line.values["phone"].value} if line else None,
    }


def _anchor(province: dict[str, str], taken: list[str]) -> str:
    """The name of a region in addresses: its English name where there is one, the same in every language."""
    name = "-".join(re.findall(r"[a-z0-9]+", province.get("en", "").lower()))
    return f"region-{name}" if name and f"region-{name}" not in taken else f"region-{len(taken) + 1}"


def _place(site: Site, place: Referral) -> dict[str, Any]:
    def local(texts: dict[str, str] | None) -> str:
        return site.local(texts) if texts else ""

    rows = {
        "helps_with": local(place.helps_with), "hours": local(place.hours), "languages": local(place.languages),
        "costs": local(place.costs), "address": local(place.address), "note": local(place.note),
    }  # fmt: skip
    return {
        "id": place.id,
        "name": site.local(place.name),
        "kind": site.t(f"referral.{place.kind}"),
        "city": local(place.region.city) if place.region else "",
        "phone": place.phone or "",
        "url": place.url or "",
        "rows": [{"name": site.t(f"referrals.{key}"), "text": text} for key, text in rows.items() if text],
        "by": local(place.checked_by) or site.local(site.edition.publisher),
        "checked": place.checked,
        "review_by": place.review_by or "",
        "overdue": bool(place.review_by and site.overdue(place.review_by)),
    }
