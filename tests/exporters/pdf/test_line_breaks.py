"""Lines of a PDF are set by a WeasyPrint that counts them, for one document at a time."""

from __future__ import annotations

from threading import Thread

from weasyprint.layout import inline  # type: ignore[import-untyped]  # it ships no types

from publish.exporters.pdf.line_breaks import lines_counted


def test_lines_are_counted_for_one_thread_at_a_time() -> None:
    def other() -> None:
        with lines_counted():
            pass

    alone, waiting = inline.split_inline_level, Thread(target=other)
    with lines_counted():
        counting = inline.split_inline_level
        waiting.start()
        waiting.join(0.05)
        assert inline.split_inline_level is counting is not alone
    waiting.join()
    assert inline.split_inline_level is alone
