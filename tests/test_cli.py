"""The command line: what is printed where, and with which exit code."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from layout.cli import app
from tests.manifest.folders import page
from tests.test_edition import COPY, ROOT, sound

runner = CliRunner()


@pytest.fixture(autouse=True)
def _plain_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.chdir(tmp_path)


def run(*arguments: str | Path) -> Result:
    return runner.invoke(app, [str(each) for each in arguments])


def document(result: Result) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(result.stdout)
    return read


def test_a_finding_is_a_line_with_its_place_a_caret_and_a_hint(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    (folder / "p02.yaml").write_text("page: 2\nname: 民生\n内容：\nrows: [a.md]\n")

    result = run("check", folder)

    assert 2 == result.exit_code
    assert [
        "2026-11-23/p02.yaml:3:3: yaml-wide-colon 这里用了全角冒号",
        "    内容：",
        "        ^",
        "  hint: 换成半角冒号，后面空一格：“键: 值”",
    ] == result.stderr.splitlines()[:4]


def test_a_caret_stands_under_full_width_characters(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    (folder / "p02.yaml").write_text("page: 2\nname: 民生\nrows: [{稿件: 甲.md}]\n")

    lines = run("check", folder).stderr.splitlines()

    assert "    rows: [{稿件: 甲.md}]" == lines[1]
    assert "    " + " " * len("rows: [{....: ") + "^" == lines[2]


def test_a_long_line_is_shown_round_the_place(tmp_path: Path) -> None:
    copy = COPY.replace("大桥", "大" + "江水平静，" * 40 + "\ue001桥", 1)
    folder = sound(tmp_path, copy__a_md=copy)

    _, line, caret, _ = run("check", folder).stderr.splitlines()[:4]

    assert line.startswith("    ...")
    assert len(line) < 60
    assert caret.strip() == "^"


def test_messages_are_in_the_language_that_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = sound(tmp_path)
    (folder / "p02.yaml").write_text("page: 2\nname: 民生\nrows: [a.md]\nfoo: 1\n")

    assert "没有“foo”这个键" in run("check", folder).stderr
    assert "no key “foo”" in run("check", folder, "--lang", "en").stderr
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert "no key “foo”" in run("check", folder).stderr


def test_every_error_is_shown_at_once(tmp_path: Path) -> None:
    folder = sound(tmp_path, copy__b_md="")
    (folder / "p02.yaml").write_text(page("- {article: c.md, rank: 9}\n"))

    stderr = run("check", folder).stderr

    for code in ("file-missing", "value-large", "copy-empty"):
        assert code in stderr
    assert "3 个错误" in stderr


def test_json_is_one_document_on_standard_output(tmp_path: Path) -> None:
    folder = sound(tmp_path)

    good = run("build", folder, "--json")
    assert ("2026-11-23", 0, "") == (
        document(good)["issue"],
        good.exit_code,
        good.stderr,
    )
    (folder / "p02.yaml").write_text("page: 2\nname: 民生\nrows: [c.md]\n")
    bad = run("build", folder, "--json")
    assert (2, "") == (bad.exit_code, bad.stderr)
    (finding,) = document(bad)["findings"]
    assert ("file-missing", "error", 3) == (
        finding["code"],
        finding["severity"],
        finding["where"]["line"],
    )


def test_a_build_prints_a_table_of_its_stories(tmp_path: Path) -> None:
    result = run("build", sound(tmp_path))

    assert 0 == result.exit_code
    head, first, *_ = result.stdout.splitlines()
    assert ["版", "稿件", "栏×行", "题", "字数", "多欠"] == head.split()
    assert ["2", "民生", "a.md", "6×99"] == first.split()[:4]
    assert "欠" in first


def test_the_table_is_followed_by_what_an_inspection_counts(tmp_path: Path) -> None:
    result = run("build", sound(tmp_path))

    told = "检查总字数 17,820，容文字差错 5.3 处；形式差错 0 个（3 个以内合格）"
    assert told in result.stdout.splitlines()


def test_form_errors_are_listed_by_page(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    front = "page: 1\nname: 要闻\nrows: [{masthead: {}}, a.md]\n"
    (folder / "issue.yaml").write_text("issue: 2026-11-23\npages: [p02.yaml]\n")
    (folder / "p02.yaml").write_text(front)

    result = run("build", folder)

    assert "  第1版 1 个：没有定价" in result.stdout.splitlines()
    assert "form-errors" in result.stderr


def test_findings_stand_under_the_number_of_their_page(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    copy = folder / "copy" / "a.md"
    copy.write_text(copy.read_text("utf-8") + "\n\n【待补】\n", "utf-8")
    lines = run("build", folder).stderr.splitlines()
    at = next(i for i, line in enumerate(lines) if "placeholder" in line)

    headings = [line for line in lines[:at] if line.startswith("[第")]
    assert "[第2版]" == headings[-1]


def test_a_build_shows_maps_where_they_are_asked_for(tmp_path: Path) -> None:
    folder = sound(tmp_path)

    assert "┌" not in run("build", folder).stdout
    maps = run("build", folder, "--map").stdout
    assert 2 == maps.count("┌")
    assert "第2版　民生  " in maps


def test_an_error_on_a_page_is_exit_code_1(tmp_path: Path) -> None:
    result = run("build", sound(tmp_path, copy__a_md=COPY + "\n\n【待补】\n"))

    assert 1 == result.exit_code
    assert "placeholder" in result.stderr
    assert "第 2 版有错误" in result.stdout


def test_quiet_is_silent_about_what_is_no_error(tmp_path: Path) -> None:
    result = run("build", sound(tmp_path), "-q")

    assert (0, "", "") == (result.exit_code, result.stdout, result.stderr)


def test_notes_are_told_to_those_who_ask(tmp_path: Path) -> None:
    folder = sound(tmp_path, copy__a_md=COPY.encode("gb18030"))

    assert "copy-encoding" not in run("check", folder).stderr
    assert "copy-encoding" in run("check", folder, "-v").stderr


def test_a_page_may_be_asked_for_with_zeros(tmp_path: Path) -> None:
    folder = sound(tmp_path)

    assert 0 == run("build", folder, "--page", "02").exit_code
    assert ["QL2026112302.pdf"] == [
        path.name for path in (folder / "build" / "press").iterdir()
    ]
    assert 2 == run("build", folder, "--page", "9").exit_code
    assert 2 == run("build", folder, "--page", "二").exit_code


def test_an_issue_may_be_named_by_its_manifest_or_stood_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = sound(tmp_path)

    assert 0 == run("check", folder / "issue.yaml").exit_code
    monkeypatch.chdir(folder)
    assert 0 == run("check").exit_code


def test_new_starts_an_issue_that_builds(tmp_path: Path) -> None:
    result = run("new", "2026-11-24")

    assert 0 == result.exit_code
    assert (tmp_path / "2026-11-24" / "issue.yaml").is_file()
    assert 0 == run("check", "2026-11-24").exit_code
    assert 2 == run("new", "2026-11-24").exit_code


def test_fonts_lists_each_role_and_verifies_the_files() -> None:
    result = run("fonts", "--check")

    assert 0 == result.exit_code
    assert "NotoSerifSC_900Black.ttf" in result.stdout
    rows = document(run("fonts", "--json"))["roles"]
    assert {"body", "head", "kai"} <= {row["role"] for row in rows}


def test_a_folder_of_faces_that_is_not_there_is_exit_code_3() -> None:
    result = run("fonts", "--fonts", "nowhere")

    assert 3 == result.exit_code
    assert "font-folder" in result.stderr


def test_schema_prints_json() -> None:
    assert "$defs" in document(run("schema"))
    assert "page" in document(run("schema", "page"))["properties"]


def test_a_wrong_command_line_is_exit_code_2() -> None:
    assert 2 == run("build", "--pages", "1").exit_code
    assert 2 == run("biuld").exit_code


def test_a_file_that_cannot_be_read_is_exit_code_3(tmp_path: Path) -> None:
    folder = sound(tmp_path, copy__a_md=b"\xff\xff\xff")

    assert 3 == run("build", folder).exit_code


def test_proofs_are_pictures_where_they_are_asked_for(tmp_path: Path) -> None:
    folder = sound(tmp_path)

    result = run("proof", folder, "--png", "--dpi", "40")

    assert 0 == result.exit_code
    pictures = sorted((folder / "build" / "proof").iterdir())
    assert {".png"} == {path.suffix for path in pictures}
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in pictures)


def test_rules_are_listed_with_their_sources(tmp_path: Path) -> None:
    listed = document(run("rules", sound(tmp_path), "--json"))

    assert "newspaper-cn" == listed["set"]
    assert all(row["source"] for row in listed["rules"])


def test_copy_is_set_as_typed_where_that_is_asked_for(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    copy = next(iter(sorted((folder / "copy").glob("*.md"))))
    copy.write_text(copy.read_text("utf-8") + "\n\n他说(笑)…\n", "utf-8")

    normalised = document(run("check", folder, "--json"))
    typed = document(run("check", folder, "--json", "--no-normalise"))

    codes = [each["code"] for each in normalised["findings"]]
    assert [code for code in codes if code.startswith("normalised-")]
    assert [] == [
        each for each in typed["findings"] if each["code"].startswith("normalised-")
    ]


def test_help_does_not_load_the_stages() -> None:
    program = (
        "import sys\n"
        "from layout.cli import app\n"
        "try:\n"
        "    app(['--help'])\n"
        "except SystemExit:\n"
        "    pass\n"
        "heavy = {'yaml', 'reportlab', 'PIL', 'uharfbuzz', 'layout.edition'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    assert "[]" == _last_line(program)


def test_a_plain_build_loads_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    program = (
        "import sys\n"
        "from layout.cli import app\n"
        "try:\n"
        "    app(['build', sys.argv[1], '-q'])\n"
        "except SystemExit:\n"
        "    pass\n"
        "heavy = {'numpy', 'pikepdf', 'pypdfium2', 'fontTools', 'jieba', 'rich',\n"
        "         'reportlab.platypus', 'charset_normalizer'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    assert "[]" == _last_line(program, str(folder))


def _last_line(program: str, *arguments: str) -> str:
    result = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return result.stdout.splitlines()[-1]
