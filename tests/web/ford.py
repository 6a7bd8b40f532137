"""Small talks: two parties, two tracks with one issue each, nothing until all."""

from multitrack.web.place import Slug

PARLEY = """
multitrack: 1
title: Parley at the ford
language: en
exercise: true
rule: unanimity
parties:
  GOV: {name: Government, names: [{by: OPP, name: The regime}]}
  OPP: {name: Opposition, names: [{by: GOV, name: The rebels}]}
issues:
  truce:
    title: Truce
    options:
      none: {title: No truce, wording: "The fighting goes on."}
      local: {title: Local truce, wording: "The fighting pauses at the ford."}
  aid:
    title: Aid
    options:
      cases: {title: Case by case, wording: "Convoys are agreed one by one."}
      free: {title: Free passage, wording: "Convoys pass freely."}
draft:
  paragraphs:
    one: "{truce}"
    two: "{aid}"
tracks:
  violence: {title: Ending violence, issues: [truce], team: [GOV, OPP]}
  relief: {title: Relief, issues: [aid], team: [GOV, OPP]}
linkage:
  - nothing until all: [truce, aid]
"""
SLUG = Slug("ford")
