"""The map of Banxin: copy and a manifest in, newspaper pages out.

Data flow one way, each stage a function from one frozen type to the next::

    issue.yaml, copy/*.md -read_issue-> Issue -plant-> Node(Sitter) -deal-> Region
    Region -carve-> Leg; Paragraph -set_galley-> Galley -settings-> Setting
    Setting, Leg -fill, place_text-> GlyphRun -> PlacedPage
    PlacedPage -> press (PDF), proof (display list, report), preflight (Finding)

Rooms, from the ground up:

* ``units``, ``errors``, ``messages``: lengths, errors, the words of every code.
* ``model``: the nouns; frozen, without algorithms.
* ``cjk``: knowledge of Chinese text, as tables with sources.
* ``fonts``: faces, advances, shaping, subsets (HarfBuzz lives here).
* ``pictures``: photographs, their crop, colour and cache (Pillow lives here).
* ``pdfs``: finished PDFs, as what they paint, as plates and as pixels (pikepdf and
  pypdfium2 live here).
* ``composition``: copy to lines.
* ``manifest``: what the editor writes, read and checked (YAML and pydantic live here).
* ``makeup``: lines to pages.
* ``preflight``: checks over placed pages, and in ``pdf`` over finished files.
* ``press``: PDF/X-4 for plates, tagged PDF/A for readers (reportlab lives here).
* ``proof``: the display list, the report, the page with its findings drawn on it.
* ``archive``: sealed packages, search over them (SQLite lives here).
* ``typecase``: the faces that a folder's pages are set in; ``workshop``: the folder in
  which a build comes together; ``voice``: how a verb speaks; ``inspection``: finished
  PDFs read, measured and checked.
* ``pressroom``: the files of a build, by name, written and checked.
* ``edition``: where the stages are joined; ``planning``: plans proposed and kept;
  ``budgeting``: their budgets told before; ``sealing``: an issue built and sealed;
  ``cli`` with ``archiving``, ``preflighting`` and ``options``: arguments in, exit codes
  out.
"""

__version__ = "0.1.0"
