"""With some issues settled, what is left is what there was with just these choices."""

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis import slow
from tests.analysis.small_talks import talks as some_talks

from multitrack.analysis.settled import with_settled
from multitrack.model.package import Choice, Package
from multitrack.model.talks import Talks


@given(some_talks(), st.data())
def test_what_is_left_holds_what_was_settled(talks: Talks, data: st.DataObject) -> None:
    some = data.draw(st.lists(st.sampled_from(talks.issues), unique=True))
    package = Package(tuple(Choice(issue.id, data.draw(st.sampled_from(issue.options)).id) for issue in some))
    left = slow.written(with_settled(talks, package))
    chosen = package.as_dict()
    assert sorted(left, key=repr) == sorted(
        (
            each
            for each in slow.written(talks)
            if all(chosen.get(choice.issue, choice.option) == choice.option for choice in each.choices)
        ),
        key=repr,
    )
