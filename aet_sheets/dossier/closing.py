"""A closed edition gives the same figures for ever: it is sealed once, and whatever differs later is shouted about."""

from __future__ import annotations

from aet_sheets.consolidation.run import Consolidation
from aet_sheets.dossier.folder import Dossier
from aet_sheets.dossier.seals import load_seal, put_aside, save_seal, seal_path
from aet_sheets.figures import Figures, closing
from aet_sheets.figures.sealing import Seal, restored, seal
from aet_sheets.paths import MEMORY, RETURNS
from aet_sheets.problems import Place, Problem, Verbatim, catalogue


def keep_closed(dossier: Dossier, result: Consolidation, figures: Figures) -> Figures:
    """Seal the edition of `result` if it is closed, report what is not as it was sealed, and return the figures.

    Those of a closed edition are the ones that were sealed, targets and baselines included. When they changed they
    are those of today, and a blocking problem says so. The returns of every closed edition that was read are compared.
    """
    edition, memory = result.edition.edition, dossier.path / MEMORY
    closed = closing.is_closed(result, edition)
    if not closed and (aside := put_aside(memory, edition)):
        result.report([closing.reopened(result, dossier.relative(aside))])
    kept = compare_closed(dossier, result, figures)
    if edition in kept:
        return restored(figures, kept[edition])
    if closed and not seal_path(memory, edition).exists():
        inputs = _inputs_of(dossier, edition)
        save_seal(memory, seal(edition, inputs, figures, result.dataset))
        result.report([closing.sealed(result, len(inputs))])
    return figures


def compare_closed(dossier: Dossier, result: Consolidation, figures: Figures) -> dict[str, Seal]:
    """Report what is not as it was sealed, write nothing, and return the seals that hold, by edition.

    That of the edition of `result` does not when `figures`, those of today, are no longer the ones that were sealed.
    """
    edition = result.edition.edition
    seals, damaged = load_seals(dossier, result)
    result.report(damaged)
    for kept in seals.values():
        result.report(closing.input_changes(kept, _inputs_of(dossier, kept.edition)))
    result.report(closing.definition_changes(result, seals))
    changes = list(closing.figure_changes(result, seals[edition], figures)) if edition in seals else []
    result.report(changes)
    return {name: kept for name, kept in seals.items() if name != edition or not changes}


def load_seals(dossier: Dossier, result: Consolidation) -> tuple[dict[str, Seal], list[Problem]]:
    """Return the seals of the closed editions up to that of `result`, by edition, and those that cannot be read."""
    seals, damaged, memory = {}, [], dossier.path / MEMORY
    for edition, bounds in sorted(result.pilot.editions.items()):
        if bounds.start > result.edition.start or not closing.is_closed(result, edition):
            continue
        try:
            kept = load_seal(memory, edition)
        except (OSError, ValueError):
            file = dossier.relative(seal_path(memory, edition))
            damaged.append(catalogue.SEAL_UNREADABLE.at(Place(file), file=Verbatim(file)))
            continue
        if kept:
            seals[edition] = kept
    return seals, damaged


def _inputs_of(dossier: Dossier, edition: str) -> dict[str, str]:
    """Return the sha256 of the returns of `edition` that were read, by their paths."""
    folder = f"{RETURNS}/{edition}/"
    return {known.file: known.sha256 for known in dossier.inputs if known.file.startswith(folder)}
