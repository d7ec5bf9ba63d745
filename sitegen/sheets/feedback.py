"""The feedback sheet of a workshop: boxes and lines, without name, telephone or a list of who was there."""

from __future__ import annotations

from sitegen.sheets import compose, layout
from sitegen.site import Site


def path(site: Site) -> str:
    return f"feedback.{site.language.code}.pdf"


def document(site: Site) -> str:
    """The whole HTML of the feedback sheet."""
    title = site.t("sheet.feedback_title")
    frame = layout.common(site, "feedback", title, site.t("sheet.feedback_lead"))
    paper = site.edition.feedback.paper
    return compose.templates(site).get_template("feedback.html").render(
        sheet=frame,
        choices=[(key, ["yes", "partly", "no"]) for key in ("clear", "mine", "next", "safe")],
        hand_in=site.local(paper) if paper else "",
    )
