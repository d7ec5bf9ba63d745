"""What the plan asks of the pages that are written: the section, the facts they stand on, the tools they hand over to."""

from __future__ import annotations

from sitegen.load import Library, tool_target
from sitegen.source import Problems


def check(library: Library, problems: Problems) -> None:
    """The faults of written pages against content/plan.yml. A page may use more facts and tools than the plan names."""
    for slug, planned in library.plan.items():
        page = library.guides.get("zh", {}).get(slug)
        if page is None:
            continue  # `check` lists what is not written yet
        if page.meta.section != planned.section:
            problems.add(page.at("section"), f"the plan has '{slug}' in '{planned.section}'", "move it, or mend the plan")
        for fact in planned.facts:
            if fact not in page.meta.facts:
                problems.add(page.at("facts"), f"the plan lets '{slug}' stand on '{fact}'", "add it to the facts")
        for tool in map(tool_target, planned.tools):
            if tool not in page.meta.tools:
                problems.add(page.at("tools"), f"the plan hands over to '{tool}'", "add it to the tools")
