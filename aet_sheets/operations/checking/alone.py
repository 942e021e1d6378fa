"""Checking a file by itself: what it refers to may be elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from aet_sheets.checking.forms import check_form
from aet_sheets.checking.tables import ValueReader
from aet_sheets.checking.values import parse
from aet_sheets.consolidation.dataset import Index
from aet_sheets.consolidation.in_kind import value_in_kind
from aet_sheets.consolidation.linking import Scope
from aet_sheets.consolidation.memory import Memory
from aet_sheets.consolidation.returns import ReturnFile, Status, recognise, unusable_cover
from aet_sheets.consolidation.run import check_pilot, check_return, join
from aet_sheets.consolidation.sources import Source
from aet_sheets.dossier.files import Named, OpenedFile, open_file, open_files
from aet_sheets.operations.checking.files import File
from aet_sheets.operations.checking.results import FileCheck, Kind, RowCount
from aet_sheets.problems import Place, Problem, catalogue
from aet_sheets.reading.raw import RawWorkbook
from aet_sheets.reading.source import RawSource, looks_like_pilot, read_pilot, read_return
from aet_sheets.schema import PILOT_TABLES, RETURN_TABLES, Cover, Groups, Means
from aet_sheets.schema.calendar import school_year
from aet_sheets.text import plural


def check_each_alone(files: Sequence[File]) -> Iterator[FileCheck]:
    """Yield the check of each file by itself."""
    named = [Named(file.path, file.shown) for file in files]
    return map(_check_opened, files, open_files(named))


def check_alone(file: File) -> FileCheck:
    """Check a file by itself."""
    return _check_opened(file, open_file(file.path, file.shown))


def _check_opened(file: File, opened: OpenedFile) -> FileCheck:
    if isinstance(opened.content, Problem):
        return FileCheck(file.shown, None, Status.UNREADABLE, problems=(opened.content,))
    if looks_like_pilot(opened.content):
        return _check_pilot_alone(file, opened.content)
    raw = read_return(opened.content, file.shown)
    return _check_return_alone(file, ReturnFile(file.shown, opened.input.sha256 if opened.input else "", raw), raw)


def _check_pilot_alone(file: File, workbook: RawWorkbook) -> FileCheck:
    pilot = check_pilot(read_pilot(workbook, file.shown), ValueReader())
    scope = Scope(frozenset(pilot.editions), open=frozenset(RETURN_TABLES))
    join([pilot.source], scope, Memory())
    return source_check(pilot.source, Kind.PILOT, file, unchecked=len(scope.unchecked))


def _check_return_alone(file: File, item: ReturnFile, raw: RawSource) -> FileCheck:
    edition = own_edition(raw)
    if edition is None:
        return without_edition(file, item, raw)
    groups = _own_group(raw)
    recognise(item, edition, groups)
    if item.status is not Status.ACCEPTED:
        return FileCheck(file.shown, Kind.RETURN, item.status, problems=tuple(item.problems), item=item)
    source = check_return(item, school_year(edition), ValueReader(), current=True)
    scope = Scope(None, open=frozenset(PILOT_TABLES))
    dataset = join([source], scope, Memory())
    value_in_kind(dataset[Means], [source], None, edition)
    out = [text for table, text in scope.unchecked if table is not Groups or not groups.find(text, file.shown).codes]
    return replace(source_check(source, Kind.RETURN, file, unchecked=len(out)), item=item)


def source_check(source: Source, kind: Kind, file: File, *, unchecked: int = 0) -> FileCheck:
    """Return the check of a file whose rows were linked; `unchecked` references lead out of it."""
    if unchecked:
        source.problems.append(_references_unchecked(source, unchecked))
    problems = renamed(source.all_problems(), file)
    status = Status.TO_CORRECT if any(problem.blocking for problem in problems) else Status.ACCEPTED
    return FileCheck(file.shown, kind, status, RowCount.of(source), problems, unchecked)


def _references_unchecked(source: Source, count: int) -> Problem:
    references = plural(count, "référence désigne une ligne qui n'est", "références désignent des lignes qui ne sont")
    unchecked = "elle n'a pas pu être vérifiée" if count == 1 else "elles n'ont pas pu être vérifiées"
    return catalogue.REFERENCES_UNCHECKED.at(Place(source.file), references=references, unchecked=unchecked)


def renamed(problems: Iterable[Problem], file: File) -> tuple[Problem, ...]:
    """Return `problems` under the name by which the file was given."""
    return tuple(replace(problem, file=file.shown) for problem in problems)


def is_return(raw: RawSource) -> bool:
    """Tell whether a file has a cover or a table of a return."""
    return bool(raw.form.values or raw.tables)


def own_edition(raw: RawSource) -> str | None:
    """Return the edition that a return states, on its cover or in its hidden metadata."""
    stated = (raw.form.values.get(Cover.edition.name, ""), raw.metadata.get("edition", ""))
    return next((str(found) for text in stated if (found := parse(Cover.edition, text).value)), None)


def _own_group(raw: RawSource) -> Index:
    """Return an index in which the group of a return is found, as nobody else can say which groups there are."""
    groups = Index()
    stated = (parse(Cover.group, raw.form.values.get(Cover.group.name, "")).value, raw.metadata.get("groupe"))
    for group in stated:
        if group:
            groups.add(str(group))
    return groups


def without_edition(file: File, item: ReturnFile, raw: RawSource) -> FileCheck:
    """Return the check of a file that does not say which edition it is of, and often is no return at all."""
    cover = item.cover = check_form(Cover, raw.form, file.shown)
    problem = unusable_cover(raw, cover.place(Cover.edition), "l'édition n'est indiquée nulle part")
    problems = renamed([*raw.problems, *cover.problems, problem], file)
    kind = Kind.RETURN if is_return(raw) else None
    return FileCheck(file.shown, kind, Status.UNRECOGNISED, problems=problems, item=item)
