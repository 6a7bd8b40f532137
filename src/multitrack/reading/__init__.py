"""A report or transcript in, drafts out: statements, contacts and proposals, each with the words it rests on.

Rules only: no network, no model, no chance. Every draft carries the name of the rule that made it, and nothing
here enters a register: a draft is a value of its own until a person says yes.

``opening`` reads plain text, HTML and .docx and refuses what is hostile or no text; ``reader`` goes through a
document; ``filing`` turns drafts into a talks file that passes ``multitrack check``. The words of a language
stand as tables in a module of ``languages``.
"""
