"""Keeps the translations: collects every string that can be said in another language, and compiles what was said.

``python scripts/translate.py`` brings each ``django.po`` up to date and writes the ``django.mo`` beside it. It needs
nothing but Django: no gettext on the machine. Translators edit the ``.po``; the ``.mo`` is made from it alone.
"""

import ast
import re
import struct
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "multitrack"
LOCALE = SOURCE / "web" / "locale"
SAYING = {"_", "gettext", "gettext_lazy", "say", "phrase", "ngettext", "count"}
MANY = {"ngettext", "count"}
ROOMS = ("reading", "record", "report", "web")


class Said(NamedTuple):
    """A string to translate, with its form for many where it counts."""

    one: str
    many: str = ""


class Message(NamedTuple):
    """A string and what it is in one language, a form for each number that the language tells apart."""

    said: Said
    forms: tuple[str, ...]


def collected() -> dict[Said, list[str]]:
    """Every string that can be said in another language, and the files it stands in."""
    found: dict[Said, list[str]] = {}
    for room in ROOMS:
        for path in sorted((SOURCE / room).rglob("*")):
            if path.suffix not in {".py", ".html"}:
                continue
            source = path.read_text(encoding="utf-8")
            for said in in_template(source) if path.suffix == ".html" else in_module(source, path):
                if not re.search(r"[^\W\d_]", re.sub(r"\{\w*\}", "", said.one)):
                    continue
                places = found.setdefault(said, [])
                name = path.relative_to(ROOT).as_posix()
                if name not in places:
                    places.append(name)
    return found


def in_module(source: str, path: Path) -> Iterator[Said]:
    """What a module says: in calls that translate, in sentences with places, and in the rules of procedure."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(one)), *rest]) if (
                name in SAYING
            ):
                many = rest[0].value if name in MANY and rest and isinstance(rest[0], ast.Constant) else ""
                yield Said(one, str(many))
            case ast.keyword(arg="between", value=ast.Constant(value=str(one))) if one.strip():
                yield Said(one)
            case ast.Dict(values=values):
                for value in values:
                    if (
                        isinstance(value, ast.Constant)
                        and isinstance(value.value, str)
                        and "{" in value.value
                    ):
                        yield Said(value.value)
    if path.name == "clauses.py":
        yield from of_procedure(tree)


def of_procedure(tree: ast.AST) -> Iterator[Said]:
    """What the clauses say, and who may do what."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="_row"), args=[*_, ast.Constant(value=str(says))]):
                yield Said(says)
            case ast.ClassDef(name="Who", body=body):
                for line in body:
                    if isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant):
                        yield Said(str(line.value.value))


def in_template(source: str) -> Iterator[Said]:
    """What a template says."""
    text = r"u?('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
    code = templatize(source)
    for one, many in re.findall(rf"ngettext\({text},\s*{text}", code):
        yield Said(ast.literal_eval(one), ast.literal_eval(many))
    for one in re.findall(rf"(?<!n)gettext\({text}|(?<=[ (])_\({text}", code):
        yield Said(ast.literal_eval(one[0] or one[1]))


def read_po(path: Path) -> tuple[str, list[Message]]:
    """A file of translations: its head, and every message in it."""
    head, messages = "", []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        parts: dict[str, str] = {}
        key = ""
        for line in block.splitlines():
            if found := re.match(r'(msg\w+(?:\[\d\])?) (".*")$', line):
                key = found[1]
                parts[key] = ast.literal_eval(found[2])
            elif line.startswith('"'):
                parts[key] += ast.literal_eval(line)
        if not parts:
            continue
        forms = tuple(parts[name] for name in sorted(parts) if name.startswith("msgstr"))
        if parts["msgid"]:
            messages.append(Message(Said(parts["msgid"], parts.get("msgid_plural", "")), forms))
        else:
            head = forms[0]
    return head, messages


def write_po(path: Path, head: str, messages: Iterable[Message], places: dict[Said, list[str]]) -> None:
    """Write translations down, each with the files it stands in."""
    blocks = ['msgid ""\nmsgstr ""\n' + "\n".join(quoted(line + "\n") for line in head.splitlines())]
    for message in messages:
        lines = [f"#: {' '.join(places[message.said])}"]
        if re.search(r"%\(\w+\)s", message.said.one):
            lines.append("#, python-format")
        lines.append(f"msgid {quoted(message.said.one)}")
        if message.said.many:
            lines.append(f"msgid_plural {quoted(message.said.many)}")
            lines += [f"msgstr[{n}] {quoted(form)}" for n, form in enumerate(message.forms)]
        else:
            lines.append(f"msgstr {quoted(message.forms[0])}")
        blocks.append("\n".join(lines))
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def quoted(words: str) -> str:
    """Words as a file of translations holds them."""
    plain = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{plain}"'


def compiled(head: str, messages: Iterable[Message]) -> bytes:
    """The file that gettext reads: sorted, the same bytes from the same translations."""
    pairs = {b"": head.encode()}
    for said, forms in messages:
        if all(forms):
            one = f"{said.one}\0{said.many}" if said.many else said.one
            pairs[one.encode()] = "\0".join(forms).encode()
    keys = sorted(pairs)
    start = 28 + 16 * len(keys)
    ids, words, where = b"", b"", []
    for key in keys:
        where.append((len(key), len(ids), len(pairs[key]), len(words)))
        ids += key + b"\0"
        words += pairs[key] + b"\0"
    table = [number for length, at, _, _ in where for number in (length, start + at)]
    table += [number for _, _, length, at in where for number in (length, start + len(ids) + at)]
    front = struct.pack("<7I", 0x950412DE, 0, len(keys), 28, 28 + 8 * len(keys), 0, 0)
    return front + struct.pack(f"<{len(table)}I", *table) + ids + words


def main() -> None:
    """Bring every language up to date; say what is still to be translated."""
    places = collected()
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        head, known = read_po(path)
        forms = {message.said: message.forms for message in known}
        count = int(re.findall(r"nplurals=(\d)", head)[0])
        messages = [
            Message(said, forms.get(said, ("",) * (count if said.many else 1))) for said in sorted(places)
        ]
        write_po(path, head, messages, places)
        path.with_suffix(".mo").write_bytes(compiled(head, messages))
        missing = [message.said.one for message in messages if not all(message.forms)]
        sys.stdout.write(f"{path.parts[-3]}: {len(messages)} strings, {len(missing)} not translated\n")


if __name__ == "__main__":
    main()
