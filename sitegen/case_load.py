"""Reading what the case file is made from: the vocabulary, the page's words, the checklist of evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sitegen import schema
from sitegen.case_model import CaseWords, Evidence, Part, Situation
from sitegen.reading import Page, document, markdown_page
from sitegen.source import Problems
from sitegen.vocabulary import Vocabulary
from sitegen.yamlfile import Document


@dataclass
class CaseFile:
    """The case file's values and, by language, its words and checklist; what a language lacks is taken in Chinese."""

    vocabulary: Vocabulary | None = None
    pages: dict[str, Page[CaseWords]] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)

    def page(self, language: str) -> Page[CaseWords] | None:
        """The words of the page."""
        return self.pages.get(language) or self.pages.get("zh")

    def parts(self, language: str) -> dict[str, Part]:
        """The parts of the page that can be linked by themselves."""
        page = self.page(language)
        return page.meta.parts if page else {}

    def situations(self, language: str) -> dict[str, Situation]:
        """The checklist by situation."""
        found = self.evidence.get(language) or self.evidence.get("zh")
        return {one.id: one for one in found.situations} if found else {}


def load_case(root: Path, languages: list[str], problems: Problems) -> CaseFile:
    """Read everything below `root` that the case file is made from."""
    made, content = CaseFile(), root / "content"
    found = document(root, content / "vocabulary.yml", problems)
    if found:
        made.vocabulary = schema.read(Vocabulary, found, problems)
        made.documents["vocabulary"] = found
    for language in languages:
        path = content / language / "case-file.md"
        page = markdown_page(root, path, language, CaseWords, problems) if path.exists() else None
        if page:
            made.pages[language] = page
        path = content / language / "evidence.yml"
        found = document(root, path, problems) if path.exists() else None
        evidence = schema.read(Evidence, found, problems) if found else None
        if found and evidence:
            made.evidence[language] = evidence
            made.documents[f"evidence:{language}"] = found
    return made
