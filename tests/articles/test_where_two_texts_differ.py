"""Two texts side by side: nothing is left out, and what differs is marked."""

from hypothesis import given
from hypothesis import strategies as st

from articles.differences import MAX_PARAGRAPHS, Pair, Run, compare

TEXTS = st.text(alphabet="ab .\n", max_size=80)


def side(runs: tuple[Run, ...]) -> str:
    return "".join(run.words for run in runs)


def whole(pairs: list[Pair], which: str) -> str:
    return "\n".join(side(getattr(pair, which)) for pair in pairs if getattr(pair, which))


def test_words_are_marked_inside_their_paragraph() -> None:
    pairs = compare("One.\nBeans like shade.\nEnd.", "One.\nBeans love shade.\nEnd.")
    assert [pair.same for pair in pairs] == [True, False, True]
    assert pairs[1].old == (Run("Beans "), Run("like", changed=True), Run(" shade."))
    assert pairs[1].new == (Run("Beans "), Run("love", changed=True), Run(" shade."))


def test_a_paragraph_of_one_side_stands_alone() -> None:
    assert compare("A", "A\nB") == [
        Pair((Run("A"),), (Run("A"),)),
        Pair((), (Run("B", changed=True),)),
    ]


@given(TEXTS, TEXTS)
def test_each_side_gives_its_text_again(old: str, new: str) -> None:
    pairs = compare(old, new)
    for which, text in (("old", old), ("new", new)):
        assert whole(pairs, which).split() == text.split()
    if old == new:
        assert all(pair.same for pair in pairs)
    elif old.split() != new.split():
        assert not all(pair.same for pair in pairs)


def test_texts_past_the_bound_differ_as_a_whole() -> None:
    old = "\n".join(f"a{n}" for n in range(MAX_PARAGRAPHS + 1))
    new = "\n".join(f"b{n}" for n in range(MAX_PARAGRAPHS + 1))
    assert len(compare(old, new)) == 1


def test_words_that_repeat_are_shown_whole_where_pairing_them_would_take_long() -> None:
    # 590 against 590 equal words in blocks of one: a third of a million pairs for each block.
    old, new = "yes no " * 295, "no yes " * 295
    assert compare(old, new) == [Pair((Run(old, changed=True),), (Run(new, changed=True),))]


def test_the_bound_holds_for_the_page_and_not_for_each_paragraph() -> None:
    # Each has 2 x 110 x 110 pairs and at most 331 blocks, so two fit and the third does not.
    old, new = ["a. " * 110 + end for end in "xyz"], ["a. " * 110 + end for end in "uvw"]
    pairs = compare("\n".join(old), "\n".join(new))
    assert [len(pair.old) for pair in pairs] == [2, 2, 1]


def test_a_long_paragraph_of_different_words_is_marked_word_by_word() -> None:
    words = [f"word{number}" for number in range(590)]
    old, new = " ".join(words), " ".join([*words[:300], "another", *words[301:]])
    assert [run for run in compare(old, new)[0].old if run.changed] == [
        Run("word300", changed=True)
    ]
